import { assertNever } from '../../domain/assert-never.ts';
import type { WordDocumentName, WordDocuments } from '../../templates/word-templates.ts';
import { canonicalJson, sha256 } from '../canonical-json.ts';
import { renderDocx } from '../docx/render-docx.ts';
import { checkGlyphs } from '../pdf/check-glyphs.ts';
import {
  locateDecisionSignatures,
  locateInvitationSignature,
  locateMinutesSignatures,
  locateSubmissionSignatures,
} from '../pdf/document-fields.ts';
import { locateBlanks } from '../pdf/find-text.ts';
import type { BlankField, DocumentMaker, OfficeConverter, PdfSigning, SignatureField } from '../ports.ts';

/** Word template → LibreOffice → glyph check → empty signature fields and blanks, found by the words around them. */
export const createDocumentMaker = (office: OfficeConverter, signing: PdfSigning): DocumentMaker => ({
  async drawUp(name, data) {
    const { docx, templateSha256 } = await renderDocx(name, data);
    const pdf = await office.toPdf(docx);
    await checkGlyphs(pdf);
    const { signatures, blanks } = await fieldsOf(pdf, name, data);
    return {
      pdf: await signing.prepare(pdf, signatures, blanks),
      templateHash: templateSha256,
      dataHash: sha256(canonicalJson(data)),
    };
  },
});

interface Fields {
  readonly signatures: readonly SignatureField[];
  readonly blanks: readonly BlankField[];
}

async function fieldsOf<Name extends WordDocumentName>(
  pdf: Buffer,
  name: Name,
  data: WordDocuments[Name],
): Promise<Fields> {
  const document = { name, data } as { [N in WordDocumentName]: { name: N; data: WordDocuments[N] } }[WordDocumentName];
  switch (document.name) {
    case 'submission':
      return { signatures: await locateSubmissionSignatures(pdf, document.data.signer), blanks: [] };
    case 'session-invitation':
      return { signatures: await locateInvitationSignature(pdf, document.data.signer), blanks: [] };
    case 'count-sheet':
    case 'council-minutes': {
      const teller = document.name === 'count-sheet' ? document.data.confirmation?.by.name : undefined;
      const names = { teller, secretary: document.data.secretary.name, chair: document.data.chair.name };
      return { signatures: await locateMinutesSignatures(pdf, names), blanks: [] };
    }
    case 'award-decision':
      return {
        signatures: await locateDecisionSignatures(pdf, document.data.signer),
        blanks: await locateBlanks(pdf),
      };
    default:
      return assertNever(document);
  }
}

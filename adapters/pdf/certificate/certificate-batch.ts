import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { PDFRawStream } from 'pdf-lib';
import {
  type CertificateData,
  certificateTitle,
  fieldLabels,
  type PrintedField,
  printedTexts,
} from '../../../templates/certificate/fields.ts';
import { a4Landscape, type CertificateLayout } from '../../../templates/certificate/layout.ts';
import { cleanData } from '../../docx/clean-text.ts';
import type { SignatureField } from '../../ports.ts';
import { informationDictionary, xmpPacket } from '../pdf-a.ts';
import { type BlankCertificate, drawBlankCertificate } from './blank-certificate.ts';
import { drawText, trackedWidth } from './draw-text.ts';
import { CharacterNotPrintable, TextDoesNotFit } from './errors.ts';
import { fitText } from './fit-text.ts';
import { writeFile } from './pdf-file.ts';

export interface CertificateBatch {
  /**
   * One certificate as PDF/A-2b, without signature field. The same data gives the same bytes, in any batch.
   * @throws TextDoesNotFit and CharacterNotPrintable, which name field and recipient in Vietnamese.
   */
  render(data: CertificateData): Promise<Buffer>;
  /** Where the organisation's seal goes; to be added by `PdfSigning.prepare`. */
  readonly sealField: SignatureField;
  /** SHA-256 (lower-case hex) of layout, fonts and ornament: all that the page is made of besides the data. */
  readonly layoutHash: string;
}

/** Diameter of a union organisation's seal in millimetres; its image has the true size (NĐ 30/2020 Phụ lục I). */
const SEAL = 36;

const FIELDS = Object.keys(fieldLabels) as readonly PrintedField[];

/** Does the costly work (fonts, ornament) once, in a second or two; a certificate then takes about a millisecond. */
export async function createCertificateBatch(layout: CertificateLayout = a4Landscape): Promise<CertificateBatch> {
  const blank = await drawBlankCertificate(layout);
  return {
    render: async (data) => render(cleanData(data) as CertificateData, layout, blank),
    sealField: { name: 'DauCoQuan', box: sealBox(layout) },
    layoutHash: createHash('sha256').update(JSON.stringify(layout)).update(blank.start.sha256).digest('hex'),
  };
}

/** Over the left third of the space for the signature, at the height of its middle. */
function sealBox({ signatureSpace: space }: CertificateLayout): SignatureField['box'] {
  return {
    page: 0,
    x: space.x + space.width / 3 - SEAL,
    y: space.y + (space.height - SEAL) / 2,
    width: SEAL,
    height: SEAL,
  };
}

function render(data: CertificateData, layout: CertificateLayout, blank: BlankCertificate): Buffer {
  const { document, open } = blank;
  const { context } = document;
  const facts = { title: certificateTitle(data), date: data.issuedOn };
  const words = deflateSync(drawWords(data, layout, blank), { level: 9 });
  const metadata = xmpPacket(facts);
  const objects = [
    {
      ref: open.words,
      object: PDFRawStream.of(context.obj({ Length: words.length, Filter: 'FlateDecode' }), words),
    },
    {
      ref: open.metadata,
      object: PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML', Length: metadata.length }), metadata),
    },
    { ref: open.information, object: informationDictionary(document, facts) },
  ];
  return writeFile(blank.start, objects, { root: blank.root, info: open.information });
}

function drawWords(data: CertificateData, layout: CertificateLayout, { typefaces }: BlankCertificate): string {
  const texts = printedTexts(data);
  return FIELDS.filter((field) => texts[field] !== '')
    .map((field) => {
      const style = layout.fields[field];
      const typeface = typefaces[style.font];
      // A no-break space has no glyph of its own.
      const text = texts[field].replaceAll('\u00a0', ' ');
      const missing = typeface.missing(text);
      if (missing.length > 0) throw new CharacterNotPrintable(field, texts.recipient, missing);
      const fitted = fitText(text, style, (word) => trackedWidth(word, style, typeface));
      if (fitted === undefined) {
        throw new TextDoesNotFit(field, texts.recipient, text, { lines: style.lines, size: style.size.smallest });
      }
      return drawText(fitted, style, typeface, layout.page.height);
    })
    .join('\n');
}

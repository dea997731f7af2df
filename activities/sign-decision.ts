import { decisionId } from '../workflows/messages.ts';
import type { EverydayActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { keepDocument } from './keep-document.ts';
import { dossierFile, must } from './lookups.ts';
import { signAsPerson } from './seal-pdf.ts';

/** The authority's signature, on the very draft that was shown when the authority signed. */
export const createSignDecision =
  (deps: ActivityDeps): EverydayActivities['signDecision'] =>
  async ({ dossierId, draft, signerId }) => {
    const { documents, directory } = deps.registers;
    const subjectId = decisionId(dossierId);
    const already = await documents.find(subjectId, 'DECISION', 'SIGNED_ONCE', draft);
    if (already) return { sha256: already.file.sha256 };

    const drawn = must(await documents.find(subjectId, 'DECISION', 'DRAFT', draft), `draft ${draft} of ${subjectId}`);
    const signer = must(await directory.person(signerId), `person ${signerId}`);
    const { authority } = await dossierFile(deps.registers, dossierId, drawn.createdAt.slice(0, 10));
    const signed = await signAsPerson(deps, await deps.store.get(drawn.file), signer, {
      field: 'ChuKyNguoiCoThamQuyen',
      reason: 'Ký ban hành quyết định khen thưởng',
      location: authority.place,
    });
    const { kind, part, provenance } = drawn;
    const facts = {
      subjectId,
      kind,
      part,
      provenance,
      stage: 'SIGNED_ONCE',
      title: 'Quyết định đã ký, chờ cấp số',
    } as const;
    return { sha256: (await keepDocument(deps, signed, facts)).file.sha256 };
  };

import type { DocumentKind } from '../adapters/register-ports.ts';
import type { WordDocumentName, WordDocuments } from '../templates/word-templates.ts';
import type { OfficeActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { countSheetData } from './document-data/count-sheet-data.ts';
import { minutesData } from './document-data/minutes-data.ts';
import type { SessionSources } from './document-data/session-sources.ts';
import { type GatheredSession, gatherSession } from './gather-session.ts';
import { keepDocument } from './keep-document.ts';
import { must } from './lookups.ts';
import { signAsPerson } from './seal-pdf.ts';

/** Biên bản kiểm phiếu, biên bản họp: drawn up from the session's events and signed by the secretary; the chair is next. */
export const createIssueMinutes =
  (deps: ActivityDeps): OfficeActivities['issueMinutes'] =>
  async ({ sessionId }) => {
    const already = await deps.registers.documents.find(sessionId, 'MINUTES', 'SIGNED_ONCE');
    if (already) return { sha256: already.file.sha256 };

    const gathered = await gatherSession(deps, sessionId);
    const { sources } = gathered;
    // First, because the minutes are what tells that both are there.
    await issue(deps, gathered, 'count-sheet', countSheetData(sources), {
      kind: 'COUNT_SHEET',
      title: `Biên bản kiểm phiếu số ${sources.countSheetNumber}`,
      reason: 'Thư ký ký biên bản kiểm phiếu',
    });
    const sha256 = await issue(deps, gathered, 'council-minutes', minutesData(sources), {
      kind: 'MINUTES',
      title: `Biên bản họp Hội đồng số ${sources.minutesNumber}`,
      reason: 'Thư ký ký biên bản họp Hội đồng',
    });
    return { sha256 };
  };

interface Paper {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly reason: string;
}

async function issue<Name extends WordDocumentName>(
  deps: ActivityDeps,
  { sources, ruleSet }: GatheredSession,
  template: Name,
  data: WordDocuments[Name],
  { kind, title, reason }: Paper,
): Promise<string> {
  const { sessionId, state, people, organisation } = sources;
  const already = await deps.registers.documents.find(sessionId, kind, 'SIGNED_ONCE');
  if (already) return already.file.sha256;
  const { pdf, templateHash, dataHash } = await deps.documents.drawUp(template, data);
  const secretary = must(
    people.find(({ id }) => id === state.closedBy),
    `secretary of ${sessionId}`,
  );
  const location = organisation.place;
  const told = kind === 'COUNT_SHEET' ? await signedByTeller(deps, sources, pdf) : pdf;
  const signed = await signAsPerson(deps, told, secretary, { field: 'ChuKyThuKy', reason, location });
  const provenance = { templateHash, dataHash, ruleSet };
  const kept = await keepDocument(deps, signed, {
    subjectId: sessionId,
    kind,
    part: 0,
    stage: 'SIGNED_ONCE',
    title,
    provenance,
  });
  return kept.file.sha256;
}

/** Whoever confirmed the count signs first; where the tellers were not asked, nobody does. */
async function signedByTeller(deps: ActivityDeps, sources: SessionSources, pdf: Buffer): Promise<Buffer> {
  const { sessionId, state, people, organisation } = sources;
  if (state.countConfirmedBy === undefined) return pdf;
  const teller = must(
    people.find(({ id }) => id === state.countConfirmedBy),
    `teller of ${sessionId}`,
  );
  return await signAsPerson(deps, pdf, teller, {
    field: 'ChuKyKiemPhieu',
    reason: 'Tổ kiểm phiếu xác nhận kết quả kiểm phiếu',
    location: organisation.place,
  });
}

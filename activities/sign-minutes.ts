import type { DocumentRecord } from '../adapters/register-ports.ts';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import type { ActivityDeps } from './deps.ts';
import { lockDocument } from './keep-document.ts';
import { must, sessionFile } from './lookups.ts';
import { partFile } from './part-file.ts';
import { signAsPerson } from './seal-pdf.ts';

/** The chair's signature makes count sheet and minutes final. */
export async function signMinutes(deps: ActivityDeps, sessionId: string): Promise<void> {
  const { documents } = deps.registers;
  const already = await documents.find(sessionId, 'MINUTES', 'FINAL');
  if (already) return;

  const minutes = must(await documents.find(sessionId, 'MINUTES', 'SIGNED_ONCE'), `minutes of ${sessionId}`);
  // Sessions whose minutes were drawn up before there were count sheets have none.
  const countSheet = await documents.find(sessionId, 'COUNT_SHEET', 'SIGNED_ONCE');
  if (countSheet) await signAsChair(deps, countSheet, 'Chủ tọa ký biên bản kiểm phiếu');
  await signAsChair(deps, minutes, 'Chủ tọa ký biên bản họp Hội đồng');
}

async function signAsChair(deps: ActivityDeps, draft: DocumentRecord, reason: string): Promise<void> {
  const { subjectId, kind, part, title, provenance } = draft;
  if (await deps.registers.documents.find(subjectId, kind, 'FINAL')) return;
  const { state, organisation } = await sessionFile(deps.registers, subjectId);
  const chair = must(await deps.registers.directory.person(state.confirmedBy ?? ''), `chair of ${subjectId}`);
  const first = must(state.agenda[0], `agenda of ${subjectId}`);
  const { retentionYears } = await partFile(deps.registers, first, dateInVietnam(deps.now().toISOString()));
  const signed = await signAsPerson(deps, await deps.store.get(draft.file), chair, {
    field: 'ChuKyChuToa',
    reason,
    location: organisation.place,
  });
  const facts = { subjectId, kind, part, title, provenance, stage: 'FINAL' } as const;
  await lockDocument(deps, signed, facts, retentionYears);
}

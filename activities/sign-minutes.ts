import { dateInVietnam } from '../domain/calendar/working-days.ts';
import type { ActivityDeps } from './deps.ts';
import { lockDocument } from './keep-document.ts';
import { agendaFile, must, sessionFile } from './lookups.ts';
import { signAsPerson } from './seal-pdf.ts';

/** The chair's signature makes the minutes final. */
export async function signMinutes(deps: ActivityDeps, sessionId: string): Promise<void> {
  const { documents, directory } = deps.registers;
  const already = await documents.find(sessionId, 'MINUTES', 'FINAL');
  if (already) return;

  const draft = must(await documents.find(sessionId, 'MINUTES', 'SIGNED_ONCE'), `minutes of ${sessionId}`);
  const { state, organisation } = await sessionFile(deps.registers, sessionId);
  const chair = must(await directory.person(state.confirmedBy ?? ''), `chair of ${sessionId}`);
  const first = must(state.agenda[0], `agenda of ${sessionId}`);
  const { retentionYears } = await agendaFile(deps.registers, first, dateInVietnam(deps.now().toISOString()));
  const signed = await signAsPerson(deps, await deps.store.get(draft.file), chair, {
    field: 'ChuKyChuToa',
    reason: 'Chủ tọa ký biên bản họp Hội đồng',
    location: organisation.place,
  });
  const { subjectId, kind, part, title, provenance } = draft;
  const facts = { subjectId, kind, part, title, provenance, stage: 'FINAL' } as const;
  await lockDocument(deps, signed, facts, retentionYears);
}

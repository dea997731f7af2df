import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { documentNumber } from '../domain/numbering/document-number.ts';
import type { OfficeActivities } from './contracts.ts';
import { createDeliverAgenda } from './deliver-agenda.ts';
import type { ActivityDeps } from './deps.ts';
import { invitationData } from './document-data/invitation-data.ts';
import { lockDocument } from './keep-document.ts';
import { meetingOf } from './letters/calendar-entry.ts';
import { must, sessionFile } from './lookups.ts';
import { partFile } from './part-file.ts';
import { signAsPerson } from './seal-pdf.ts';

/** The dossiers hear of the session first: a paper that cannot be drawn up yet must not hold them up. */
export const createOpenSession =
  (deps: ActivityDeps): OfficeActivities['openSession'] =>
  async ({ sessionId }) => {
    await createDeliverAgenda(deps)({ sessionId });
    await issueInvitation(deps, sessionId);
  };

/** Giấy mời họp: signed by the secretary who convened the session, by order of the chair, and locked. */
async function issueInvitation(deps: ActivityDeps, sessionId: string): Promise<void> {
  const { documents, directory, events, numbers } = deps.registers;
  if (await documents.find(sessionId, 'INVITATION', 'FINAL')) return;

  const { state, council, organisation } = await sessionFile(deps.registers, sessionId);
  if (state.calledOff !== undefined) return;
  const convened = must((await events.chain(sessionId))[0], `events of ${sessionId}`).recorded;
  const secretary = must(await directory.person(convened.actor.id), `secretary of ${sessionId}`);
  const chairs = state.members.filter(({ office }) => office === 'CHAIR').map(({ id }) => id);
  const chair = must((await directory.people(chairs))[0], `chair of ${sessionId}`);
  const convenedOn = dateInVietnam(convened.at);
  const number = await numbers.allocate({
    organisationId: organisation.id,
    series: 'invitation',
    year: Number(convenedOn.slice(0, 4)),
    owner: sessionId,
  });
  const numbered = documentNumber(number, organisation.symbols.invitation ?? 'GM');
  const files = await Promise.all(state.agenda.map((part) => partFile(deps.registers, part, convenedOn)));
  const { pdf, templateHash, dataHash } = await deps.documents.drawUp(
    'session-invitation',
    invitationData({
      sessionId,
      state,
      council,
      organisation,
      chair,
      secretary,
      meeting: await meetingOf(deps, state),
      parts: files.map(({ part }) => ({ unit: part.unit, award: part.awardTitle })),
      number: numbered,
    }),
  );
  const signed = await signAsPerson(deps, pdf, secretary, {
    field: 'ChuKyThuKy',
    reason: 'Thư ký ký giấy mời họp Hội đồng',
    location: organisation.place,
  });
  const first = must(files[0], `agenda of ${sessionId}`);
  await lockDocument(
    deps,
    signed,
    {
      subjectId: sessionId,
      kind: 'INVITATION',
      part: 0,
      stage: 'FINAL',
      title: `Giấy mời họp Hội đồng số ${numbered}`,
      provenance: { templateHash, dataHash, ruleSet: first.ruleSet },
    },
    first.retentionYears,
  );
}

import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { documentNumber } from '../domain/numbering/document-number.ts';
import type { OfficeActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { minutesData } from './document-data/minutes-data.ts';
import { keepDocument } from './keep-document.ts';
import { agendaFile, must, sessionFile } from './lookups.ts';
import { signAsPerson } from './seal-pdf.ts';

/** Biên bản họp: drawn up from the session's events and signed by the secretary; the chair signs next. */
export const createIssueMinutes =
  (deps: ActivityDeps): OfficeActivities['issueMinutes'] =>
  async ({ sessionId }) => {
    const { registers } = deps;
    const already = await registers.documents.find(sessionId, 'MINUTES', 'SIGNED_ONCE');
    if (already) return { sha256: already.file.sha256 };

    const { state, council, organisation } = await sessionFile(registers, sessionId);
    const closedOn = dateInVietnam(must(state.closedAt, `closing time of ${sessionId}`));
    const number = await registers.numbers.allocate({
      organisationId: organisation.id,
      series: 'minutes',
      year: Number(closedOn.slice(0, 4)),
      owner: sessionId,
    });
    const files = await Promise.all(state.agenda.map((part) => agendaFile(registers, part, closedOn)));
    const secretaryId = must(state.closedBy, `secretary of ${sessionId}`);
    const people = await registers.directory.people([...state.members.map((member) => member.id), secretaryId]);
    const numbered = documentNumber(number, organisation.symbols.minutes ?? 'BB');
    const { pdf, templateHash, dataHash } = await deps.documents.drawUp(
      'council-minutes',
      minutesData({
        sessionId,
        state,
        council,
        organisation,
        people,
        submissions: files.map((file) => file.submission),
        letters: files.map(({ letter, unit }, index) => ({
          letter,
          unit: unit.name,
          count: state.agenda[index]?.nos.length ?? 0,
        })),
        convenedAt: must((await registers.events.chain(sessionId))[0], `events of ${sessionId}`).recorded.at,
        number: numbered,
      }),
    );
    const secretary = must(
      people.find((one) => one.id === secretaryId),
      `person ${secretaryId}`,
    );
    const signed = await signAsPerson(deps, pdf, secretary, {
      field: 'ChuKyThuKy',
      reason: 'Thư ký ký biên bản họp Hội đồng',
      location: organisation.place,
    });
    const kept = await keepDocument(deps, signed, {
      subjectId: sessionId,
      kind: 'MINUTES',
      part: 0,
      stage: 'SIGNED_ONCE',
      title: `Biên bản họp Hội đồng số ${numbered}`,
      provenance: { templateHash, dataHash, ruleSet: files[0]?.ruleSet?.id ?? '' },
    });
    return { sha256: kept.file.sha256 };
  };

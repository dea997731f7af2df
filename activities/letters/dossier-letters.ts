import type { OutgoingMail, Person } from '../../adapters/register-ports.ts';
import { assertNever } from '../../domain/assert-never.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import {
  type DossierStage,
  type DossierState,
  evolveDossier,
  type RecordedDossierEvent,
  stageOf,
} from '../../domain/dossier/dossier.ts';
import { awardRuleOf } from '../../domain/dossier/rules-of.ts';
import { type DossierNotice, NOTICES, type NoticeKind } from '../../templates/mail/notices.ts';
import { writtenInstant } from '../dates.ts';
import type { ActivityDeps } from '../deps.ts';
import { must } from '../lookups.ts';
import { addressed, mailTo } from './address.ts';
import type { Consequences } from './consequences.ts';

type Facts = Partial<Pick<DossierNotice, 'due' | 'reason' | 'number' | 'counts' | 'nominees'>>;

/** Who hears of an event of a dossier. */
export async function dossierLetters(
  deps: ActivityDeps,
  dossierId: string,
  recorded: RecordedDossierEvent,
  batch: readonly RecordedDossierEvent[],
): Promise<Consequences> {
  const { event } = recorded;
  const state = await stateAfter(deps, dossierId, recorded, batch);
  const write = async (kind: NoticeKind, people: readonly Person[], facts: Facts): Promise<OutgoingMail[]> => {
    const unit = must(await deps.registers.directory.organisation(state.unitId), `organisation ${state.unitId}`);
    const council = must(await deps.registers.directory.councilAbove(state.unitId), `council above ${state.unitId}`);
    return people.map((person) => {
      const content = NOTICES[kind]({
        to: addressed(person),
        dossierId,
        unitName: unit.name,
        nominees: state.nominees.length,
        url: `${deps.letters.appUrl}/ho-so/${dossierId}`,
        sender: council.name,
        ...facts,
      });
      return mailTo(person, content, dossierId, kind, String(recorded.seq));
    });
  };
  const { directory, notes } = deps.registers;
  const having = async (role: Parameters<typeof directory.peopleWithRole>[0]) => await directory.peopleWithRole(role);
  const proposer = async () => [must(await directory.person(state.proposerId), `person ${state.proposerId}`)];
  /** Whoever is to act in a stage that has a deadline, and what is to be done. */
  const waitingIn = async (stage: DossierStage) => {
    const { role, task = '' } = WAITS_FOR[stage] ?? {};
    if (role === undefined) return { people: [], task };
    return { people: role === 'proposer' ? await proposer() : await having(role), task };
  };
  const noteOf = async (hash: string) => (await notes.texts([hash])).get(hash) ?? '';

  const mails = async (): Promise<OutgoingMail[]> => {
    switch (event.type) {
      case 'dossierSubmitted':
        return await write('submitted', await having('officer'), { due: writtenInstant(event.receiveBy) });
      case 'dossierReceived': {
        const reason = event.noteHash === undefined ? {} : { reason: await noteOf(event.noteHash) };
        return await write('received', await proposer(), { due: writtenInstant(event.verifyBy), ...reason });
      }
      case 'dossierReturned': {
        const reason = await noteOf(event.noteHash);
        return await write('returned', await proposer(), { reason, due: writtenInstant(event.supplementBy) });
      }
      case 'verificationCompleted': {
        const rejected = event.rejected.length;
        const nominees = state.nominees.filter((nominee) => nominee.status === 'APPRAISED').length;
        const council = awardRuleOf(state, recorded.at)?.vote !== null;
        const people = await having(council ? 'secretary' : 'authority');
        const counts = { passed: 0, failed: 0, rejected, awarded: 0 };
        const due = event.decideBy === undefined ? {} : { due: writtenInstant(event.decideBy) };
        return [
          ...(nominees > 0 ? await write(council ? 'verified' : 'verifiedToDecide', people, { nominees, ...due }) : []),
          ...(rejected > 0 ? await write('verifiedWithRejections', await proposer(), { counts }) : []),
        ];
      }
      case 'councilConcluded': {
        const counts = { passed: event.passed.length, failed: event.failed.length, rejected: 0, awarded: 0 };
        if (event.passed.length === 0) return [];
        return await write('concluded', await having('authority'), { counts, due: writtenInstant(event.decideBy) });
      }
      case 'decisionIssued': {
        if (event.number === null) return [];
        const counts = { passed: 0, failed: 0, rejected: 0, awarded: event.awarded.length };
        return await write('issued', await proposer(), { number: event.number, counts });
      }
      case 'nomineeWithdrawn':
        return await write('withdrawn', await having('officer'), { reason: await noteOf(event.noteHash) });
      case 'calendarAdopted': {
        if (event.dueAt === null || event.dueAt === event.dueBefore) return [];
        const { people, task } = await waitingIn(stageOf(state));
        return await write('deadlineMoved', people, { due: writtenInstant(event.dueAt), reason: task });
      }
      case 'deadlinePassed': {
        const { people, task } = await waitingIn(event.stage);
        return await write('overdue', people, { due: writtenInstant(event.dueAt), reason: task });
      }
      case 'nomineesStopped': {
        const counts = { passed: 0, failed: 0, rejected: event.stopped.length, awarded: 0 };
        return [
          ...(await write('stopped', await proposer(), { counts })),
          ...(await write('stopped', await having('officer'), { counts })),
        ];
      }
      case 'favourableRulesAdopted':
      case 'placedOnAgenda':
      case 'takenOffAgenda':
      case 'awardDecided':
      case 'dossierArchived':
        return [];
      default:
        return assertNever(event);
    }
  };
  return { links: [], mails: await mails() };
}

const WAITS_FOR: Partial<Record<DossierStage, { role: 'officer' | 'authority' | 'proposer'; task: string }>> = {
  SUBMITTED: { role: 'officer', task: 'tiếp nhận hoặc trả lại hồ sơ.' },
  RETURNED: { role: 'proposer', task: 'bổ sung và gửi lại hồ sơ.' },
  RECEIVED: { role: 'officer', task: 'hoàn thành thẩm định.' },
  // Only where no council is asked does a deadline run here.
  APPRAISED: { role: 'authority', task: 'quyết định khen thưởng.' },
  VOTED: { role: 'authority', task: 'quyết định khen thưởng.' },
};

/** The state just after one event, which the registers do not hold yet. */
async function stateAfter(
  deps: ActivityDeps,
  dossierId: string,
  recorded: RecordedDossierEvent,
  batch: readonly RecordedDossierEvent[],
): Promise<DossierState> {
  let state = (await deps.registers.events.dossierState(dossierId)) ?? null;
  for (const one of batch) if (one.seq <= recorded.seq) state = evolveDossier(state, one);
  return must(state, `state of ${dossierId} on ${dateInVietnam(recorded.at)}`);
}

import type { Role } from '../../domain/acts.ts';
import type { RecordedDecisionEvent } from '../../domain/decision/decision.ts';
import { NOTICES } from '../../templates/mail/notices.ts';
import type { ActivityDeps } from '../deps.ts';
import { must } from '../lookups.ts';
import { addressed, mailTo } from './address.ts';
import type { Consequences } from './consequences.ts';

/** The decision goes from desk to desk: the draft to the authority, the signed draft to the records clerk. */
export async function decisionLetters(
  deps: ActivityDeps,
  streamId: string,
  recorded: RecordedDecisionEvent,
): Promise<Consequences> {
  const { event, seq } = recorded;
  if (event.type === 'draftPrepared') return await tell(deps, streamId, 'draftReady', 'authority', seq);
  if (event.type === 'decisionSigned') return await tell(deps, streamId, 'signed', 'clerk', seq);
  return { links: [], mails: [] };
}

async function tell(
  deps: ActivityDeps,
  streamId: string,
  kind: 'draftReady' | 'signed',
  role: Role,
  seq: number,
): Promise<Consequences> {
  const { directory, events } = deps.registers;
  const decision = must(await events.decisionState(streamId), `events of ${streamId}`);
  const { dossierId } = decision;
  const dossier = must(await events.dossierState(dossierId), `events of ${dossierId}`);
  const unit = must(await directory.organisation(dossier.unitId), `organisation ${dossier.unitId}`);
  const council = must(await directory.councilAbove(dossier.unitId), `council above ${dossier.unitId}`);
  const people = await directory.peopleWithRole(role);
  const mails = people.map((person) => {
    const content = NOTICES[kind]({
      to: addressed(person),
      dossierId,
      unitName: unit.name,
      nominees: decision.nos.length,
      url: `${deps.letters.appUrl}/ho-so/${dossierId}`,
      sender: council.name,
    });
    return mailTo(person, content, dossierId, kind, `decision-${seq}`);
  });
  return { links: [], mails };
}

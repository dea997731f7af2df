import type { InitiativeView, Sight } from '../../adapters/initiatives-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { INITIATIVE_ROLES, type InitiativeCommand } from '../../domain/initiatives/commands.ts';
import type { InitiativeEvent } from '../../domain/initiatives/initiative.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { mayReadDossier, roleFor, worksForBody } from '../access.ts';
import { placeOfUnit } from '../commands/command.ts';
import type { TimelineEntry } from './dossier-view.ts';

export interface InitiativePageView extends InitiativeView {
  readonly unitName: string;
  /** What this person may do as far as role and unit go; whether the time for it has come is for the rules to say. */
  readonly may: ReadonlySet<InitiativeCommand['type']>;
  /** Texts by the hashes that events hold: who decided, and why. */
  readonly texts: ReadonlyMap<string, string>;
  readonly timeline: readonly TimelineEntry[];
}

/** Whose initiatives a person sees: those of the own union, or of all unions that the own body judges. */
export function sightOf(person: Person): Sight | undefined {
  if (worksForBody(person)) return { bodyId: person.unitId };
  return person.roles.includes('proposer') ? { unitId: person.unitId } : undefined;
}

/** All that the page of an initiative shows, or why this person does not see it. */
export async function viewInitiative(
  registers: Registers,
  person: Person,
  id: string,
): Promise<InitiativePageView | { readonly barred: RefusalCode }> {
  const view = await registers.initiatives.view(id, sightOf(person));
  if (view === undefined) return { barred: 'UNKNOWN_INITIATIVE' };
  const place = await placeOfUnit({ registers }, view.state.unitId);
  if (!mayReadDossier(person, place)) return { barred: 'NOT_YOUR_UNIT' };
  const events = view.chain.map(({ recorded }) => recorded);
  const [unit, people, texts] = await Promise.all([
    registers.directory.organisation(view.state.unitId),
    registers.directory.people([...new Set(events.map(({ actor }) => actor.id))]),
    registers.notes.texts([...new Set(events.flatMap(({ event }) => hashesIn(event)))]),
  ]);
  const names = new Map(people.map((one) => [one.id, `${one.honorific} ${one.name}`]));
  const types = Object.keys(INITIATIVE_ROLES) as InitiativeCommand['type'][];
  return {
    ...view,
    unitName: unit?.name ?? view.state.unitId,
    may: new Set(types.filter((type) => roleFor(person, INITIATIVE_ROLES[type], place) !== undefined)),
    texts,
    timeline: view.chain.map(({ recorded, hash }) => ({
      at: recorded.at,
      stream: id,
      seq: recorded.seq,
      actorName: names.get(recorded.actor.id) ?? recorded.actor.id,
      role: recorded.actor.role,
      channel: recorded.channel,
      event: recorded.event,
      notes: noteOf(recorded.event, texts),
      hash,
    })),
  };
}

const hashesIn = (event: InitiativeEvent): readonly string[] => {
  const decision = decisionIn(event);
  return [...('noteHash' in event ? [event.noteHash] : []), ...(decision === null ? [] : [decision.decidedByHash])];
};

function decisionIn(event: InitiativeEvent) {
  switch (event.type) {
    case 'initiativeRecognised':
      return event.recognition;
    case 'replicabilityConfirmed':
      return event.replicability;
    case 'recognitionWithdrawn':
      return event.decision;
    default:
      return null;
  }
}

function noteOf(event: InitiativeEvent, texts: ReadonlyMap<string, string>): Readonly<Record<number, string>> {
  const decidedBy = texts.get(decisionIn(event)?.decidedByHash ?? '');
  const reason = 'noteHash' in event ? texts.get(event.noteHash) : undefined;
  const said = [decidedBy, reason].filter((text) => text !== undefined).join('\n');
  return said === '' ? {} : { 0: said };
}

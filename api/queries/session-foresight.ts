import type { Person } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { type CompositionRemark, compositionOn, remarksOn } from '../../domain/council/composition.ts';
import { decideSession } from '../../domain/council/decide.ts';
import { type Outlook, outlooksOf } from '../../domain/council/outlook.ts';
import { evolveSession, type SessionState } from '../../domain/council/session.ts';
import type { Suggestion } from '../../domain/council/suggest-conflicts.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CommandDeps } from '../commands/command.ts';
import { councilFor, draftSession, type SessionPlan } from '../commands/council/draft-session.ts';
import { conflictSuggestions } from './conflict-suggestions.ts';
import { type AgendaGroup, agendaGroups } from './session-items.ts';

/** A session as it would be, with all that speaks against it: what the secretary reads before inviting anybody. */
export interface Foresight {
  readonly session: SessionState;
  readonly groups: readonly AgendaGroup[];
  readonly outlooks: readonly Outlook[];
  readonly suggestions: readonly Suggestion[];
  readonly people: readonly Person[];
  /** The decision whose composition counts on the session's day. */
  readonly founding: string;
  readonly remarks: readonly CompositionRemark[];
}

/** Nothing is convened and nobody is told. */
export async function foreseeSession(
  deps: CommandDeps,
  person: Person,
  plan: SessionPlan,
): Promise<Foresight | { readonly code: RefusalCode }> {
  const { registers } = deps;
  const drafted = await draftSession(deps, person.unitId, plan);
  if ('code' in drafted) return drafted;
  const { command, holidays } = drafted;
  const at = deps.now().toISOString();
  const actor = { id: person.id, role: 'secretary' } as const;
  const decision = decideSession({ command, actor, channel: 'web' }, null, at, holidays);
  if ('refused' in decision) return decision.refused;
  const [event] = decision.events;
  if (event === undefined) return { code: 'EMPTY_AGENDA' };
  const session = evolveSession(null, { seq: 1, at, actor, channel: 'web', event });
  const date = dateInVietnam(session.sitting?.meetsAt ?? at);
  const council = await councilFor(registers, person.unitId, plan.councilId);
  const version = council && compositionOn(council.versions, date);
  return {
    session,
    groups: await agendaGroups(deps, session),
    outlooks: outlooksOf(session),
    suggestions: await conflictSuggestions(registers, session.members, session.agenda, person.unitId, date),
    people: await registers.directory.people(session.members.map(({ id }) => id)),
    founding: version?.founding ?? '',
    remarks: remarksOn(session),
  };
}

/** What all acts on an initiative share: who may, the one call of the register, and the trace of a refusal. */

import type { InitiativeContent, InitiativeView } from '../../../adapters/initiatives-ports.ts';
import type { Actor, Role } from '../../../domain/acts.ts';
import { INITIATIVE_ROLES, type InitiativeCommand } from '../../../domain/initiatives/commands.ts';
import type { WrittenDecision } from '../../../domain/initiatives/initiative.ts';
import type { RefusalCode } from '../../../domain/refusals.ts';
import { barredFrom } from '../../access.ts';
import { type Caller, type CommandDeps, type Done, placeOfUnit, type Refused, refusal } from '../command.ts';

export type InitiativeDeps = Pick<CommandDeps, 'registers' | 'now'>;

/** Fields by dotted path with the sentence to show beside them. */
export type WithProblems = Refused & { readonly problems?: Readonly<Record<string, string>> };

export interface OnInitiative extends Caller {
  readonly initiativeId: string;
}

/** The role in which somebody may do something for a unit, or why not. */
export async function roleIn(
  deps: InitiativeDeps,
  { person }: Pick<Caller, 'person'>,
  type: InitiativeCommand['type'],
  unitId: string,
): Promise<{ readonly role: Role } | { readonly barred: RefusalCode }> {
  const place = await placeOfUnit(deps, unitId);
  let barred: RefusalCode = 'ROLE_NOT_ALLOWED';
  for (const role of INITIATIVE_ROLES[type]) {
    const reason = barredFrom(person, role, place);
    if (reason === undefined) return { role };
    if (reason === 'NOT_YOUR_UNIT') barred = reason;
  }
  return { barred };
}

/** A request is one person's: two people may well have sent the same id. */
export const requestOf = ({ person, requestId }: Caller, type: InitiativeCommand['type']): string =>
  `${person.id}/${type}/${requestId}`;

/** For the access log: whoever is barred has no role in the matter, so the first of their own is written down. */
export const traceOf = (
  { person, channel }: Caller,
  command: InitiativeCommand['type'],
  subject: string,
  role?: Role,
) => ({
  actor: { id: person.id, role: role ?? person.roles[0] ?? 'proposer' } satisfies Actor,
  channel,
  command,
  subject,
});

/** @param make the command, once it is clear that the person may give it; a refusal ends it there */
export async function actOnInitiative(
  deps: InitiativeDeps,
  caller: OnInitiative,
  type: InitiativeCommand['type'],
  make: (
    view: InitiativeView,
  ) => Promise<{ readonly command: InitiativeCommand; readonly content?: InitiativeContent } | WithProblems>,
): Promise<Done | WithProblems> {
  const { initiativeId: id, person, channel } = caller;
  const view = await deps.registers.initiatives.view(id);
  if (view === undefined) return refusal(deps, traceOf(caller, type, id), { code: 'UNKNOWN_INITIATIVE' });
  const allowed = await roleIn(deps, caller, type, view.state.unitId);
  if ('barred' in allowed) return refusal(deps, traceOf(caller, type, id), { code: allowed.barred });
  const trace = traceOf(caller, type, id, allowed.role);
  const made = await make(view);
  if ('refused' in made) return 'problems' in made ? made : refusal(deps, trace, made.refused);
  const outcome = await deps.registers.initiatives.act({
    id,
    act: { command: made.command, actor: { id: person.id, role: allowed.role }, channel },
    content: made.content ?? null,
    requestId: requestOf(caller, type),
    at: deps.now().toISOString(),
  });
  return 'refused' in outcome ? refusal(deps, trace, outcome.refused) : { ok: true, at: outcome.accepted.at };
}

/** The text of who decided is kept as a note; the event knows its hash. */
export async function keepDecision<
  D extends { readonly number: string; readonly on: string; readonly decidedBy: string },
>(deps: InitiativeDeps, { decidedBy, ...rest }: D): Promise<Omit<D, 'decidedBy'> & WrittenDecision> {
  return { ...rest, decidedByHash: await deps.registers.notes.keep(decidedBy) };
}

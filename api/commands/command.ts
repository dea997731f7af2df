/** What all use cases share: who calls, what comes back, and the trace a refusal leaves. */

import type { PaperDesk, PaperIssuer } from '../../adapters/ballot-ports.ts';
import type { Eligibility } from '../../adapters/eligibility-ports.ts';
import type { Spreadsheets } from '../../adapters/intake-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import type { Actor, Channel, Role } from '../../domain/acts.ts';
import { type Refusal, type RefusalCode, refuse } from '../../domain/refusals.ts';
import { barredFrom, type DossierPlace } from '../access.ts';
import type { Engine, Outcome } from '../engine-port.ts';

export interface CommandDeps {
  readonly registers: Registers;
  readonly engine: Engine;
  readonly issuer: PaperIssuer;
  readonly papers: PaperDesk;
  readonly eligibility: Eligibility;
  readonly spreadsheets: Spreadsheets;
  readonly now: () => Date;
  readonly appUrl: string;
}

/** What taking in a list needs; the command line has no more. */
export type ImportCommandDeps = Pick<CommandDeps, 'registers' | 'spreadsheets' | 'now'>;

/** A signed-in person, how the act reached us, and the id under which a repetition of it is recognised. */
export interface Caller {
  readonly person: Person;
  readonly channel: Channel;
  readonly requestId: string;
}

export type Refused = { readonly refused: Refusal };

/** `at`: the instant at which the act was accepted. */
export type Done<T = object> = ({ readonly ok: true; readonly at: string } & T) | Refused;

interface Trace {
  readonly actor: Actor;
  readonly channel: Channel;
  readonly command: string;
  readonly subject: string;
}

/** Writes the refusal into the access log (Temporal keeps no trace of it) and hands it back. */
export async function refusal(
  deps: Pick<CommandDeps, 'registers' | 'now'>,
  trace: Trace,
  refused: Refusal,
): Promise<Refused> {
  await deps.registers.accessLog.refused({ ...trace, at: deps.now().toISOString(), code: refused.code });
  return { refused };
}

export const done = (outcome: Outcome): Done =>
  'refused' in outcome ? outcome : { ok: true, at: outcome.accepted.at };

/** Where a dossier belongs; undefined when neither the registers nor the engine know it. */
async function placeOf(deps: CommandDeps, dossierId: string): Promise<DossierPlace | undefined> {
  const row = await deps.registers.dossiers.row(dossierId);
  // The register follows the engine by a moment: a dossier sent a second ago may be known to the engine only.
  const unitId = row?.unitId ?? (await deps.engine.dossier(dossierId))?.unitId;
  return unitId === undefined ? undefined : placeOfUnit(deps, unitId);
}

export async function placeOfUnit(deps: Pick<CommandDeps, 'registers'>, unitId: string): Promise<DossierPlace> {
  const council = await deps.registers.directory.councilAbove(unitId);
  return { unitId, bodyId: council?.organisationId ?? null };
}

/**
 * Carries out one act on a dossier: checks role and unit, calls the engine, logs a refusal.
 * @param roles the roles in which the step may be done, the preferred one first
 */
export async function actOnDossier(
  deps: CommandDeps,
  caller: Caller,
  step: { readonly command: string; readonly dossierId: string; readonly roles: readonly Role[] },
  act: (actor: Actor) => Promise<Outcome>,
): Promise<Done> {
  const { person, channel } = caller;
  const firstRole = step.roles.find((role) => person.roles.includes(role));
  const trace = {
    actor: { id: person.id, role: firstRole ?? person.roles[0] ?? 'proposer' },
    channel,
    command: step.command,
    subject: step.dossierId,
  } as const;
  const place = await placeOf(deps, step.dossierId);
  if (place === undefined) return refusal(deps, trace, { code: 'UNKNOWN_DOSSIER' });
  let barred: RefusalCode = 'ROLE_NOT_ALLOWED';
  for (const role of step.roles) {
    const reason = barredFrom(person, role, place);
    if (reason === undefined) {
      const actor: Actor = { id: person.id, role };
      const outcome = await act(actor);
      return 'refused' in outcome ? refusal(deps, { ...trace, actor }, outcome.refused) : done(outcome);
    }
    if (reason === 'NOT_YOUR_UNIT') barred = reason;
  }
  return refusal(deps, trace, refuse(barred).refused);
}

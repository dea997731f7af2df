/**
 * The engine as the web and the command line see it: acts go in, an outcome or a refusal comes back. Implemented on
 * Temporal by `adapters/temporal`.
 */

import type { HolidayTable } from '../domain/calendar/holidays.ts';
import type { SessionAct } from '../domain/council/decide.ts';
import type { SessionState } from '../domain/council/session.ts';
import type { DecisionAct, DecisionState } from '../domain/decision/decision.ts';
import type { DossierAct } from '../domain/dossier/commands.ts';
import type { DossierState } from '../domain/dossier/dossier.ts';
import type { Refusal } from '../domain/refusals.ts';

/** `at`: the instant at which the engine accepted the act. */
export type Outcome = { readonly accepted: { readonly at: string } } | { readonly refused: Refusal };

/**
 * `requestId` makes an act idempotent: the same id is carried out once and answered alike each time.
 * Every method may throw `EngineUnavailable`: the outcome is then unknown and asking again with the same id is safe.
 */
export interface Engine {
  /**
   * Starts the dossier's process with its first act, or hands the act to the running one.
   * @param holidays what a new process counts by; the table that comes with the program when left out
   */
  submitDossier(dossierId: string, act: DossierAct, requestId: string, holidays?: HolidayTable): Promise<Outcome>;
  actOnDossier(dossierId: string, act: DossierAct, requestId: string): Promise<Outcome>;
  conveneSession(sessionId: string, act: SessionAct, requestId: string, holidays?: HolidayTable): Promise<Outcome>;
  actOnSession(sessionId: string, act: SessionAct, requestId: string): Promise<Outcome>;
  /** The decision of a dossier; its stream id is `<dossierId>/decision`. */
  actOnDecision(dossierId: string, act: DecisionAct, requestId: string): Promise<Outcome>;
  /** The live state, straight from the process; undefined when there is none. */
  dossier(dossierId: string): Promise<DossierState | undefined>;
  session(sessionId: string): Promise<SessionState | undefined>;
  /** A session as this process saw it last, perhaps long ago: good for trying an act, never for turning one away. */
  sessionSeen(sessionId: string): SessionState | undefined;
  decision(dossierId: string): Promise<DecisionState | undefined>;
}

export class EngineUnavailable extends Error {
  override readonly name: string = 'EngineUnavailable';
}

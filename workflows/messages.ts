/**
 * Names, ids and shapes that the workflows share with those who talk to them. The API takes these and nothing else from
 * this folder, so it never loads workflow code. An Update is named after its command (`receiveDossier`, `castBallot`), so
 * that Temporal's own screens read like the process.
 */

import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { HolidayTable } from '../domain/calendar/holidays.ts';
import type { SessionState } from '../domain/council/session.ts';
import type { DecisionState } from '../domain/decision/decision.ts';
import type { DossierState } from '../domain/dossier/dossier.ts';

/** Workflow tasks and everyday activities. */
export const MAIN_QUEUE = 'ghicong';
/** Everything that needs LibreOffice: about 1.2 GB, one conversion at a time, in a process of its own. */
export const OFFICE_QUEUE = 'ghicong-office';

/** The Query every process answers with its live state. */
export const STATE_QUERY = 'state';

export const decisionId = (dossierId: string): string => `${dossierId}/decision`;
export const certificatesId = (dossierId: string): string => `${dossierId}/certificates`;

/** The holiday table in force when a process begins; left out when it is the one that comes with the program. */
interface Calendared {
  readonly holidays?: HolidayTable;
}

export interface DossierInput extends Calendared {
  readonly dossierId: string;
}

export interface SessionInput extends Calendared {
  readonly sessionId: string;
}

export interface DecisionInput {
  readonly dossierId: string;
  readonly nos: readonly number[];
  readonly barredFromSigning: readonly string[];
}

export interface CertificatesInput {
  readonly dossierId: string;
  readonly nos: readonly number[];
  readonly number: string;
  readonly issuedOn: string;
}

/** What a process hands back, so the last thing in its history: the auditor holds the registers against it. */
export interface Outcome<S> {
  readonly state: S;
  readonly events: number;
  /** Hash of the stream's last event, as the register chained it. */
  readonly head: string;
  /** When the last event happened. */
  readonly at: string;
}

export type DossierOutcome = Outcome<DossierState>;
export type SessionOutcome = Outcome<SessionState>;
export type DecisionOutcome = Outcome<DecisionState>;

/** The answer to an accepted act. */
export interface Accepted {
  readonly at: string;
}

/**
 * Plain text in Temporal, never encrypted: ids only. Set once at the start, since each change would be an event of
 * history; the present step is shown by the current details instead.
 */
export const PROCESS = defineSearchAttributeKey('GhiCongProcess', SearchAttributeType.KEYWORD);
export const UNIT = defineSearchAttributeKey('GhiCongUnit', SearchAttributeType.KEYWORD);
export const AWARD = defineSearchAttributeKey('GhiCongAward', SearchAttributeType.KEYWORD);

export const SEARCH_ATTRIBUTES = [PROCESS, UNIT, AWARD] as const;

/** Sổ thành phần Hội đồng. Implemented by `adapters/postgres/councils.ts`. */

import type { Composition, CompositionVersion, CouncilKind } from '../domain/council/composition.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Council } from './register-ports.ts';

export interface RecordedComposition extends CompositionVersion {
  /** The decision as minutes cite it: `Quyết định số 86/QĐ-LĐLĐ ngày 12 tháng 01 năm 2026 về việc kiện toàn …`. */
  readonly founding: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export interface CouncilRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly kind: CouncilKind;
  /** As they were recorded, oldest first. */
  readonly versions: readonly RecordedComposition[];
}

/** A council as a season's file writes it; `compositions` left out, it is as it is today. */
export interface SeasonCouncil extends Council {
  /** Left out for the council that judges awards. */
  readonly kind?: CouncilKind;
  readonly compositions?: readonly Composition[];
}

/** An initiative that waits for its council, on the agenda of no session under way. */
export interface WaitingInitiative {
  readonly id: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
}

export interface CouncilRegister {
  /** Councils of a body, that of the awards first. */
  ofBody(organisationId: string): Promise<readonly CouncilRecord[]>;
  find(id: string): Promise<CouncilRecord | undefined>;
  /**
   * Decides and writes while nobody else does. The same request is recorded once and answered alike.
   * @param recording `at`: ISO instant; `founding`: the decision as minutes cite it
   */
  record(
    councilId: string,
    composition: Composition,
    recording: { readonly at: string; readonly by: string; readonly request: string; readonly founding: string },
  ): Promise<{ readonly version: number } | { readonly refused: Refusal }>;
  /** The ledger's (joined) file of each of these people, where a citizen id proves it. */
  ledgerFilesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of the unions whose nearest council of initiatives upwards is this one; oldest change first. */
  waitingInitiatives(councilId: string): Promise<readonly WaitingInitiative[]>;
}

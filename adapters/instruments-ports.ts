/** Số liệu trước khi bỏ phiếu: what they are counted from, and how they stood when a session was convened. */

import type { InstrumentFacts, QuotaFacts, UnitAwards } from '../domain/council/instruments.ts';

export interface FrozenInstruments {
  readonly facts: InstrumentFacts;
  /** SHA-256 over the facts' canonical JSON (RFC 8785); the event of the convening carries it. */
  readonly hash: string;
}

/** A quota with its places, those of the askers apart. */
export type QuotaHeld = Omit<QuotaFacts, 'items'> & {
  /** Who of the askers holds a place in it. */
  readonly owners: readonly string[];
};

export interface InstrumentRegister {
  /** Awards of these kinds that went to each unit or to somebody below it, the years included; annulled ones left out. */
  awardsOf(wanted: {
    readonly unitIds: readonly string[];
    readonly awardCodes: readonly string[];
    readonly from: number;
    readonly to: number;
  }): Promise<readonly UnitAwards[]>;
  /** Every quota in which one of these (`dossierId/no`) holds a place. */
  quotasHeldBy(owners: readonly string[]): Promise<readonly QuotaHeld[]>;
  /** Idempotent by session and hash. */
  keep(sessionId: string, frozen: FrozenInstruments): Promise<void>;
  find(sessionId: string, hash: string): Promise<InstrumentFacts | undefined>;
}

/** Sổ sáng kiến: the register of initiatives. Implemented by `adapters/postgres/initiatives`. */

import type { ChosenInitiative, UseOf } from '../domain/initiatives/dossier-uses.ts';
import type {
  InitiativeAct,
  InitiativeKind,
  InitiativeState,
  InitiativeStatus,
  RecordedInitiativeEvent,
  StandingUse,
} from '../domain/initiatives/initiative.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { InitiativeFact, InitiativeScope } from '../domain/rules/facts.ts';

/** An author as a union names one. */
export interface NamedAuthor {
  /** Set when the author was already in an earlier version of the same initiative. */
  readonly authorId: string | null;
  /** In the directory of people, when the author is known there. */
  readonly personId: string | null;
  readonly name: string;
  readonly birthYear: number | null;
  readonly unit: string;
  /** Số căn cước, twelve digits. It goes no further than the register, which keeps it encrypted. */
  readonly cccd: string | null;
}

/** An author as the content of an initiative names one: without the citizen id. */
export interface ContentAuthor {
  readonly authorId: string;
  readonly name: string;
  readonly birthYear: number | null;
  readonly unit: string;
}

export interface Proof {
  readonly title: string;
  /** SHA-256 of the file, lower-case hex; null for a paper that was handed in as such. */
  readonly sha256: string | null;
}

/** Names and texts of one version; what rules need to know is in the state. */
export interface InitiativeContent {
  readonly title: string;
  /** Bản chất, cách làm, hiệu quả. */
  readonly summary: string;
  /** Nơi áp dụng. */
  readonly appliedAt: string;
  readonly authors: readonly ContentAuthor[];
  /** How the value gained was computed, and who vouches for it; '' without a value. */
  readonly valueMethod: string;
  readonly certifiedBy: string;
  readonly proofs: readonly Proof[];
}

export interface InitiativeRow {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly kind: InitiativeKind;
  readonly status: InitiativeStatus;
  readonly title: string;
  /** Main authors first. */
  readonly authors: readonly { readonly authorId: string; readonly name: string; readonly sharePercent: number }[];
  readonly scope: InitiativeScope | null;
  readonly recognisedYear: number | null;
  /** Đồng. */
  readonly valueClaimed: number | null;
  /** Đồng; null when nobody has certified it or the employer has not confirmed it. */
  readonly valueCertified: number | null;
  readonly uses: number;
  readonly updatedAt: string;
}

export interface InitiativeView {
  readonly id: string;
  readonly state: InitiativeState;
  readonly content: InitiativeContent;
  readonly chain: readonly { readonly recorded: RecordedInitiativeEvent; readonly hash: string }[];
  /** Others in sight that bear the name of one of the authors and may be the same person: for somebody to look at. */
  readonly namesakes: readonly {
    readonly authorId: string;
    readonly otherId: string;
    readonly birthYear: number | null;
    readonly unit: string;
    readonly initiativeIds: readonly string[];
  }[];
}

/** Whose initiatives: one union's, or those of all unions that a deciding body judges. */
export type Sight = { readonly unitId: string } | { readonly bodyId: string };

export interface InitiativeFilter {
  readonly unitId?: string;
  readonly status?: InitiativeStatus;
  readonly scope?: InitiativeScope;
  readonly recognisedYear?: number;
  /** Đồng, of the value claimed. */
  readonly leastValue?: number;
  readonly authorId?: string;
  /** Words of the title or of an author's name, in any order, with or without diacritics. */
  readonly words?: string;
}

/** Recognised initiatives only. */
export interface Tally {
  readonly count: number;
  /** How many of them have a certified value, and its sum in đồng. */
  readonly certified: number;
  readonly total: number;
}

export interface InitiativeStatistics {
  readonly all: Tally;
  readonly byYear: readonly (Tally & { readonly year: number })[];
  readonly byScope: readonly (Tally & { readonly scope: InitiativeScope })[];
  readonly byUnit: readonly (Tally & { readonly unitId: string; readonly unitName: string })[];
}

/** Whose initiatives count for which award. */
export interface FactsRequest {
  /** The nominee's number in the dossier; comes back with the answer. */
  readonly no: number;
  readonly personId: string | null;
  readonly cccd: string | null;
  readonly name: string;
  readonly birthYear: number | null;
  /** `usedBy` of a fact speaks of this kind of award; a use by this very dossier does not count. */
  readonly awardCode: string;
  readonly dossierId: string | null;
  /** What the nomination leans on, when it says so: then these are the facts, and no others. */
  readonly chosen: readonly ChosenInitiative[];
}

export interface FactsAnswer {
  readonly no: number;
  readonly facts: readonly InitiativeFact[];
  /** Initiatives of somebody with the same name and no contrary year of birth: a person must say whether it is the nominee. */
  readonly possible: readonly string[];
}

/** A recognised initiative with the one of its authors who bears a name that was asked for. */
export interface NamedInitiative extends ChosenInitiative {
  readonly title: string;
  readonly scope: InitiativeScope | null;
  readonly recognisedYear: number | null;
  /** Of the author; compare names with `fold`. */
  readonly foldedName: string;
  readonly birthYear: number | null;
  readonly sharePercent: number;
  /** By this author. */
  readonly uses: readonly Pick<StandingUse, 'awardCode' | 'evaluationYear' | 'dossierId'>[];
}

export type InitiativeOutcome = { readonly accepted: { readonly at: string } } | { readonly refused: Refusal };

export interface InitiativeFault {
  readonly id: string;
  /**
   * `CHAIN`: hashes or order broken. `DECISION`: the rules would not have it so. `CONTENT`: texts are not those whose hash
   * was recorded. `REGISTER`: lists and reports say otherwise than the events.
   */
  readonly fault: 'CHAIN' | 'DECISION' | 'CONTENT' | 'REGISTER';
}

export interface InitiativeVerification {
  readonly initiatives: number;
  readonly events: number;
  readonly faults: readonly InitiativeFault[];
}

export interface InitiativeRegister {
  /** `initiative-2026-0001`, …; the same request is given the same id again. */
  nextId(year: number, request: string): Promise<string>;
  /**
   * Says who the authors are: the same id for the same citizen id or person of the directory, a new one otherwise; a
   * name alone makes nobody the same. Idempotent by `request`. Refuses a citizen id that stands for another name.
   */
  identify(
    authors: readonly NamedAuthor[],
    request: string,
  ): Promise<readonly ContentAuthor[] | { readonly refused: Refusal; readonly index: number }>;
  /**
   * Decides the act on what is recorded, and records events, content and what is read from them in one transaction.
   * The same `requestId` on the same initiative is answered as it was the first time.
   * @param content with the acts that carry a claim, whose `contentHash` is its hash
   */
  act(request: {
    readonly id: string;
    readonly act: InitiativeAct;
    readonly content: InitiativeContent | null;
    readonly requestId: string;
    readonly at: string;
  }): Promise<InitiativeOutcome>;
  /** @param sight whose initiatives the reader sees; without it no namesakes are looked for */
  view(id: string, sight?: Sight): Promise<InitiativeView | undefined>;
  /** Newest change first; `after` is the last row of the page before. No counting, no offset. */
  list(page: {
    readonly sight: Sight;
    readonly filter: InitiativeFilter;
    readonly limit: number;
    readonly after?: { readonly updatedAt: string; readonly id: string };
  }): Promise<readonly InitiativeRow[]>;
  statistics(sight: Sight, years: { readonly from: number; readonly to: number }): Promise<InitiativeStatistics>;
  /** The unions in sight, by name. */
  units(sight: Sight): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Recognised initiatives of each nominee, in three statements for any number of them; answers in the order asked. */
  facts(requests: readonly FactsRequest[]): Promise<readonly FactsAnswer[]>;
  /** Recognised initiatives of these unions whose authors bear these names. */
  ofNames(unitIds: readonly string[], names: readonly string[]): Promise<readonly NamedInitiative[]>;
  /** Uses by a dossier. */
  usesOf(dossierId: string): Promise<readonly UseOf<StandingUse>[]>;
  /** Checks chains, decides everything again, and compares content and read model with what was recorded. */
  verify(): Promise<InitiativeVerification>;
}

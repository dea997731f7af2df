/** Sổ khen thưởng: the award ledger and the quota counters. Implemented by `adapters/postgres/ledger`. */

import type { Affected } from '../domain/ledger/annulment.ts';
import type { Likeness } from '../domain/ledger/matching.ts';
import type { QuotaCount, QuotaKey } from '../domain/ledger/quota.ts';
import type { GapYear, NomineeFacts, PastAward } from '../domain/rules/facts.ts';
import type { AssignedQuota } from '../domain/rules/list-limits.ts';
import type { SubjectKind } from '../domain/rules/rule-set.ts';

/** Who is meant, as well as the source says it. The numbers are kept encrypted; nothing but a number is certain. */
export interface SubjectDescription {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly birthYear: number | null;
  readonly unitId: string;
  readonly unitName: string;
  /** Số căn cước công dân, twelve digits. */
  readonly citizenId: string | null;
  /** Mã cán bộ, mã nhân viên: means something within `unitId` only. */
  readonly staffId: string | null;
}

/** One award to be entered. `id` is its key: entering the same again changes nothing. */
export interface NewAward extends Omit<PastAward, 'achievementId'> {
  readonly id: string;
  readonly achievementId?: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly grounds?: readonly string[];
  readonly note?: string;
}

export interface By {
  readonly personId: string;
  readonly at: string;
}

export interface Reasoned extends By {
  readonly reason: string;
}

export type ImportOutcome =
  | {
      readonly outcome: 'ENTERED' | 'ALREADY';
      readonly subjectId: string;
      /** Other files that may be of the same person. */
      readonly alike: number;
    }
  /** The numbers lead to two people, or to somebody of another name or birth year. */
  | { readonly outcome: 'CONTRADICTING' };

/** What the ledger knows of a nominee; everything about their past that criteria ask for. */
export interface LedgerFacts
  extends Pick<NomineeFacts, 'identityCertain' | 'pastAwards' | 'gapYears' | 'nominatedElsewhere'> {
  /** As in the request. */
  readonly key: string;
  /** The (joined) file that a number or an officer's word leads to; null when none does. */
  readonly subjectId: string | null;
}

export interface FactsRequest extends Omit<SubjectDescription, 'unitName'> {
  /** `dossierId/no` */
  readonly key: string;
}

export interface LedgerRow {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly birthYear: number | null;
  readonly unitName: string;
  readonly awards: number;
  readonly annulled: number;
  readonly lastYear: number | null;
}

export interface LedgerSearch {
  /** Units whose files may be seen. */
  readonly unitIds: readonly string[];
  readonly name?: string;
  readonly unitId?: string;
  readonly year?: number;
  readonly code?: string;
  readonly limit: number;
  /** The last row of the page before. */
  readonly after?: { readonly name: string; readonly id: string };
}

export interface LedgerAward extends PastAward {
  readonly id: string;
  readonly subjectId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly note: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly annulment: {
    readonly decisionNumber: string;
    readonly decidedOn: string;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
    readonly affected: readonly Affected[];
  } | null;
}

export interface LedgerFile {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly birthYear: number | null;
  readonly unitId: string;
  readonly unitName: string;
  /** Numbers by kind, masked: `079*******34`. */
  readonly identities: readonly { readonly kind: 'CITIZEN' | 'STAFF' | 'ORGANISATION'; readonly masked: string }[];
  /** Units of the joined files and of the awards: whoever may see one of them may see the file. */
  readonly unitIds: readonly string[];
  /** Of all joined files, newest year first. */
  readonly awards: readonly LedgerAward[];
  readonly gapYears: readonly GapYear[];
  readonly merges: readonly {
    readonly id: number;
    readonly absorbedId: string;
    readonly name: string;
    readonly unitName: string;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
    readonly undone: { readonly reason: string; readonly by: string; readonly at: string } | null;
  }[];
  readonly suggestions: readonly (LedgerRow & { readonly likeness: Likeness; readonly unitIds: readonly string[] })[];
}

export interface Ledger {
  /** Our own award of a nominee; `id` is `dossierId/no`. Idempotent, first writer wins. */
  enter(award: NewAward, subject: SubjectDescription, by: By): Promise<void>;
  /**
   * Rows of an old register. A number leads to a file, otherwise a row gets one of its own. Interrupted, it is simply done
   * again. A rehearsal (`dryRun`) answers what would happen and leaves nothing behind.
   */
  importRows(
    rows: readonly { readonly award: NewAward; readonly subject: SubjectDescription }[],
    by: By,
    dryRun: boolean,
  ): Promise<readonly ImportOutcome[]>;
  /**
   * Thu hồi: takes awards of an import out of the ledger; what they were is kept beside it. All of them or none:
   * `REFERRED` when one is annulled, stands behind another award, or its file was joined or named for a nominee since.
   * Those that are not there any more are passed over.
   */
  takeBack(awardIds: readonly string[], by: By & { readonly importId: string }): Promise<'DONE' | 'REFERRED'>;
  /** Key of a row for `import/…`: equal rows, equal keys, and nobody without the secret can guess the row. */
  rowKey(parts: readonly string[]): string;
  /** Says whose file a nominee is; the file is made when `subjectId` is left out and no number leads to one. */
  identify(
    nominee: { readonly dossierId: string; readonly no: number },
    subject: { readonly id: string } | SubjectDescription,
    by: By,
  ): Promise<{ readonly subjectId: string } | 'CONTRADICTING' | 'UNKNOWN'>;
  /** In the order of the requests; the number of statements does not depend on how many there are. */
  factsFor(requests: readonly FactsRequest[]): Promise<readonly LedgerFacts[]>;
  /** Files that may be of the same person, best first; what numbers tell apart is left out. */
  alike(subject: Omit<FactsRequest, 'key'>): Promise<LedgerFile['suggestions']>;
  search(search: LedgerSearch): Promise<readonly LedgerRow[]>;
  file(id: string): Promise<LedgerFile | undefined>;
  /** `UNKNOWN` or `ALREADY` when there is nothing to annul. */
  annul(
    awardId: string,
    annulment: Reasoned & { readonly decisionNumber: string; readonly decidedOn: string },
  ): Promise<'DONE' | 'UNKNOWN' | 'ALREADY'>;
  isAnnulled(awardId: string): Promise<boolean>;
  /** Joins files for good until they are separated: `absorbed` are read as `kept` from now on. */
  merge(kept: string, absorbed: readonly string[], by: Reasoned): Promise<'DONE' | 'UNKNOWN' | 'CONTRADICTING'>;
  separate(mergeId: number, by: Reasoned): Promise<'DONE' | 'UNKNOWN'>;
  /** A reason of null takes an earlier entry back. */
  setGapYear(subjectId: string, year: number, reason: GapYear['reason'] | null, by: By): Promise<boolean>;
  /** A unit and everything below it, in the order of their names. */
  unitsUnder(unitId: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
}

export interface ListStanding {
  /** Quotas that are not divided by theme, of the unit and of the bodies above it, nearest first. */
  readonly assigned: readonly AssignedQuota[];
  /** Awards of the year that are given or under way: proposed by the unit, and in all; null when not asked for. */
  readonly granted: { readonly unit: number; readonly all: number | null };
  /** By code; without those of which nobody holds one. */
  readonly holders: Readonly<Partial<Record<string, number>>>;
}

export interface QuotaRegister {
  /** False when more places are taken already. */
  setLimit(key: QuotaKey, places: number): Promise<boolean>;
  /**
   * A place for every owner in every quota of the unit and of the bodies above it: all of them, or none and the quota
   * that is full. Who holds a place already keeps it. Without a quota there is nothing to hold.
   */
  reserve(
    wanted: Omit<QuotaKey, 'organisationId'> & { readonly unitId: string; readonly owners: readonly string[] },
  ): Promise<{ readonly full?: QuotaCount; readonly fresh: readonly string[] }>;
  /** Gives places back; those confirmed by an award stay. */
  release(owners: readonly string[]): Promise<void>;
  /** What a unit's list of an award is counted against; places and awards of `dossierId` itself are left out. */
  standing(
    list: Omit<QuotaKey, 'organisationId' | 'theme'> & {
      readonly unitId: string;
      readonly dossierId: string | null;
      /** Whether the year's awards of everybody are counted too. */
      readonly inAll: boolean;
      /** Codes of awards whose holders in the unit and below it are counted. */
      readonly shareOf: readonly string[];
    },
  ): Promise<ListStanding>;
  /** Of a unit and the bodies above and below it. */
  counts(unitId: string, year?: number): Promise<readonly QuotaCount[]>;
}

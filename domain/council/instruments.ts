/**
 * Số liệu trước khi bỏ phiếu: what a council is shown beside its list. Aggregates only; nobody is named. Everything is
 * computed from facts that were frozen when the session was convened, so that the same figures come out at any time.
 */

import { groupBy } from '../group-by.ts';
import type { GroupKind } from '../organisations/organisation.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { type Rotation, rotationsOf, yearsBefore } from './rotation.ts';

export interface InstrumentItem {
  /** Number of the item on the agenda. */
  readonly item: number;
  readonly kind: SubjectKind;
  readonly awardCode: string;
  /** The proposing unit. */
  readonly unitId: string;
  /** As whom it stands in a cluster or bloc: itself, or the nearest body above it that does; null when none does. */
  readonly placedAs: string | null;
  readonly directWorker: boolean;
  readonly woman: boolean;
}

/** Awards of one kind that went to a unit, or to somebody below it, in one year; annulled ones are left out. */
export interface UnitAwards {
  readonly unitId: string;
  readonly awardCode: string;
  readonly year: number;
  readonly count: number;
}

/** Cụm, khối thi đua of the year under review. */
export interface GroupFacts {
  readonly kind: GroupKind;
  readonly name: string;
  readonly unitIds: readonly string[];
  /** Who belonged to it in an earlier year, where the register says so. Other years go by `unitIds`. */
  readonly earlier: readonly { readonly year: number; readonly unitIds: readonly string[] }[];
}

/** A quota in which items of the agenda hold places. */
export interface QuotaFacts {
  readonly awardCode: string;
  readonly unitId: string;
  readonly year: number;
  readonly theme: string;
  readonly limit: number;
  /** Places taken for good by awards of before. */
  readonly awarded: number;
  /** Places held by nominees who are not on this agenda. */
  readonly elsewhere: number;
  /** Items of the agenda that hold a place. */
  readonly items: readonly number[];
}

export interface InstrumentFacts {
  /** The year under review; what came before is counted over the `years` before it. */
  readonly year: number;
  readonly years: number;
  readonly items: readonly InstrumentItem[];
  readonly awards: readonly { readonly code: string; readonly title: string }[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly GroupFacts[];
  readonly past: readonly UnitAwards[];
  readonly quotas: readonly QuotaFacts[];
}

/** At least this share of the individuals rewarded in a year: 07/NQ-TLĐ, II.2.2. */
export const DIRECT_WORKER_PERCENT = 15;

/** Cơ cấu của danh sách: the whole list, or what is proposed for one award. */
export interface Share {
  /** Null for the whole list. */
  readonly award: string | null;
  readonly collectives: number;
  readonly individuals: number;
  readonly direct: number;
  /** The fewest direct workers with which the list reaches the target. */
  readonly required: number;
  /** How many of the list would have to be direct workers besides; 0 when the target is reached. */
  readonly missing: number;
  readonly women: number;
}

export interface UnitLine {
  readonly unit: string;
  readonly listed: number;
  /** Awards of the kinds on the list in the years before, the oldest first. */
  readonly past: readonly { readonly year: number; readonly count: number }[];
}

export interface QuotaLine {
  readonly award: string;
  readonly unit: string;
  readonly year: number;
  readonly theme: string;
  readonly limit: number;
  readonly awarded: number;
  readonly elsewhere: number;
  readonly listed: number;
  /** When everybody on the list is awarded; below 0 the list asks for more than there is. */
  readonly left: number;
}

export interface Instruments {
  readonly year: number;
  readonly years: number;
  /** The whole list first, then each award when there are several. */
  readonly shares: readonly Share[];
  readonly units: readonly UnitLine[];
  readonly rotations: readonly Rotation[];
  readonly quotas: readonly QuotaLine[];
}

/**
 * @param seen items whose content the reader may know. Nothing of the others comes in, by any figure: a member who keeps
 *   out of an item must not work out from totals what it is about.
 */
export function instrumentsOf(facts: InstrumentFacts, seen: (item: number) => boolean = () => true): Instruments {
  const items = facts.items.filter(({ item }) => seen(item));
  const byAward = groupBy(items, ({ awardCode }) => awardCode);
  const title = (code: string) => facts.awards.find((award) => award.code === code)?.title ?? code;
  const unit = (id: string) => facts.units.find((one) => one.id === id)?.name ?? id;
  const shares = [...byAward].map(([code, own]) => shareOf(title(code), own));
  return {
    year: facts.year,
    years: facts.years,
    shares: [shareOf(null, items), ...(shares.length > 1 ? shares : [])],
    units: [...groupBy(items, ({ unitId }) => unitId)].map(([id, own]) => ({
      unit: unit(id),
      listed: own.length,
      past: yearsBefore(facts).map((year) => ({
        year,
        count: sumOf(
          facts.past.filter((one) => one.unitId === id && one.year === year && byAward.has(one.awardCode)),
          ({ count }) => count,
        ),
      })),
    })),
    rotations: rotationsOf(facts, items, title),
    quotas: facts.quotas.flatMap(({ items: holding, unitId, awardCode, ...quota }) => {
      const listed = holding.filter(seen).length;
      const left = quota.limit - quota.awarded - quota.elsewhere - listed;
      return listed === 0 ? [] : [{ ...quota, award: title(awardCode), unit: unit(unitId), listed, left }];
    }),
  };
}

function shareOf(award: string | null, items: readonly InstrumentItem[]): Share {
  const people = items.filter(({ kind }) => kind === 'INDIVIDUAL');
  const direct = people.filter(({ directWorker }) => directWorker).length;
  // Rounded up in whole numbers: 2 of 14 is less than 15 %.
  const required = Math.floor((people.length * DIRECT_WORKER_PERCENT + 99) / 100);
  return {
    award,
    collectives: items.length - people.length,
    individuals: people.length,
    direct,
    required,
    missing: Math.max(0, required - direct),
    women: people.filter(({ woman }) => woman).length,
  };
}

const sumOf = <T>(list: readonly T[], value: (one: T) => number): number =>
  list.reduce((sum, one) => sum + value(one), 0);

/**
 * Cào bằng, luân phiên inside a cluster or bloc: whether an award goes round evenly instead of to the best. Both are
 * shown as counts with what they are compared to; a sign asks the council to look, it proves nothing.
 */

import { groupBy } from '../group-by.ts';
import type { GroupKind } from '../organisations/organisation.ts';
import type { GroupFacts, InstrumentFacts, InstrumentItem } from './instruments.ts';

/** One award in one cluster or bloc over the years before. */
export interface Rotation {
  readonly kind: GroupKind;
  readonly group: string;
  readonly award: string;
  /** Units of the group in the year under review. */
  readonly units: number;
  /** How many of these had the award at least once. */
  readonly had: number;
  /** Awards of the unit with the fewest and of the unit with the most, all years together. */
  readonly fewest: number;
  readonly most: number;
  readonly perYear: readonly YearOfGroup[];
  /** A unit that had the award in one year and again in the next, over all pairs of years. */
  readonly again: number;
  /** How many times that could have happened: units with the award in a year whose year before is looked at too. */
  readonly chances: number;
  /** How many repetitions there would be, in tenths, if each year's units were drawn without regard to the year before. */
  readonly expectedTenths: number;
  readonly even: boolean;
  readonly inTurns: boolean;
}

export interface YearOfGroup {
  readonly year: number;
  readonly units: number;
  readonly had: number;
  /** Whether the register says who belonged to the group that year; otherwise those of the year under review count. */
  readonly registered: boolean;
}

/** With fewer units, or awards in one year only, neither figure says anything. */
const LEAST_UNITS = 3;
const LEAST_YEARS = 2;

export function rotationsOf(
  facts: InstrumentFacts,
  items: readonly InstrumentItem[],
  title: (code: string) => string,
): readonly Rotation[] {
  return facts.groups.flatMap((group) => {
    const own = items.filter(({ placedAs }) => placedAs !== null && group.unitIds.includes(placedAs));
    return [...groupBy(own, ({ awardCode }) => awardCode).keys()].map((code) => rotationOf(facts, group, code, title));
  });
}

function rotationOf(
  facts: InstrumentFacts,
  group: GroupFacts,
  code: string,
  title: (code: string) => string,
): Rotation {
  const counted = new Map(
    facts.past.filter(({ awardCode }) => awardCode === code).map((one) => [`${one.year} ${one.unitId}`, one.count]),
  );
  const awards = (year: number, unit: string) => counted.get(`${year} ${unit}`) ?? 0;
  const years = yearsBefore(facts);
  const membersIn = (year: number) => group.earlier.find((one) => one.year === year)?.unitIds;
  const perYear = years.map((year) => {
    const members = membersIn(year) ?? group.unitIds;
    const had = members.filter((unit) => awards(year, unit) > 0);
    return { year, members, had, registered: membersIn(year) !== undefined };
  });
  const totals = group.unitIds.map((unit) => years.reduce((sum, year) => sum + awards(year, unit), 0));
  const [fewest, most] = [Math.min(...totals), Math.max(...totals)];
  const had = totals.filter((total) => total > 0).length;
  const repeats = repetitionsIn(perYear);
  const telling =
    group.unitIds.length >= LEAST_UNITS && perYear.filter((year) => year.had.length > 0).length >= LEAST_YEARS;
  return {
    kind: group.kind,
    group: group.name,
    award: title(code),
    units: group.unitIds.length,
    had,
    fewest,
    most,
    perYear: perYear.map(({ year, members, had: those, registered }) => ({
      year,
      units: members.length,
      had: those.length,
      registered,
    })),
    ...repeats,
    even: telling && had === group.unitIds.length && most - fewest <= 1,
    // One repetition at least was to be expected and there was none.
    inTurns: telling && repeats.again === 0 && repeats.expectedTenths >= 10,
  };
}

/** The years that count as past, the oldest first. */
export const yearsBefore = ({ year, years }: Pick<InstrumentFacts, 'year' | 'years'>): readonly number[] =>
  Array.from({ length: years }, (_, index) => year - years + index);

function repetitionsIn(
  perYear: readonly { readonly members: readonly string[]; readonly had: readonly string[] }[],
): Pick<Rotation, 'again' | 'chances' | 'expectedTenths'> {
  let again = 0;
  let chances = 0;
  let expected = 0;
  for (const [index, { members, had }] of perYear.entries()) {
    const before = perYear[index - 1];
    if (before === undefined || before.had.length === 0) continue;
    // Only units that were there in both years can repeat.
    const both = members.filter((unit) => before.members.includes(unit));
    const now = had.filter((unit) => both.includes(unit));
    const then = before.had.filter((unit) => both.includes(unit));
    again += now.filter((unit) => then.includes(unit)).length;
    chances += now.length;
    // Of `now.length` units drawn from `both`, the average number that are among `then`.
    if (both.length > 0) expected += (now.length * then.length) / both.length;
  }
  return { again, chances, expectedTenths: Math.round(expected * 10) };
}

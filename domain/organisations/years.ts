/**
 * Xếp loại, đăng ký thi đua, kỷ luật: what is recorded of a person and of a collective alike, year by year. Kept as every
 * dated fact is; what is not recorded is not known, and never taken for good or bad.
 */

import { assertNever } from '../assert-never.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { NomineeFacts, TaskGrade } from '../rules/facts.ts';
import { type Entry, originalOf, type Standing, standing } from './entry.ts';

/**
 * Vụ việc: a discipline being served, or something under examination. Forms of discipline as the labour code and the laws
 * on officials and public employees name them together.
 */
export type Matter =
  | 'DISCIPLINE_REVIEW'
  | 'INSPECTION'
  | 'COMPLAINT'
  | 'PROSECUTION'
  | 'REPRIMAND'
  | 'RAISE_DEFERRED'
  | 'WARNING'
  | 'PAY_CUT'
  | 'DEMOTION'
  | 'REMOVAL'
  | 'DISMISSAL';

export type YearFact =
  /** Xếp loại chất lượng, mức độ hoàn thành nhiệm vụ of a year; dated as the decision on it. */
  | { readonly type: 'graded'; readonly year: number; readonly grade: TaskGrade }
  /** Đăng ký danh hiệu thi đua: the award's code, or null for a year without one. */
  | { readonly type: 'registered'; readonly year: number; readonly title: string | null }
  /** `until`: the first day on which it does not count any more, where that is known beforehand. */
  | {
      readonly type: 'matterOpened';
      readonly matter: Matter;
      /** Số, ký hiệu văn bản. */
      readonly document: string;
      readonly until: string | null;
    }
  /** Kết thúc xem xét, xóa kỷ luật: the entry's date is the first day without it. */
  | { readonly type: 'matterClosed'; readonly matterId: string }
  /** Rà soát: looked for on this day, and nothing found but what is recorded. */
  | { readonly type: 'recordChecked' };

export type YearCommand =
  | { readonly type: 'gradeYear'; readonly on: string; readonly year: number; readonly grade: TaskGrade }
  | { readonly type: 'registerForYear'; readonly on: string; readonly year: number; readonly title: string | null }
  | {
      readonly type: 'openMatter';
      readonly on: string;
      readonly matter: Matter;
      readonly document: string;
      readonly until: string | null;
    }
  | { readonly type: 'closeMatter'; readonly on: string; readonly matterId: string }
  | { readonly type: 'checkRecord'; readonly on: string };

const TYPES: ReadonlySet<string> = new Set<YearFact['type']>([
  'graded',
  'registered',
  'matterOpened',
  'matterClosed',
  'recordChecked',
]);

const COMMANDS: ReadonlySet<string> = new Set<YearCommand['type']>([
  'gradeYear',
  'registerForYear',
  'openMatter',
  'closeMatter',
  'checkRecord',
]);

interface Typed {
  readonly type: string;
}

const isYearFact = <F extends Typed>(fact: F): fact is F & YearFact => TYPES.has(fact.type);
/** Discipline and what is under examination: read by those only who keep the register. */
export const isAboutMatters = ({ type }: Typed): boolean =>
  type === 'matterOpened' || type === 'matterClosed' || type === 'recordChecked';

export const isYearCommand = <C extends Typed>(command: C): command is C & YearCommand => COMMANDS.has(command.type);

export interface OpenedMatter {
  /** The entry by which it was first recorded. */
  readonly id: string;
  readonly matter: Matter;
  readonly document: string;
  readonly from: string;
  /** The first day without it; null while no end is known. */
  readonly to: string | null;
}

/** All that is recorded of the years, in the order of dates. */
export interface Years {
  readonly grades: readonly { readonly on: string; readonly year: number; readonly grade: TaskGrade }[];
  readonly registrations: readonly { readonly on: string; readonly year: number; readonly title: string | null }[];
  readonly matters: readonly OpenedMatter[];
  /** Days on which the record was checked. */
  readonly checks: readonly string[];
}

export function yearsOf(recorded: readonly Entry<Typed>[]): Years {
  const entries = standing(recorded).filter((entry): entry is Standing<YearFact> => isYearFact(entry.fact));
  const ends = endsOf(recorded, entries);
  return {
    grades: entries.flatMap(({ on, fact }) => (fact.type === 'graded' ? [{ on, ...yearAnd(fact) }] : [])),
    registrations: entries.flatMap(({ on, fact }) => (fact.type === 'registered' ? [{ on, ...yearAnd(fact) }] : [])),
    matters: entries.flatMap(({ id, on, fact }) => {
      if (fact.type !== 'matterOpened') return [];
      const { matter, document, until } = fact;
      const first = originalOf(recorded, id);
      return [{ id: first, matter, document, from: on, to: earlier(until, ends.get(first) ?? null) }];
    }),
    checks: entries.flatMap(({ on, fact }) => (fact.type === 'recordChecked' ? [on] : [])),
  };
}

function yearAnd<F extends Typed>({ type: _, ...rest }: F): Omit<F, 'type'> {
  return rest;
}

const endsOf = (
  recorded: readonly Entry<Typed>[],
  entries: readonly Standing<YearFact>[],
): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap(({ on, fact }) =>
      fact.type === 'matterClosed' ? [[originalOf(recorded, fact.matterId), on] as const] : [],
    ),
  );

const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

const isOpen = ({ from, to }: OpenedMatter, date: string): boolean => from <= date && (to === null || date < to);

export const openMattersOn = ({ matters }: Years, date: string): readonly OpenedMatter[] =>
  matters.filter((matter) => isOpen(matter, date));

/** What the years come to for the rules, by what is recorded with a date up to that day. */
export function factsOfYears(
  years: Years,
  evaluationYear: number,
  date: string,
): Pick<NomineeFacts, 'grades' | 'registered' | 'openSanction'> {
  const registrations = years.registrations.filter(({ year, on }) => year === evaluationYear && on <= date);
  return {
    grades: years.grades.filter(({ on }) => on <= date).map(({ year, grade }) => ({ year, grade })),
    registered: registrations.length === 0 ? null : registrations.some(({ title }) => title !== null),
    openSanction: openSanctionOn(years, evaluationYear, date),
  };
}

/** That there is nothing is known only when somebody has looked since the evaluation year began. */
function openSanctionOn(years: Years, evaluationYear: number, date: string): boolean | null {
  if (openMattersOn(years, date).length > 0) return true;
  return years.checks.some((on) => on <= date && on >= `${evaluationYear}-01-01`) ? false : null;
}

/** What a command would record; it is judged with everything else by `faultOfYears`. */
export function yearFactSaid(command: YearCommand, years: Years): YearFact | { readonly refused: Refusal } {
  switch (command.type) {
    case 'gradeYear':
      return { type: 'graded', year: command.year, grade: command.grade };
    case 'registerForYear':
      return { type: 'registered', year: command.year, title: command.title };
    case 'openMatter': {
      const { matter, document, until } = command;
      return { type: 'matterOpened', matter, document, until };
    }
    case 'closeMatter': {
      const { matterId, on } = command;
      const known = openMattersOn(years, on).some(({ id }) => id === matterId);
      return known ? { type: 'matterClosed', matterId } : refuse('UNKNOWN_MATTER');
    }
    case 'checkRecord':
      return years.checks.includes(command.on) ? refuse('NOTHING_CHANGES') : { type: 'recordChecked' };
    default:
      return assertNever(command);
  }
}

/** What may not stand in a record of years; undefined when nothing is wrong. */
export function faultOfYears(recorded: readonly Entry<Typed>[]): { readonly refused: Refusal } | undefined {
  const { grades, registrations, matters } = yearsOf(recorded);
  // A second grade would leave it to chance which of them counts: the first is corrected instead.
  if (new Set(grades.map(({ year }) => year)).size < grades.length) return refuse('YEAR_RECORDED');
  const titles = registrations.map(({ year, title }) => `${year} ${title}`);
  const none = registrations.filter(({ title }) => title === null).map(({ year }) => year);
  const both = registrations.some(({ year, title }) => title !== null && none.includes(year));
  if (new Set(titles).size < titles.length || both) return refuse('YEAR_RECORDED');
  if (grades.some(({ year, on }) => on < `${year}-01-01`)) return refuse('YEAR_AHEAD');
  const ids = new Set(matters.map(({ id }) => id));
  const closed = standing(recorded).flatMap(({ fact }) =>
    isYearFact(fact) && fact.type === 'matterClosed' ? [originalOf(recorded, fact.matterId)] : [],
  );
  if (closed.some((id) => !ids.has(id)) || new Set(closed).size < closed.length) return refuse('UNKNOWN_MATTER');
  return matters.some(({ from, to }) => to !== null && to <= from) ? refuse('MATTER_BACKWARDS') : undefined;
}

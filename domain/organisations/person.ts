/** Con người: who somebody is, the posts held over time, and the role class with where it is taken from. */

import type { RoleClass } from '../rules/facts.ts';
import { type Entry, LONG_AGO, originalOf, standing } from './entry.ts';
import { type OrganisationTree, successorsOn } from './tree.ts';
import type { YearFact } from './years.ts';

export type PersonFact =
  | {
      readonly type: 'entered';
      readonly name: string;
      readonly woman: boolean;
      readonly birthYear: number | null;
    }
  /** Chức vụ, công việc. `unionWork`: công tác công đoàn, counted towards the commemorative medal. */
  | {
      readonly type: 'tookPost';
      readonly title: string;
      readonly organisationId: string;
      readonly unionWork: boolean;
    }
  /** Thôi giữ: the entry's date is the first day without the post. */
  | { readonly type: 'leftPost'; readonly postId: string }
  /** Nhóm đối tượng; `source` is the document it is taken from. */
  | { readonly type: 'classed'; readonly roleClass: RoleClass; readonly source: string }
  /** Vào Công đoàn: union member since the entry's date. */
  | { readonly type: 'joinedUnion' }
  /** Thời gian làm việc of a year: months employed, working days absent without those of maternity. */
  | { readonly type: 'worked'; readonly year: number; readonly months: number; readonly daysAbsent: number }
  | YearFact;

export type PersonEntry = Entry<PersonFact>;

export interface Post {
  /** The entry by which it was first recorded. */
  readonly id: string;
  readonly title: string;
  readonly organisationId: string;
  readonly unionWork: boolean;
  readonly from: string;
  /** The first day without it; null while nobody has recorded an end. */
  readonly to: string | null;
}

export interface PersonLife {
  readonly id: string;
  readonly recorded: readonly PersonEntry[];
  readonly name: string;
  readonly woman: boolean;
  readonly birthYear: number | null;
  readonly posts: readonly Post[];
  readonly classes: readonly { readonly from: string; readonly roleClass: RoleClass; readonly source: string }[];
  readonly memberSince: string | null;
  readonly worked: readonly {
    readonly on: string;
    readonly year: number;
    readonly months: number;
    readonly daysAbsent: number;
  }[];
}

/** Undefined when nobody was entered under this id. */
export function personOf(id: string, recorded: readonly PersonEntry[]): PersonLife | undefined {
  const entries = standing(recorded);
  const identity = entries.map(({ fact }) => fact).findLast((fact) => fact.type === 'entered');
  if (identity?.type !== 'entered') return undefined;
  const ends = new Map(
    entries.flatMap(({ on, fact }) =>
      fact.type === 'leftPost' ? [[originalOf(recorded, fact.postId), on] as const] : [],
    ),
  );
  const posts = entries.flatMap((entry): readonly Post[] => {
    if (entry.fact.type !== 'tookPost') return [];
    const { title, organisationId, unionWork } = entry.fact;
    const post = originalOf(recorded, entry.id);
    return [{ id: post, title, organisationId, unionWork, from: entry.on, to: ends.get(post) ?? null }];
  });
  const classes = entries.flatMap(({ on, fact }) =>
    fact.type === 'classed' ? [{ from: on, roleClass: fact.roleClass, source: fact.source }] : [],
  );
  const memberSince = entries.find(({ fact }) => fact.type === 'joinedUnion')?.on ?? null;
  const worked = entries.flatMap(({ on, fact }) =>
    fact.type === 'worked' ? [{ on, year: fact.year, months: fact.months, daysAbsent: fact.daysAbsent }] : [],
  );
  const { name, woman, birthYear } = identity;
  return { id, recorded, name, woman, birthYear, posts, classes, memberSince, worked };
}

/** The posts held on a day, the latest taken first. */
export const postsOn = (person: PersonLife, date: string): readonly Post[] =>
  person.posts.filter(({ from, to }) => from <= date && (to === null || date < to)).toReversed();

/** Where somebody belongs on a day: the organisations of the posts, or those that carry them on. */
export const organisationsOf = (person: PersonLife, tree: OrganisationTree, date: string): readonly string[] => [
  ...new Set(postsOn(person, date).flatMap(({ organisationId }) => successorsOn(tree, organisationId, date))),
];

/** Null when nobody has recorded one: a class is never guessed from a title. */
export const roleClassOn = (person: PersonLife, date: string): RoleClass | null =>
  person.classes.findLast(({ from }) => from <= date)?.roleClass ?? null;

/**
 * Whole years of union work up to a day, cumulative: posts at the same time count once, a break does not count, the
 * odd days of several posts add up and 31 of them make a month (30 would give somebody a year before its day). Null when no union post is known, or the beginning of one is not.
 */
export function unionYears(person: PersonLife, tree: OrganisationTree, date: string): number | null {
  const worked = person.posts
    .filter(({ unionWork, from }) => unionWork && from < date)
    .map((post) => ({ from: post.from, to: earliest(post.to, endOfWork(tree, post, date), date) }))
    .filter(({ from, to }) => from < to);
  if (worked.length === 0 || worked.some(({ from }) => from === LONG_AGO)) return null;
  let months = 0;
  let days = 0;
  for (const span of mergedSpans(worked)) {
    const whole = wholeMonths(span.from, span.to);
    months += whole;
    days += daysBetween(addMonths(span.from, whole), span.to);
  }
  return Math.floor((months + Math.floor(days / 31)) / 12);
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** A post ends with its organisation where nobody carries that on. */
function endOfWork(tree: OrganisationTree, { organisationId }: Post, date: string): string | null {
  if (successorsOn(tree, organisationId, date).length > 0) return null;
  return tree.get(organisationId)?.ended ?? null;
}

const earliest = (...dates: readonly (string | null)[]): string =>
  dates.filter((date): date is string => date !== null).toSorted()[0] ?? LONG_AGO;

function mergedSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last === undefined || last.to < span.from) merged.push(span);
    else if (last.to < span.to) merged[merged.length - 1] = { from: last.from, to: span.to };
  }
  return merged;
}

function wholeMonths(from: string, to: string): number {
  const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const months = monthsOf(to) - monthsOf(from);
  return addMonths(from, months) <= to ? months : months - 1;
}

/** The last day of the month where the day does not exist: a month from 31/01 is 28/02. */
function addMonths(date: string, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), index % 12];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), lastDay);
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * What registers over time are made of: facts with a date in the world, and corrections that keep what they correct.
 * Dates are `YYYY-MM-DD`; a span runs from its first day up to, and without, the day on which it ended.
 */

/** Something was so already when the register began, and nobody knows since when. Sorts before every real date. */
export const LONG_AGO = '0001-01-01';

export interface Entry<F> {
  readonly id: string;
  /** The organisation or the person it is about. */
  readonly subjectId: string;
  /** The first day on which it is so. */
  readonly on: string;
  /** Null: the entry it corrects was a mistake, and nothing takes its place. */
  readonly fact: F | null;
  /** The entry that this one takes the place of. */
  readonly corrects: string | null;
}

/** An entry that says something. */
export interface Standing<F> extends Entry<F> {
  readonly fact: F;
}

/** What holds: entries that nothing corrects and that say something, by date and then as they were recorded. */
export function standing<F>(entries: readonly Entry<F>[]): readonly Standing<F>[] {
  const corrected = new Set(entries.map((entry) => entry.corrects));
  return entries
    .filter((entry): entry is Standing<F> => entry.fact !== null && !corrected.has(entry.id))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The first entry of a chain of corrections: its id names the thing through all of them. */
export function originalOf<F>(entries: readonly Entry<F>[], id: string): string {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  let found = id;
  for (let before = byId.get(id)?.corrects; before; before = byId.get(before)?.corrects) found = before;
  return found;
}

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

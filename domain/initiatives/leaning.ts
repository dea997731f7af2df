/** Which initiative a union means, and which of its authors the nominee is: told by id and name, never guessed. */

import { fold } from '../names/vietnamese-names.ts';
import type { ChosenInitiative } from './dossier-uses.ts';

/** An initiative with one of its authors. */
export interface AuthoredInitiative extends ChosenInitiative {
  readonly foldedName: string;
  readonly birthYear: number | null;
}

interface Named {
  readonly name: string;
  readonly birthYear: number | null;
}

/** Of these, the ones that somebody may have written: the same name and no contrary year of birth. */
export function writtenBy<Known extends AuthoredInitiative>(
  { name, birthYear }: Named,
  known: readonly Known[],
): readonly Known[] {
  const folded = fold(name);
  return known.filter(
    (one) => one.foldedName === folded && (one.birthYear === null || birthYear === null || one.birthYear === birthYear),
  );
}

/**
 * The initiatives that a nomination leans on, each once and in one order, so that the same list has the same hash.
 * @returns `unclear`: the first id under which the nominee is no author, or cannot be told from another author
 */
export function leaningOn(
  nominee: Named,
  ids: readonly string[],
  known: readonly AuthoredInitiative[],
): { readonly chosen: readonly ChosenInitiative[] } | { readonly unclear: string } {
  const own = writtenBy(nominee, known);
  const chosen: ChosenInitiative[] = [];
  for (const id of [...new Set(ids)].sort()) {
    const authors = own.filter((one) => one.id === id);
    const [author] = authors;
    if (author === undefined || authors.length > 1) return { unclear: id };
    chosen.push({ id, authorId: author.authorId });
  }
  return { chosen };
}

/** Ids as they are typed or written in a cell, between commas, semicolons or blanks. */
export const idsIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((word) => word !== '')),
];

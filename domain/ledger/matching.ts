/** Whose awards are these? Only a number with the name it belongs to is certain; a name alone only ever suggests. */

import { fold } from '../names/vietnamese-names.ts';
import type { SubjectKind } from '../rules/rule-set.ts';

/** `kind` tells whether two different numbers mean two different people: a staff id changes with the job. */
export interface Identity {
  readonly kind: 'CITIZEN' | 'STAFF' | 'ORGANISATION';
  /** Keyed: equal numbers have equal hashes, and nothing else can be read from them. */
  readonly hash: string;
}

/** What somebody writes about a person or a collective. */
export interface Described {
  readonly kind: SubjectKind;
  readonly name: string;
  /** Null for a collective, and when nobody wrote it down. */
  readonly birthYear: number | null;
  readonly unitId: string | null;
  /** CCCD, staff id within its unit, or the organisation that a collective is. */
  readonly identities: readonly Identity[];
}

/** Đối tượng trong sổ: one file of the ledger. Two files of one person are possible until somebody joins them. */
export interface Known extends Described {
  readonly id: string;
}

export type Likeness = 'NAME_AND_BIRTH_YEAR' | 'NAME_AND_UNIT' | 'NAME_ONLY';

export interface Suggestion {
  readonly id: string;
  readonly likeness: Likeness;
}

/** A file that a number led to, with the names and birth years of all files joined to it. */
export interface NumberedFile {
  readonly subjectId: string;
  readonly rootId: string;
  readonly members: readonly { readonly foldedName: string; readonly birthYear: number | null }[];
}

/**
 * The file that numbers lead to. A number alone is not enough: a slip of the pen turns one person's number into
 * another's, so the name and, where both are known, the birth year must agree.
 * @returns undefined when no number leads anywhere; `CONTRADICTING` when a person must look
 */
export function certainFile<F extends NumberedFile>(
  wanted: Pick<Described, 'name' | 'birthYear'>,
  files: readonly F[],
): F | 'CONTRADICTING' | undefined {
  const [file] = files;
  if (file === undefined) return undefined;
  if (files.some(({ rootId }) => rootId !== file.rootId)) return 'CONTRADICTING';
  const name = fold(wanted.name);
  const agrees = file.members.some(
    ({ foldedName, birthYear }) =>
      foldedName === name && (birthYear === null || wanted.birthYear === null || birthYear === wanted.birthYear),
  );
  return agrees ? file : 'CONTRADICTING';
}

/** Others that may be the same, best first. Never joined by a machine. */
export const suggestionsAmong = (wanted: Described, known: readonly Known[]): readonly Suggestion[] =>
  known
    .flatMap((one) => {
      const likeness = likenessOf(wanted, one);
      return likeness === undefined ? [] : [{ id: one.id, likeness }];
    })
    .sort((a, b) => ORDER.indexOf(a.likeness) - ORDER.indexOf(b.likeness) || (a.id < b.id ? -1 : 1));

const ORDER: readonly Likeness[] = ['NAME_AND_BIRTH_YEAR', 'NAME_AND_UNIT', 'NAME_ONLY'];

/** Undefined when the two cannot be the same: other name, kind, birth year, citizen id or organisation. */
export function likenessOf(a: Described, b: Described): Likeness | undefined {
  if (a.kind !== b.kind || fold(a.name) !== fold(b.name) || contradict(a.identities, b.identities)) return undefined;
  if (a.birthYear !== null && b.birthYear !== null) {
    return a.birthYear === b.birthYear ? 'NAME_AND_BIRTH_YEAR' : undefined;
  }
  return a.unitId !== null && a.unitId === b.unitId ? 'NAME_AND_UNIT' : 'NAME_ONLY';
}

/** Two citizen ids, or two organisations, are two; two staff ids may be one person's. */
export const contradict = (a: readonly Identity[], b: readonly Identity[]): boolean =>
  (['CITIZEN', 'ORGANISATION'] as const).some((kind) => {
    const [ours, theirs] = [a, b].map((list) => list.filter((one) => one.kind === kind).map(({ hash }) => hash));
    return ours?.length && theirs?.length ? !ours.some((hash) => theirs.includes(hash)) : false;
  });

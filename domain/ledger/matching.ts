/** Whose awards are these? What is certain is said by a number; a name only ever suggests. */

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

export interface Match {
  /** The file that a number leads to; null when no number does, or when numbers lead to several. */
  readonly certain: string | null;
  /** Files that two numbers of one person lead to: they contradict each other until a person has looked. */
  readonly contradicting: readonly string[];
  /** Others that may be the same, best first. Never joined by a machine. */
  readonly suggestions: readonly Suggestion[];
}

export function matchSubject(wanted: Described, known: readonly Known[]): Match {
  const byNumber = known.filter(({ identities }) =>
    identities.some((one) => wanted.identities.some(({ hash }) => hash === one.hash)),
  );
  const suggestions = known
    .filter((one) => !byNumber.includes(one))
    .flatMap((one) => {
      const likeness = likenessOf(wanted, one);
      return likeness === undefined ? [] : [{ id: one.id, likeness }];
    })
    .sort((a, b) => ORDER.indexOf(a.likeness) - ORDER.indexOf(b.likeness) || (a.id < b.id ? -1 : 1));
  return byNumber.length === 1
    ? { certain: byNumber[0]?.id ?? null, contradicting: [], suggestions }
    : { certain: null, contradicting: byNumber.map(({ id }) => id), suggestions };
}

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

/**
 * Everything that a criterion's test may ask of a nominee. The expression language, its checker, the guide for those who
 * revise rules, and the tests all read this one table.
 */

import type { FactSheet } from './fact-sheet.ts';
import { askAboutAwards } from './questions/awards.ts';
import { askAboutInitiatives } from './questions/initiatives.ts';
import { askAboutTheNominee } from './questions/nominee.ts';

/** `award` a code of the rule set; `year`, `count`, `amount` (đồng) whole numbers; the others one of the listed words. */
export type ArgumentKind = 'award' | 'year' | 'count' | 'amount' | 'grade' | 'scope' | 'role' | 'ownership';

export type Argument = string | number;

export interface Question {
  readonly name: string;
  /** Without arguments it is written like a variable: `unionYears >= 20`. */
  readonly takes: readonly ArgumentKind[];
  readonly gives: 'bool' | 'int';
  /** What it asks, in Vietnamese. */
  readonly help: string;
  /** Throws `NotKnown`, through the sheet, when it cannot say. */
  answer(sheet: FactSheet, ...given: readonly Argument[]): boolean | number;
}

export const QUESTIONS: readonly Question[] = [...askAboutTheNominee, ...askAboutAwards, ...askAboutInitiatives];

/** The words that an argument may be; of the others every value of the type. */
export const WORDS: Readonly<Partial<Record<ArgumentKind, readonly string[]>>> = {
  grade: ['EXCELLENT', 'GOOD', 'FAIR'],
  scope: ['GRASSROOTS', 'PROVINCE', 'CONFEDERATION', 'NATION'],
  role: ['DIRECT', 'NON_LEADER', 'LEADER', 'SENIOR_LEADER'],
  ownership: ['STATE', 'PUBLIC_SERVICE', 'STATE_OWNED', 'PRIVATE', 'FDI'],
};

/** What evaluates criteria: the port behind which the expression language stands (adapters/criteria). */

import type { FactSheet } from './fact-sheet.ts';

/** Đạt, không đạt, cần người xem xét. */
export type Outcome = 'MET' | 'NOT_MET' | 'NEEDS_PERSON';

/** Answers one test. Unknown facts are on the sheet afterwards (`sheet.unknown`). */
export type Test = (sheet: FactSheet) => Outcome;

/** What is wrong with an expression, for the person who wrote it. */
export interface ExpressionFault {
  /** Vietnamese. */
  readonly message: string;
  /** Position in the expression, from 0. */
  readonly at: number;
}

export interface CriteriaLanguage {
  /** Compiles for repeated use. Throws `RuleBroken` for an expression that `faults` would object to. */
  compile(expression: string, where: string): Test;
  /** @param awards codes that may be named */
  faults(expression: string, awards: readonly string[]): readonly ExpressionFault[];
}

/** A rule that cannot be evaluated, with its place: `TLD-2026-11/CSTD_TLD/BA_NAM`. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';

  constructor(where: string, message: string, options?: ErrorOptions) {
    super(`${where}: ${message}`, options);
  }
}

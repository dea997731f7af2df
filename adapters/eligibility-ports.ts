/** Điều kiện, tiêu chuẩn: the rules of a dossier applied to what the registers know of its nominees. */

import type { EligibilityReport, Finding } from '../domain/rules/assess.ts';
import type { MissingPaper } from '../domain/rules/papers.ts';
import type { AwardRule, RuleSet } from '../domain/rules/rule-set.ts';

export interface Assessed {
  readonly report: EligibilityReport;
  /** SHA-256 of the report's canonical text (`reportText`); equal reports, equal hashes. */
  readonly hash: string;
}

export interface Eligibility {
  /** By what is known now, under the dossier's own rules or those named by their id. Undefined while nothing of the dossier is recorded, or its rules are unknown. */
  assess(dossierId: string, under?: string): Promise<Assessed | undefined>;
  /** What the rules say of a list that is still being put together. */
  examine(list: ProposedList): Promise<readonly Finding[]>;
}

/** A list before it is sent, or as it was sent. */
export interface ProposedList {
  readonly ruleSet: RuleSet;
  readonly award: AwardRule;
  readonly evaluationYear: number;
  readonly unitId: string;
  /** How many it proposes. */
  readonly proposed: number;
  readonly missing: readonly MissingPaper[];
  /** Null before it is a dossier. Places that the dossier itself holds are not counted as used. */
  readonly dossierId: string | null;
}

export interface ReportRegister {
  /** Idempotent by dossier and hash. */
  keep(dossierId: string, assessed: Assessed): Promise<void>;
  /** The one kept last. */
  latest(dossierId: string): Promise<Assessed | undefined>;
}

/** Điều kiện, tiêu chuẩn: the rules of a dossier applied to what the registers know of its nominees. */

import type { EligibilityReport } from '../domain/rules/assess.ts';

export interface Assessed {
  readonly report: EligibilityReport;
  /** SHA-256 of the report's canonical text (`reportText`); equal reports, equal hashes. */
  readonly hash: string;
}

export interface Eligibility {
  /** By what is known now. Undefined while nothing of the dossier is recorded, or its rules are unknown. */
  assess(dossierId: string): Promise<Assessed | undefined>;
}

export interface ReportRegister {
  /** Idempotent by dossier and hash. */
  keep(dossierId: string, assessed: Assessed): Promise<void>;
  /** The one kept last. */
  latest(dossierId: string): Promise<Assessed | undefined>;
}

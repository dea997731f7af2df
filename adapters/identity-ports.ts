/** Danh tính của trường hợp đề nghị: by which number a nominee is tied to the registers. Implemented by `adapters/postgres`. */

import type { IdentityDoubt } from '../domain/rules/facts.ts';
import type { By } from './ledger-ports.ts';
import type { Submission } from './register-ports.ts';

/** What a union writes beside a name. Kept encrypted; nobody reads them again in full. */
export interface GivenNumbers {
  /** Số căn cước công dân, twelve digits. */
  readonly citizenId: string | null;
  /** Mã cán bộ, mã nhân viên: means something within the proposing unit only. */
  readonly staffId: string | null;
}

export interface NomineeIdentity {
  /** A person of the register of people, or for a collective an organisation; null while nobody can say. */
  readonly subjectId: string | null;
  /** To ask other registers by; never shown. */
  readonly citizenId: string | null;
  readonly doubt: IdentityDoubt | null;
}

export interface IdentityRegister {
  /** Encrypts what was typed for a form or a draft of the unit. */
  seal(unitId: string, text: string): string;
  /** Undefined when it was altered, or sealed for another unit. */
  open(unitId: string, sealed: string): string | undefined;
  /**
   * Ties the nominees of a version to the ledger by their numbers, in one transaction; the same version again changes
   * nothing. A collective that bears the name of an organisation within the unit is that organisation.
   * @param numbers by nominee number; those without any are left out
   */
  identify(submission: Submission, numbers: ReadonlyMap<number, GivenNumbers>, by: By): Promise<void>;
  /** What was given with a version, by nominee number. */
  given(dossierId: string, version: number): Promise<ReadonlyMap<number, GivenNumbers>>;
  /** Who the nominees of a submission are, by number; a fixed number of statements. */
  of(submission: Submission): Promise<ReadonlyMap<number, NomineeIdentity>>;
}

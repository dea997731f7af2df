/** One row of a list as the import understands it. */

import type { RoleClass } from '../rules/facts.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import type { Birth } from './read-birth.ts';

export interface ImportedRow {
  readonly kind: SubjectKind;
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly name: string;
  readonly woman: boolean | null;
  readonly birth: Birth | null;
  readonly citizenId: string | null;
  /** Mã cán bộ, mã nhân viên within the unit. */
  readonly staffId: string | null;
  readonly position: string;
  readonly unit: string;
  readonly roleClass: RoleClass | null;
  readonly awardCode: string | null;
  readonly achievement: string;
  /** Ids of the initiatives it leans on, as written; left out in lists read before there was such a column. */
  readonly initiatives?: readonly string[];
  readonly note: string;
  readonly posthumous: boolean;
  readonly sanctionNoted: boolean;
  readonly members: number | null;
  /** Somebody left the row out; it is shown and goes nowhere. */
  readonly leftOut: boolean;
}

/** By what people are recognised, and what an import is told about its rows. */

import type { PersonEntry, PersonLife } from './person.ts';

/** By what a person is recognised besides the id. Each is null when not known. */
export interface PersonKeys {
  /** Số căn cước công dân, twelve digits; kept encrypted and compared through a keyed hash. */
  readonly citizenId: string | null;
  /** Mã cán bộ, mã nhân viên within one organisation. */
  readonly staff: { readonly organisationId: string; readonly code: string } | null;
}

export interface KnownPerson {
  readonly person: PersonLife;
  readonly staff: PersonKeys['staff'];
  readonly hasCitizenId: boolean;
}

export interface PersonMatches {
  byCitizenId(citizenId: string): KnownPerson | undefined;
  byStaffCode(organisationId: string, code: string): KnownPerson | undefined;
  /** Same name when diacritics and case are left out: a suggestion, never an identity. */
  namesakes(name: string): readonly KnownPerson[];
}

export interface PersonChange {
  readonly personId: string;
  readonly entries: readonly PersonEntry[];
  /** Added to what is known; never takes away. */
  readonly keys: PersonKeys;
}

/** The registers of organisations and people over time. Implemented by `adapters/postgres`. */

import type { Channel } from '../domain/acts.ts';
import type { Entries } from '../domain/organisations/decide-organisation.ts';
import type { Entry } from '../domain/organisations/entry.ts';
import type { KnownPerson, PersonChange, PersonKeys, PersonMatches } from '../domain/organisations/known-people.ts';
import type { OrganisationFact } from '../domain/organisations/organisation.ts';
import type { PersonFact, PersonLife } from '../domain/organisations/person.ts';
import type { AskedOf, SubjectFacts } from '../domain/organisations/subject-facts.ts';
import type { OrganisationTree } from '../domain/organisations/tree.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { SubjectKind } from '../domain/rules/rule-set.ts';

/** Who recorded something, when and on what ground. */
export interface Recording {
  readonly at: string;
  readonly by: string;
  readonly channel: Channel;
  readonly reason: string;
}

export interface ActRecording extends Recording {
  /** Names the act: the same one again is recorded once. */
  readonly request: string;
}

export type RecordedEntry<F> = Entry<F> & Recording;

/** How many entries were written; 0 when the same act had been recorded before. */
export type Written = { readonly written: number } | { readonly refused: Refusal };

export interface OrganisationRegister {
  tree(): Promise<OrganisationTree>;
  /** All that was recorded about one organisation, corrected entries too, in the order of recording. */
  history(id: string): Promise<readonly RecordedEntry<OrganisationFact>[]>;
  /** Decides and writes while nobody else does: two moves at the same moment cannot make a circle. */
  act(recording: ActRecording, decide: (tree: OrganisationTree) => Entries<OrganisationFact>): Promise<Written>;
}

/** What an import wants to know about its rows, asked at once. */
export interface PersonSearch {
  readonly citizenIds: readonly string[];
  readonly staffCodes: readonly { readonly organisationId: string; readonly code: string }[];
  readonly names: readonly string[];
}

export interface PersonRegister {
  person(id: string): Promise<KnownPerson | undefined>;
  history(id: string): Promise<readonly RecordedEntry<PersonFact>[]>;
  /** Everybody who ever held a post in one of these organisations, by name. */
  ofOrganisations(ids: readonly string[]): Promise<readonly PersonLife[]>;
  /** Whose name contains these words, diacritics or not; at most `limit`. */
  named(words: string, limit: number): Promise<readonly PersonLife[]>;
  match(search: PersonSearch): Promise<PersonMatches>;
  /** Refuses with CITIZEN_ID_TAKEN or STAFF_CODE_TAKEN when a key is another person's. */
  act(
    recording: ActRecording,
    personId: string,
    keys: PersonKeys,
    decide: (person: PersonLife | undefined, tree: OrganisationTree) => Entries<PersonFact>,
  ): Promise<Written>;
  /** Many people in one transaction, all or none, decided on what the search finds while nobody else writes. */
  write(
    recording: Recording,
    search: PersonSearch,
    decide: (matches: PersonMatches, tree: OrganisationTree) => readonly PersonChange[],
  ): Promise<Written>;
  /**
   * What the rules ask about nominees, by subject id: a person's or, for a collective, an organisation's. A subject
   * nobody knows has facts that are all null.
   */
  facts(
    subjects: readonly { readonly id: string; readonly kind: SubjectKind }[],
    asked: AskedOf,
  ): Promise<ReadonlyMap<string, SubjectFacts>>;
}

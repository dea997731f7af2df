/** The facts about a nominee that the registers of organisations and people answer for; a fact nobody knows is null. */

import type { NomineeFacts } from '../rules/facts.ts';
import { organisationsOf, type PersonLife, roleClassOn, unionYears } from './person.ts';
import { type OrganisationTree, organisationOn } from './tree.ts';

export interface SubjectFacts
  extends Pick<NomineeFacts, 'roleClass' | 'organisationKind' | 'unionYears' | 'birthYear' | 'woman'> {
  /** Whether the collective has ended (giải thể, sáp nhập, chia); null for individuals and unknown collectives. */
  readonly dissolved: boolean | null;
}

const NOTHING_KNOWN: SubjectFacts = {
  roleClass: null,
  organisationKind: null,
  unionYears: null,
  birthYear: null,
  woman: null,
  dissolved: null,
};

export function factsOfPerson(person: PersonLife | undefined, tree: OrganisationTree, date: string): SubjectFacts {
  if (person === undefined) return NOTHING_KNOWN;
  const kinds = new Set(organisationsOf(person, tree, date).map((id) => organisationOn(tree, id, date)?.kind ?? null));
  // Posts in organisations of two kinds: which of them counts is for a person to say.
  const [organisationKind = null] = kinds.size === 1 ? kinds : [];
  return {
    roleClass: roleClassOn(person, date),
    organisationKind,
    unionYears: unionYears(person, tree, date),
    birthYear: person.birthYear,
    woman: person.woman,
    dissolved: null,
  };
}

export function factsOfCollective(id: string, tree: OrganisationTree, date: string): SubjectFacts {
  const at = organisationOn(tree, id, date);
  return at === undefined ? NOTHING_KNOWN : { ...NOTHING_KNOWN, organisationKind: at.kind, dissolved: !at.living };
}

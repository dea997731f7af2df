/** The facts about a nominee that the registers of organisations and people answer for; a fact nobody knows is null. */

import type { CollectiveFacts, NomineeFacts } from '../rules/facts.ts';
import { organisationsOf, type PersonLife, roleClassOn, unionYears } from './person.ts';
import { type OrganisationTree, organisationOn } from './tree.ts';
import { factsOfYears, yearsOf } from './years.ts';

export interface SubjectFacts
  extends Pick<
    NomineeFacts,
    | 'roleClass'
    | 'organisationKind'
    | 'unionYears'
    | 'birthYear'
    | 'woman'
    | 'registered'
    | 'grades'
    | 'openSanction'
    | 'monthsEmployed'
    | 'daysAbsent'
  > {
  /** Null for individuals and unknown collectives. */
  readonly collective: CollectiveFacts | null;
}

/** For which evaluation year (năm xét), and as known on which day. */
export interface AskedOf {
  readonly evaluationYear: number;
  readonly date: string;
}

export const NOTHING_KNOWN: SubjectFacts = {
  roleClass: null,
  organisationKind: null,
  unionYears: null,
  birthYear: null,
  woman: null,
  registered: null,
  grades: [],
  openSanction: null,
  monthsEmployed: null,
  daysAbsent: null,
  collective: null,
};

export function factsOfPerson(
  person: PersonLife | undefined,
  tree: OrganisationTree,
  { evaluationYear, date }: AskedOf,
): SubjectFacts {
  if (person === undefined) return NOTHING_KNOWN;
  const kinds = new Set(organisationsOf(person, tree, date).map((id) => organisationOn(tree, id, date)?.kind ?? null));
  // Posts in organisations of two kinds: which of them counts is for a person to say.
  const [organisationKind = null] = kinds.size === 1 ? kinds : [];
  const worked = person.worked.find(({ year, on }) => year === evaluationYear && on <= date);
  return {
    ...factsOfYears(yearsOf(person.recorded), evaluationYear, date),
    roleClass: roleClassOn(person, date),
    organisationKind,
    unionYears: unionYears(person, tree, date),
    birthYear: person.birthYear,
    woman: person.woman,
    monthsEmployed: worked?.months ?? null,
    daysAbsent: worked?.daysAbsent ?? null,
    collective: null,
  };
}

export function factsOfCollective(id: string, tree: OrganisationTree, { evaluationYear, date }: AskedOf): SubjectFacts {
  const life = tree.get(id);
  const at = organisationOn(tree, id, date);
  if (life === undefined || at === undefined) return NOTHING_KNOWN;
  const reported = life.entries.flatMap(({ on, fact }) =>
    fact.type === 'reported' && fact.year === evaluationYear && on <= date ? [fact] : [],
  )[0];
  return {
    ...NOTHING_KNOWN,
    ...factsOfYears(yearsOf(life.recorded), evaluationYear, date),
    organisationKind: at.kind,
    collective: {
      members: reported?.members ?? null,
      completedPercent: reported?.completedPercent ?? null,
      advancedWorkerPercent: reported?.advancedWorkerPercent ?? null,
      hasGrassrootsFighter: reported?.hasGrassrootsFighter ?? null,
      warned: reported?.warned ?? null,
      dissolved: !at.living,
    },
  };
}

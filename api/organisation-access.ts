/** Who sees and changes organisations and people: everybody sees their unit and what is below it. */

import type { Person } from '../adapters/register-ports.ts';
import type { Role } from '../domain/acts.ts';
import { organisationsOf, type PersonLife, postsOn } from '../domain/organisations/person.ts';
import { isWithin, type OrganisationTree } from '../domain/organisations/tree.ts';
import type { RefusalCode } from '../domain/refusals.ts';

/** Those who keep the registers. An officer keeps what is below the own body; an administrator also the body itself. */
const KEEPERS: readonly Role[] = ['administrator', 'officer'];

export const keeperRole = (person: Person): Role | undefined => KEEPERS.find((role) => person.roles.includes(role));

/** Bodies that are only to be founded count as standing where they will stand. */
const standsWithin = (tree: OrganisationTree, id: string, unitId: string, today: string): boolean => {
  const founded = tree.get(id)?.founded ?? today;
  return isWithin(tree, id, unitId, founded > today ? founded : today);
};

export const mayReadOrganisation = (person: Person, tree: OrganisationTree, id: string, today: string): boolean =>
  tree.has(id) && standsWithin(tree, id, person.unitId, today);

/**
 * Why somebody may not change these organisations; undefined when nothing speaks against it.
 * @param subjects whose facts are changed: an officer not those of the own body
 * @param others that are only referred to: new superiors, heirs, hosts of a cluster
 */
export function barredFromOrganisations(
  person: Person,
  tree: OrganisationTree,
  subjects: readonly string[],
  others: readonly string[],
  today: string,
): RefusalCode | undefined {
  const role = keeperRole(person);
  if (role === undefined) return 'ROLE_NOT_ALLOWED';
  if ([...subjects, ...others].some((id) => !tree.has(id))) return 'UNKNOWN_ORGANISATION';
  const outside = [...subjects, ...others].some((id) => !standsWithin(tree, id, person.unitId, today));
  const own = role === 'officer' && subjects.includes(person.unitId);
  return outside || own ? 'NOT_SUBORDINATE' : undefined;
}

/** Where a person belongs for the question of who may see and change the record: the last posts when none is held. */
export function homesOf(person: PersonLife, tree: OrganisationTree, today: string): readonly string[] {
  const now = organisationsOf(person, tree, today);
  if (now.length > 0) return now;
  const last = postsOn(person, person.posts.at(-1)?.from ?? today)[0] ?? person.posts.at(-1);
  return last === undefined ? [] : [last.organisationId];
}

export const mayReadPerson = (reader: Person, tree: OrganisationTree, person: PersonLife, today: string): boolean =>
  homesOf(person, tree, today).some((id) => mayReadOrganisation(reader, tree, id, today));

export function barredFromPeople(
  keeper: Person,
  tree: OrganisationTree,
  homes: readonly string[],
  today: string,
): RefusalCode | undefined {
  if (keeperRole(keeper) === undefined) return 'ROLE_NOT_ALLOWED';
  return homes.some((id) => mayReadOrganisation(keeper, tree, id, today)) ? undefined : 'NOT_SUBORDINATE';
}

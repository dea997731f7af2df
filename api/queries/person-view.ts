import type { Person, Registers } from '../../adapters/register-ports.ts';
import {
  organisationsOf,
  type PersonFact,
  type PersonLife,
  postsOn,
  roleClassOn,
  unionYears,
} from '../../domain/organisations/person.ts';
import { organisationOn } from '../../domain/organisations/tree.ts';
import type { RoleClass } from '../../domain/rules/facts.ts';
import { barredFromPeople, homesOf, mayReadPerson } from '../organisation-access.ts';
import { type Days, type LifeLineEntry, lifeLineOf, type Named, nameOn, withoutMatters } from './organisation-view.ts';

export interface PostView {
  readonly id: string;
  readonly title: string;
  /** As it was called while the post was held. */
  readonly organisation: Named;
  readonly unionWork: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly held: boolean;
}

export interface PersonView {
  readonly on: string;
  readonly person: PersonLife;
  /** Latest first. */
  readonly posts: readonly PostView[];
  readonly organisations: readonly Named[];
  readonly roleClass: RoleClass | null;
  readonly unionYears: number | null;
  readonly hasCitizenId: boolean;
  readonly staffCode: string | null;
  readonly lifeLine: readonly LifeLineEntry<PersonFact>[];
  readonly names: ReadonlyMap<string, string>;
  readonly mayChange: boolean;
}

export async function viewPerson(
  registers: Pick<Registers, 'organisations' | 'persons' | 'directory'>,
  reader: Person,
  id: string,
  { today, on }: Days,
): Promise<PersonView | undefined> {
  const [tree, known] = await Promise.all([registers.organisations.tree(), registers.persons.person(id)]);
  if (known === undefined || !mayReadPerson(reader, tree, known.person, today)) return undefined;
  const { person } = known;
  const history = await registers.persons.history(id);
  const mayChange = barredFromPeople(reader, tree, homesOf(person, tree, today), today) === undefined;
  const held = new Set(postsOn(person, on).map((post) => post.id));
  const lastDay = (to: string | null) => (to === null || to > on ? on : dayBefore(to));
  return {
    on,
    person,
    posts: person.posts.toReversed().map(({ organisationId, ...post }) => ({
      ...post,
      organisation: { id: organisationId, name: nameOn(tree, organisationId, lastDay(post.to)) },
      held: held.has(post.id),
    })),
    organisations: organisationsOf(person, tree, on).map((one) => ({ id: one, name: nameOn(tree, one, on) })),
    roleClass: roleClassOn(person, on),
    unionYears: unionYears(person, tree, on),
    hasCitizenId: known.hasCitizenId,
    staffCode: known.staff?.code ?? null,
    lifeLine: await lifeLineOf(registers, mayChange ? history : withoutMatters(history)),
    names: new Map(
      history.flatMap(({ fact, on: day }) =>
        fact?.type === 'tookPost'
          ? [[fact.organisationId, organisationOn(tree, fact.organisationId, day)?.name ?? fact.organisationId]]
          : [],
      ),
    ),
    mayChange,
  };
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

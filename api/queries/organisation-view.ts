import type { RecordedEntry } from '../../adapters/people-ports.ts';
import type { Person, Registers } from '../../adapters/register-ports.ts';
import { compareNames, fold } from '../../domain/names/vietnamese-names.ts';
import type {
  EmulationGroup,
  Life,
  OrganisationAt,
  OrganisationFact,
} from '../../domain/organisations/organisation.ts';
import { type PersonLife, type Post, postsOn } from '../../domain/organisations/person.ts';
import {
  ancestorsOn,
  groupsOf,
  groupsOfYear,
  type OrganisationTree,
  organisationOn,
  sameGroup,
  snapshotOn,
  subtreeOf,
  successorsOn,
} from '../../domain/organisations/tree.ts';
import { isAboutMatters } from '../../domain/organisations/years.ts';
import { barredFromOrganisations, barredFromPeople, mayReadOrganisation } from '../organisation-access.ts';

/** Today's date decides who may see, `on` what is seen. */
export interface Days {
  readonly today: string;
  readonly on: string;
}

export interface TreeNode {
  readonly at: OrganisationAt;
  readonly children: readonly TreeNode[];
}

export interface TreeView {
  readonly on: string;
  readonly count: number;
  readonly root: TreeNode | null;
  /** With a search: those found, each with the names of its superiors, nearest first. */
  readonly found: readonly { readonly at: OrganisationAt; readonly above: readonly string[] }[] | null;
  readonly mayFound: boolean;
}

/** The reader's unit and all below it as on a day; with a search, those whose name contains the words. */
export async function viewTree(
  registers: Pick<Registers, 'organisations'>,
  reader: Person,
  { today, on }: Days,
  words: string,
): Promise<TreeView> {
  const tree = await registers.organisations.tree();
  const snapshot = snapshotOn(tree, on);
  const visible = subtreeOf(snapshot, reader.unitId);
  const wanted = fold(words);
  const found =
    wanted === ''
      ? null
      : visible
          .filter((at) => fold(`${at.name} ${at.id}`).includes(wanted))
          .map((at) => ({ at, above: ancestorsOn(tree, at.id, on).map((id) => nameOn(tree, id, on)) }));
  const nodeOf = (at: OrganisationAt): TreeNode => ({
    at,
    children: (snapshot.children.get(at.id) ?? []).toSorted((a, b) => byName(a, b)).map(nodeOf),
  });
  const [top] = visible;
  return {
    on,
    count: visible.length,
    root: top === undefined ? null : nodeOf(top),
    found,
    mayFound: barredFromOrganisations(reader, tree, [], [reader.unitId], today) === undefined,
  };
}

const collator = new Intl.Collator('vi', { numeric: true });
const byName = (a: { name: string }, b: { name: string }) => collator.compare(a.name, b.name);

export const nameOn = (tree: OrganisationTree, id: string, date: string): string =>
  organisationOn(tree, id, date)?.name ?? organisationOn(tree, id, tree.get(id)?.founded ?? date)?.name ?? id;

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface LifeLineEntry<F> {
  readonly entry: RecordedEntry<F>;
  /** By whom it was recorded, as a name. */
  readonly byName: string;
  /** Set when a later entry takes its place. */
  readonly corrected: boolean;
}

export interface OrganisationView {
  readonly on: string;
  readonly at: OrganisationAt;
  readonly founded: string;
  readonly ended: string | null;
  /** From the top down, without those the reader may not see. */
  readonly above: readonly Named[];
  readonly children: readonly Named[];
  readonly heirs: readonly Named[];
  readonly people: readonly { readonly person: PersonLife; readonly posts: readonly Post[] }[];
  readonly groups: readonly {
    readonly group: EmulationGroup;
    readonly leads: boolean;
    readonly hostName: string;
    readonly members: readonly (Named & { readonly leads: boolean })[];
  }[];
  readonly recorded: Life['recorded'];
  readonly lifeLine: readonly LifeLineEntry<OrganisationFact>[];
  /** Names of the organisations that the life line speaks of, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly mayChange: boolean;
  readonly mayAddPeople: boolean;
}

/** Undefined where there is nothing to see for this reader. */
export async function viewOrganisation(
  registers: Pick<Registers, 'organisations' | 'persons' | 'directory'>,
  reader: Person,
  id: string,
  { today, on }: Days,
): Promise<OrganisationView | undefined> {
  const tree = await registers.organisations.tree();
  const life = tree.get(id);
  if (life === undefined || !mayReadOrganisation(reader, tree, id, today)) return undefined;
  // Before the founding there is nothing: what it was founded as is shown.
  const at = organisationOn(tree, id, on) ?? organisationOn(tree, id, life.founded);
  if (at === undefined) return undefined;
  const named = (one: string): Named => ({ id: one, name: nameOn(tree, one, on) });
  const history = await registers.organisations.history(id);
  const mayChange = barredFromOrganisations(reader, tree, [id], [], today) === undefined;
  return {
    on,
    at,
    founded: life.founded,
    ended: life.ended,
    above: ancestorsOn(tree, id, on)
      .filter((one) => mayReadOrganisation(reader, tree, one, today))
      .toReversed()
      .map(named),
    children: (snapshotOn(tree, on).children.get(id) ?? []).toSorted(byName).map((child) => named(child.id)),
    heirs: at.living ? [] : successorsOn(tree, id, on).map(named),
    people: await peopleOf(registers, tree, id, on),
    groups: groupsOf(life)
      .toSorted((a, b) => b.group.year - a.group.year)
      .map((place) => ({
        ...place,
        hostName: nameOn(tree, place.group.hostId, on),
        members: (groupsOfYear(tree, place.group.year).find((one) => sameGroup(one.group, place.group))?.members ?? [])
          .map((member) => ({ ...named(member.organisationId), leads: member.leads }))
          .toSorted(byName),
      })),
    recorded: life.recorded,
    lifeLine: await lifeLineOf(registers, mayChange ? history : withoutMatters(history)),
    names: new Map(history.flatMap(({ fact, on: day }) => (fact ? mentioned(fact, tree, day) : []))),
    mayChange,
    mayAddPeople: at.living && barredFromPeople(reader, tree, [id], today) === undefined,
  };
}

/** Discipline and matters under examination are for those who keep the register: nobody else reads of them here. */
export const withoutMatters = <F extends { readonly type: string }>(
  history: readonly RecordedEntry<F>[],
): readonly RecordedEntry<F>[] => {
  const hidden = new Set(history.filter(({ fact }) => fact !== null && isAboutMatters(fact)).map(({ id }) => id));
  return history.filter(({ id, corrects }) => !hidden.has(id) && !hidden.has(corrects ?? ''));
};

function mentioned(fact: OrganisationFact, tree: OrganisationTree, on: string): [string, string][] {
  const name = (id: string | null): [string, string][] => (id === null ? [] : [[id, nameOn(tree, id, on)]]);
  switch (fact.type) {
    case 'founded':
    case 'moved':
      return name(fact.parentId);
    case 'merged':
      return name(fact.intoId);
    case 'split':
      return fact.partIds.flatMap(name);
    case 'grouped':
      return name(fact.group.hostId);
    default:
      return [];
  }
}

/** Oldest recording first; a name for whoever recorded it. */
export async function lifeLineOf<F>(
  registers: Pick<Registers, 'directory'>,
  history: readonly RecordedEntry<F>[],
): Promise<readonly LifeLineEntry<F>[]> {
  const people = await registers.directory.people([...new Set(history.map(({ by }) => by))]);
  const nameOf = new Map(people.map((person) => [person.id, `${person.honorific} ${person.name}`]));
  const corrected = new Set(history.map(({ corrects }) => corrects));
  return history.map((entry) => ({
    entry,
    byName: nameOf.get(entry.by) ?? 'Ghi Công',
    corrected: corrected.has(entry.id),
  }));
}

/** Those with a post there on the day, also by way of an organisation that has gone into it since. */
export async function peopleOf(
  registers: Pick<Registers, 'persons'>,
  tree: OrganisationTree,
  id: string,
  on: string,
): Promise<OrganisationView['people']> {
  const places = [...tree.values()]
    .filter((life) => life.id === id || (life.ended !== null && successorsOn(tree, life.id, on).includes(id)))
    .map((life) => life.id);
  const found = await registers.persons.ofOrganisations(places);
  return found
    .map((person) => ({ person, posts: postsOn(person, on).filter((post) => places.includes(post.organisationId)) }))
    .filter(({ posts }) => posts.length > 0)
    .toSorted((a, b) => compareNames(a.person.name, b.person.name));
}

/** Cây tổ chức: all organisations together, as they stood on any day. */

import { groupBy } from '../group-by.ts';
import { type Refusal, refuse } from '../refusals.ts';
import {
  type EmulationGroup,
  type Life,
  lifeOf,
  livesOn,
  type OrganisationAt,
  type OrganisationEntry,
  stateOn,
} from './organisation.ts';

export type OrganisationTree = ReadonlyMap<string, Life>;

/** As much of a tree as is needed to look at one organisation and what stands above it. */
export type Lives = Pick<OrganisationTree, 'get'>;

export function treeOf(entries: readonly OrganisationEntry[]): OrganisationTree {
  const bySubject = groupBy(entries, (entry) => entry.subjectId);
  return new Map(
    [...bySubject].flatMap(([id, own]) => {
      const life = lifeOf(id, own);
      return life === undefined ? [] : [[id, life] as const];
    }),
  );
}

/** The same tree with something more recorded. */
export function treeWith(tree: OrganisationTree, entries: readonly OrganisationEntry[]): OrganisationTree {
  const grown = new Map(tree);
  for (const [id, life] of livesWith(tree, entries)) {
    if (life === undefined) grown.delete(id);
    else grown.set(id, life);
  }
  return grown;
}

/** The lives that more entries change, without a copy of all the others; undefined for one that has no founding. */
export const livesWith = (tree: Lives, entries: readonly OrganisationEntry[]): ReadonlyMap<string, Life | undefined> =>
  new Map(
    [...groupBy(entries, (entry) => entry.subjectId)].map(([id, added]) => [
      id,
      lifeOf(id, [...(tree.get(id)?.recorded ?? []), ...added]),
    ]),
  );

export function organisationOn(tree: Lives, id: string, date: string): OrganisationAt | undefined {
  const life = tree.get(id);
  return life === undefined ? undefined : stateOn(life, date);
}

/** The superior bodies, nearest first; of an ended organisation those it had at last. */
export function ancestorsOn(tree: Lives, id: string, date: string): readonly string[] {
  const above: string[] = [];
  let next = organisationOn(tree, id, date)?.parentId;
  // The second test ends a circle, which `faultOf` keeps out of the register but data from elsewhere may hold.
  while (next && next !== id && !above.includes(next)) {
    above.push(next);
    next = organisationOn(tree, next, date)?.parentId;
  }
  return above;
}

/** Whether `id` is `aboveId` or stands under it on that day. */
export const isWithin = (tree: OrganisationTree, id: string, aboveId: string, date: string): boolean =>
  id === aboveId || ancestorsOn(tree, id, date).includes(aboveId);

/** Who stands directly under an organisation on that day. */
export const livingChildrenOn = (tree: OrganisationTree, id: string, date: string): readonly string[] =>
  [...tree.values()].filter((life) => livesOn(life, date) && stateOn(life, date)?.parentId === id).map(({ id }) => id);

/** Those living on one day, and who stands directly under whom; `null` are the roots. */
export interface Snapshot {
  readonly organisations: ReadonlyMap<string, OrganisationAt>;
  readonly children: ReadonlyMap<string | null, readonly OrganisationAt[]>;
}

export function snapshotOn(tree: OrganisationTree, date: string): Snapshot {
  const living = [...tree.values()].flatMap((life) => {
    const at = livesOn(life, date) ? stateOn(life, date) : undefined;
    return at === undefined ? [] : [at];
  });
  return {
    organisations: new Map(living.map((at) => [at.id, at])),
    children: groupBy(living, (at) => at.parentId),
  };
}

/** An organisation with all below it, itself first, each superior before its subordinates. */
export function subtreeOf(snapshot: Snapshot, id: string): readonly OrganisationAt[] {
  const top = snapshot.organisations.get(id);
  const found = top === undefined ? [] : [top];
  const seen = new Set([id]);
  // `found` grows while it is walked.
  for (const at of found) {
    for (const child of snapshot.children.get(at.id) ?? []) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      found.push(child);
    }
  }
  return found;
}

/**
 * Who carries an organisation on, on a day: itself while it lives, after a merger the one it went into, after a split all
 * parts, after a dissolution nobody.
 */
export function successorsOn(tree: OrganisationTree, id: string, date: string): readonly string[] {
  const living = new Set<string>();
  const waiting = [id];
  const seen = new Set<string>();
  for (const next of waiting) {
    const life = tree.get(next);
    if (life === undefined || seen.has(next) || date < life.founded) continue;
    seen.add(next);
    if (livesOn(life, date)) living.add(next);
    else waiting.push(...heirsOf(life));
  }
  return [...living];
}

/** The organisations named by its end. */
export function heirsOf(life: Life): readonly string[] {
  return life.entries.flatMap(({ fact }) =>
    fact.type === 'merged' ? [fact.intoId] : fact.type === 'split' ? fact.partIds : [],
  );
}

/** A dissolved collective is not rewarded (Thông tư 15/2025/TT-BNV); one that was merged or split is proposed by its heirs. */
export function mayBeProposed(
  tree: OrganisationTree,
  id: string,
  date: string,
): { readonly allowed: true } | { readonly refused: Refusal } {
  const life = tree.get(id);
  if (life === undefined || date < life.founded) return refuse('UNKNOWN_ORGANISATION');
  return livesOn(life, date) ? { allowed: true } : refuse('ORGANISATION_ENDED');
}

export interface GroupMember {
  readonly organisationId: string;
  readonly leads: boolean;
}

export interface GroupOfYear {
  readonly group: EmulationGroup;
  readonly members: readonly GroupMember[];
}

const keyOf = ({ year, hostId, kind, name }: EmulationGroup): string => JSON.stringify([year, hostId, kind, name]);

/** Clusters and blocs of a year with their members and the one that leads. */
export function groupsOfYear(tree: OrganisationTree, year: number): readonly GroupOfYear[] {
  const placed = [...tree.values()].flatMap((life) =>
    groupsOf(life)
      .filter(({ group }) => group.year === year)
      .map(({ group, leads }) => ({ group, organisationId: life.id, leads })),
  );
  return [...groupBy(placed, ({ group }) => keyOf(group)).values()].flatMap((members) =>
    members[0] === undefined
      ? []
      : [{ group: members[0].group, members: members.map(({ organisationId, leads }) => ({ organisationId, leads })) }],
  );
}

/** Where an organisation was placed, by year. */
export const groupsOf = (life: Life): readonly { readonly group: EmulationGroup; readonly leads: boolean }[] =>
  life.entries.flatMap(({ fact }) => (fact.type === 'grouped' ? [{ group: fact.group, leads: fact.leads }] : []));

export const sameGroup = (a: EmulationGroup, b: EmulationGroup): boolean => keyOf(a) === keyOf(b);

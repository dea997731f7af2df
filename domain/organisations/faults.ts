/** What may never be in the register of organisations, on any day. Asked before anything is written. */

import type { RefusalCode } from '../refusals.ts';
import { isEnd, type Life, livesOn } from './organisation.ts';
import { ancestorsOn, groupsOf, heirsOf, type OrganisationTree, organisationOn, sameGroup } from './tree.ts';

/** What is wrong with an organisation and with those that refer to it; undefined when nothing is. */
export function faultAround(tree: OrganisationTree, id: string): RefusalCode | undefined {
  const turns = turningPoints(tree);
  for (const life of [tree.get(id), ...referringTo(tree, id)]) {
    const fault = life === undefined ? 'UNKNOWN_ORGANISATION' : faultOf(tree, life, turns);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOf(tree: OrganisationTree, life: Life, turns: readonly string[]): RefusalCode | undefined {
  return (
    faultOfDates(life) ??
    faultOfParents(tree, life) ??
    faultOfCircle(tree, life, turns) ??
    faultOfHeirs(tree, life) ??
    faultOfGroups(tree, life)
  );
}

function faultOfDates(life: Life): RefusalCode | undefined {
  const { founded, ended } = life;
  const outside = life.entries.some(({ on, fact }) => {
    if (fact.type === 'grouped') return `${fact.group.year}-12-31` < founded || (ended !== null && on >= ended);
    if (on < founded) return true;
    return ended !== null && (isEnd(fact) ? on !== ended : on >= ended);
  });
  const foundings = life.entries.filter(({ fact }) => fact.type === 'founded').length;
  const ends = life.entries.filter(({ fact }) => isEnd(fact)).length;
  return outside || foundings > 1 || ends > 1 ? 'OUTSIDE_LIFE' : undefined;
}

function faultOfParents(tree: OrganisationTree, life: Life): RefusalCode | undefined {
  for (const { parentId, from, to } of life.parents) {
    if (parentId === null) continue;
    const parent = tree.get(parentId);
    if (parent === undefined) return 'UNKNOWN_ORGANISATION';
    const outlived = parent.ended !== null && (to === null || to > parent.ended);
    if (parent.founded > from || outlived) return 'LEFT_WITHOUT_SUPERIOR';
  }
  return undefined;
}

/** Who stands above whom changes on these days only, so a circle that is on none of them is nowhere. */
const turningPoints = (tree: OrganisationTree): readonly string[] => [
  ...new Set([...tree.values()].flatMap((life) => life.parents.map(({ from }) => from))),
];

function faultOfCircle(tree: OrganisationTree, life: Life, turns: readonly string[]): RefusalCode | undefined {
  const circles = turns
    .filter((date) => livesOn(life, date))
    .some((date) => {
      // The walk upwards stops at a root, or where it would come round again: only then its last has a superior.
      const top = ancestorsOn(tree, life.id, date).at(-1) ?? life.id;
      return organisationOn(tree, top, date)?.parentId != null;
    });
  return circles ? 'CIRCULAR_TREE' : undefined;
}

function faultOfHeirs(tree: OrganisationTree, life: Life): RefusalCode | undefined {
  const { ended } = life;
  if (ended === null) return undefined;
  for (const id of heirsOf(life)) {
    const heir = tree.get(id);
    if (heir === undefined) return 'UNKNOWN_ORGANISATION';
    if (id === life.id || !livesOn(heir, ended)) return 'HEIR_NOT_LIVING';
  }
  return undefined;
}

/** One cluster and one bloc a year, one leader each. */
function faultOfGroups(tree: OrganisationTree, life: Life): RefusalCode | undefined {
  const placed = groupsOf(life);
  const years = new Set(placed.map(({ group }) => `${group.kind} ${group.year}`));
  if (years.size < placed.length) return 'GROUPED_ALREADY';
  const rivals = placed
    .filter(({ leads }) => leads)
    .some(({ group }) =>
      [...tree.values()].some(
        (other) => other.id !== life.id && groupsOf(other).some((one) => one.leads && sameGroup(one.group, group)),
      ),
    );
  return rivals ? 'GROUP_HAS_LEADER' : undefined;
}

const referringTo = (tree: OrganisationTree, id: string): readonly Life[] =>
  [...tree.values()].filter(
    (life) => life.id !== id && (heirsOf(life).includes(id) || life.parents.some((span) => span.parentId === id)),
  );

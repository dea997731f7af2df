/** What may never be in the register of organisations, on any day. Asked before anything is written. */

import type { RefusalCode } from '../refusals.ts';
import { isEnd, type Life, livesOn, type OrganisationEntry, type OrganisationFact } from './organisation.ts';
import {
  ancestorsOn,
  groupsOf,
  heirsOf,
  type Lives,
  livesWith,
  type OrganisationTree,
  organisationOn,
  sameGroup,
  treeWith,
} from './tree.ts';
import { faultOfYears } from './years.ts';

/** Facts that touch nobody else: whoever is only founded has nobody below it yet. */
const ALONE: readonly OrganisationFact['type'][] = [
  'founded',
  'renamed',
  'classified',
  'graded',
  'registered',
  'reported',
  'matterOpened',
  'matterClosed',
  'recordChecked',
];

/**
 * What would be wrong after these entries; undefined when nothing. What touches one organisation only is looked at there
 * only, so that the ten-thousandth row of an import costs no more than the first.
 */
export function faultAfter(tree: OrganisationTree, entries: readonly OrganisationEntry[]): RefusalCode | undefined {
  const alone = entries.every(({ fact, corrects }) => corrects === null && fact !== null && ALONE.includes(fact.type));
  const changed = livesWith(tree, entries);
  if (alone) {
    const after: Lives = { get: (id) => (changed.has(id) ? changed.get(id) : tree.get(id)) };
    return firstOf(
      changed.values(),
      (life) => faultOfDates(life) ?? faultOfRecord(life) ?? faultOfParents(after, life),
    );
  }
  const after = treeWith(tree, entries);
  const turns = turningPoints(after);
  const concerned = [...changed].flatMap(([id, life]) => [life, ...referringTo(after, id)]);
  return firstOf(
    concerned,
    (life) =>
      faultOfDates(life) ??
      faultOfRecord(life) ??
      faultOfParents(after, life) ??
      faultOfCircle(after, life, turns) ??
      faultOfHeirs(after, life) ??
      faultOfGroups(after, life),
  );
}

function firstOf(
  lives: Iterable<Life | undefined>,
  faultOf: (life: Life) => RefusalCode | undefined,
): RefusalCode | undefined {
  for (const life of lives) {
    const fault = life === undefined ? 'UNKNOWN_ORGANISATION' : faultOf(life);
    if (fault !== undefined) return fault;
  }
  return undefined;
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

/** Grades, figures and matters, year by year. */
function faultOfRecord(life: Life): RefusalCode | undefined {
  const reported = life.entries.flatMap(({ on, fact }) => (fact.type === 'reported' ? [{ on, year: fact.year }] : []));
  if (new Set(reported.map(({ year }) => year)).size < reported.length) return 'YEAR_RECORDED';
  if (reported.some(({ on, year }) => on < `${year}-01-01`)) return 'YEAR_AHEAD';
  return faultOfYears(life.recorded)?.refused.code;
}

function faultOfParents(tree: Lives, life: Life): RefusalCode | undefined {
  for (const { parentId, from, to } of life.parents) {
    if (parentId === null) continue;
    if (parentId === life.id) return 'CIRCULAR_TREE';
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

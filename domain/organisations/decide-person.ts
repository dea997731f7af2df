/** What may be recorded about people and their posts. */

import { assertNever } from '../assert-never.ts';
import { type Refusal, type RefusalCode, refuse } from '../refusals.ts';
import type { RoleClass } from '../rules/facts.ts';
import type { ActOn, Entries } from './decide-organisation.ts';
import { isDate, originalOf } from './entry.ts';
import { livesOn } from './organisation.ts';
import { type PersonEntry, type PersonFact, type PersonLife, type Post, personOf, postsOn } from './person.ts';
import type { OrganisationTree } from './tree.ts';
import { faultOfYears, isYearCommand, type YearCommand, yearFactSaid, yearsOf } from './years.ts';

export interface NewPost {
  readonly title: string;
  readonly organisationId: string;
  readonly unionWork: boolean;
}

export type PersonCommand =
  | {
      readonly type: 'addPerson';
      readonly personId: string;
      readonly on: string;
      readonly name: string;
      readonly woman: boolean;
      readonly birthYear: number | null;
      readonly post: NewPost;
    }
  /** Takes a post and, in the same moment, leaves another when one is named. */
  | {
      readonly type: 'changePost';
      readonly personId: string;
      readonly on: string;
      readonly post: NewPost;
      readonly leaves: string | null;
    }
  | { readonly type: 'endPost'; readonly personId: string; readonly on: string; readonly postId: string }
  | {
      readonly type: 'setRoleClass';
      readonly personId: string;
      readonly on: string;
      readonly roleClass: RoleClass;
      readonly source: string;
    }
  | { readonly type: 'joinUnion'; readonly personId: string; readonly on: string }
  | {
      readonly type: 'recordWork';
      readonly personId: string;
      readonly on: string;
      readonly year: number;
      readonly months: number;
      readonly daysAbsent: number;
    }
  | (YearCommand & { readonly personId: string })
  | {
      readonly type: 'correctPerson';
      readonly personId: string;
      readonly entryId: string;
      readonly on: string;
      readonly fact: PersonFact | null;
    };

export function decidePerson(
  act: ActOn<PersonCommand>,
  person: PersonLife | undefined,
  tree: OrganisationTree,
): Entries<PersonFact> {
  const { command, reason, request } = act;
  if (reason.trim() === '') return refuse('REASON_NEEDED');
  const adds = command.type === 'addPerson';
  if (adds !== (person === undefined)) return refuse(adds ? 'PERSON_EXISTS' : 'UNKNOWN_PERSON');
  if (!isDate(command.on)) return refuse('BAD_INPUT');
  const said = saidBy(command, person, tree);
  if ('refused' in said) return said;
  const entries = said.map((one, index) => ({
    corrects: null,
    ...one,
    subjectId: command.personId,
    id: `${request}-${index + 1}`,
  }));
  const after = personOf(command.personId, [...(person?.recorded ?? []), ...entries]);
  return after === undefined ? refuse('FOUNDING_NEEDED') : (faultOf(after) ?? { entries });
}

type Said = Pick<PersonEntry, 'on' | 'fact'> & { readonly corrects?: string };

function saidBy(
  command: PersonCommand,
  person: PersonLife | undefined,
  tree: OrganisationTree,
): readonly Said[] | { readonly refused: Refusal } {
  const { on } = command;
  if (isYearCommand(command)) {
    const fact = yearFactSaid(command, yearsOf(person?.recorded ?? []));
    return 'refused' in fact ? fact : [{ on, fact }];
  }
  const takes = (post: NewPost) => ({ on, fact: { type: 'tookPost', ...post } as const });
  const holds = (postId: string) => person && postsOn(person, on).some((post) => post.id === postId);
  switch (command.type) {
    case 'addPerson': {
      const { name, woman, birthYear, post } = command;
      const missing = missingOn(tree, post.organisationId, on);
      if (missing !== undefined) return refuse(missing);
      return [{ on, fact: { type: 'entered', name, woman, birthYear } }, takes(post)];
    }
    case 'changePost': {
      const { post, leaves } = command;
      const missing = missingOn(tree, post.organisationId, on);
      if (missing !== undefined) return refuse(missing);
      if (leaves === null) return [takes(post)];
      return holds(leaves) ? [{ on, fact: { type: 'leftPost', postId: leaves } }, takes(post)] : refuse('UNKNOWN_POST');
    }
    case 'endPost': {
      const { postId } = command;
      return holds(postId) ? [{ on, fact: { type: 'leftPost', postId } }] : refuse('UNKNOWN_POST');
    }
    case 'setRoleClass': {
      const { roleClass, source } = command;
      const before = person?.classes.findLast(({ from }) => from <= on);
      if (before?.roleClass === roleClass && before.source === source) return refuse('NOTHING_CHANGES');
      return [{ on, fact: { type: 'classed', roleClass, source } }];
    }
    case 'joinUnion':
      return [{ on, fact: { type: 'joinedUnion' } }];
    case 'recordWork': {
      const { year, months, daysAbsent } = command;
      return [{ on, fact: { type: 'worked', year, months, daysAbsent } }];
    }
    case 'correctPerson': {
      const { entryId, fact } = command;
      if (person?.recorded.some((entry) => entry.corrects === entryId)) return refuse('ENTRY_CORRECTED');
      const wrong = person?.recorded.find((entry) => entry.id === entryId && entry.fact !== null);
      if (wrong === undefined || (fact !== null && fact.type !== wrong.fact?.type)) return refuse('UNKNOWN_ENTRY');
      return [{ on, fact, corrects: entryId }];
    }
    default:
      return assertNever(command);
  }
}

function missingOn(tree: OrganisationTree, organisationId: string, date: string): RefusalCode | undefined {
  const life = tree.get(organisationId);
  if (life === undefined) return 'UNKNOWN_ORGANISATION';
  return livesOn(life, date) ? undefined : 'OUTSIDE_LIFE';
}

function faultOf(person: PersonLife): { readonly refused: Refusal } | undefined {
  const ids = new Set(person.posts.map((post) => post.id));
  const withdrawn = new Set(person.recorded.map((entry) => entry.corrects));
  const ends = person.recorded.flatMap(({ id, fact }) =>
    fact?.type === 'leftPost' && !withdrawn.has(id) ? [originalOf(person.recorded, fact.postId)] : [],
  );
  if (ends.some((id) => !ids.has(id)) || new Set(ends).size < ends.length) return refuse('UNKNOWN_POST');
  if (person.posts.some(({ from, to }) => to !== null && to <= from)) return refuse('BACKWARDS');
  const overlap = person.posts.some((post, index) => person.posts.slice(index + 1).some((other) => meets(post, other)));
  if (overlap) return refuse('POSTS_OVERLAP');
  const joined = person.recorded.filter(({ id, fact }) => fact?.type === 'joinedUnion' && !withdrawn.has(id));
  if (joined.length > 1) return refuse('MEMBER_ALREADY');
  if (new Set(person.worked.map(({ year }) => year)).size < person.worked.length) return refuse('YEAR_RECORDED');
  if (person.worked.some(({ year, on }) => on < `${year}-01-01`)) return refuse('YEAR_AHEAD');
  return faultOfYears(person.recorded);
}

const meets = (a: Post, b: Post): boolean =>
  a.title === b.title &&
  a.organisationId === b.organisationId &&
  (a.to === null || b.from < a.to) &&
  (b.to === null || a.from < b.to);

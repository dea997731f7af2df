import { inArray } from 'drizzle-orm';
import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import { LONG_AGO } from '../../../domain/organisations/entry.ts';
import type { OrganisationEntry, OrganisationFact } from '../../../domain/organisations/organisation.ts';
import {
  type PersonEntry,
  type PersonFact,
  type PersonLife,
  personOf,
  postsOn,
} from '../../../domain/organisations/person.ts';
import { type OrganisationTree, organisationOn } from '../../../domain/organisations/tree.ts';
import type { OrganisationKind } from '../../../domain/rules/facts.ts';
import type { Recording } from '../../people-ports.ts';
import type { Directory, Person } from '../../register-ports.ts';
import { lockByName, type Queries } from '../database.ts';
import { personEntries, personKeys } from '../schema.ts';
import { personEntriesWhere, writeOrganisationEntries, writePersonEntries } from './entries.ts';
import type { TreeReader } from './organisations.ts';
import { LOCK } from './present.ts';

type Season = Parameters<Directory['save']>[0];

/** Whoever loads a season says how things are today: what the histories do not say yet is added to them. */
export type Adopt = (queries: Queries, season: Season) => Promise<void>;

export function createAdopt(readTree: TreeReader, now: () => Date): Adopt {
  return async (queries, season) => {
    await lockByName(queries, LOCK);
    const at = now().toISOString();
    const today = dateInVietnam(at);
    const recording: Recording = { at, by: 'ghi-cong', channel: 'engine', reason: 'Nạp danh bạ' };
    const tree = await readTree(queries);
    const bodies = season.organisations.flatMap((one) => newsOfOrganisation(tree, one, today));
    await writeOrganisationEntries(queries, bodies, recording);

    const ids = season.people.map(({ id }) => id);
    const known = groupBy(
      ids.length === 0 ? [] : await personEntriesWhere(queries, inArray(personEntries.subjectId, ids)),
      (entry) => entry.subjectId,
    );
    const news = season.people.flatMap((one) => newsOfPerson(known.get(one.id) ?? [], one, today));
    await writePersonEntries(queries, news, recording);
    for (const { id, name } of season.people) {
      const row = { nameFolded: fold(name) };
      await queries
        .insert(personKeys)
        .values({ personId: id, ...row })
        .onConflictDoUpdate({ target: personKeys.personId, set: row });
    }
  };
}

function newsOfOrganisation(
  tree: OrganisationTree,
  { id, name, parentId, level }: Season['organisations'][number],
  today: string,
): readonly OrganisationEntry[] {
  const at = organisationOn(tree, id, today);
  const classified = (kind: OrganisationKind | null): readonly OrganisationFact[] =>
    level === undefined || at?.level === level ? [] : [{ type: 'classified', kind, level }];
  if (at === undefined) return numbered(id, 0, LONG_AGO, [{ type: 'founded', name, parentId }, ...classified(null)]);
  if (!at.living) return [];
  const facts: OrganisationFact[] = [...classified(at.kind)];
  if (at.name !== name) facts.push({ type: 'renamed', name });
  if (at.parentId !== parentId && parentId !== null) facts.push({ type: 'moved', parentId });
  return numbered(id, tree.get(id)?.recorded.length ?? 0, today, facts);
}

function newsOfPerson(recorded: readonly PersonEntry[], one: Person, today: string): readonly PersonEntry[] {
  const person = personOf(one.id, recorded);
  const entered: PersonFact = { type: 'entered', name: one.name, woman: one.honorific === 'Bà', birthYear: null };
  const post = { type: 'tookPost', title: one.title, organisationId: one.unitId, unionWork: true } as const;
  if (person === undefined) return numbered(one.id, recorded.length, LONG_AGO, [entered, post]);
  const facts: PersonFact[] = [];
  if (person.name !== one.name || person.woman !== entered.woman) {
    facts.push({ ...entered, birthYear: person.birthYear });
  }
  const posts = postsOn(person, today);
  if (posts.some(({ title, organisationId }) => title === one.title && organisationId === one.unitId)) {
    return numbered(one.id, recorded.length, today, facts);
  }
  return [...numbered(one.id, recorded.length, today, facts), ...takesInstead(person, post, facts.length, today)];
}

/** A post that began today was wrong rather than short: it is corrected. */
function takesInstead(
  person: PersonLife,
  post: Extract<PersonFact, { type: 'tookPost' }>,
  offset: number,
  today: string,
): readonly PersonEntry[] {
  const [main] = postsOn(person, today);
  const number = person.recorded.length + offset;
  if (main?.from !== today) {
    return numbered(person.id, number, today, main ? [{ type: 'leftPost', postId: main.id }, post] : [post]);
  }
  const corrected = new Set(person.recorded.map((entry) => entry.corrects));
  const wrong = person.recorded.findLast(
    ({ id, on, fact }) => on === today && fact?.type === 'tookPost' && fact.title === main.title && !corrected.has(id),
  );
  return numbered(person.id, number, today, [post]).map((entry) => ({ ...entry, corrects: wrong?.id ?? null }));
}

const numbered = <F>(subjectId: string, after: number, on: string, facts: readonly F[]) =>
  facts.map((fact, index) => ({
    id: `adopted-${subjectId}-${after + index + 1}`,
    subjectId,
    on,
    fact,
    corrects: null as string | null,
  }));

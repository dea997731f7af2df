import { and, eq, gt, inArray, lte } from 'drizzle-orm';
import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { firstLetterhead, renamedLetterhead } from '../../../domain/organisations/letterhead.ts';
import { type PersonLife, personOf, postsOn } from '../../../domain/organisations/person.ts';
import { type OrganisationTree, organisationOn } from '../../../domain/organisations/tree.ts';
import { type Database, lockByName, type Queries } from '../database.ts';
import { organisationEntries, organisations, people, personEntries, presentDay } from '../schema.ts';
import { personEntriesWhere } from './entries.ts';

/** Everybody who writes organisations or people holds this lock, so that decisions are made one after another. */
export const LOCK = 'organisations and people';

/**
 * The directory's tables show today. What was recorded for a later day is carried over by the first question asked on
 * that day: nothing has to run at midnight.
 */
export function presentDatabase(
  database: Database,
  now: () => Date,
  tree: (queries: Queries) => Promise<OrganisationTree>,
): Database {
  let shown = '';
  const catchUp = async () => {
    const today = dateInVietnam(now().toISOString());
    if (shown >= today) return;
    await database.transaction((queries) => carryOver(queries, today, tree));
    shown = today;
  };
  return {
    ...database,
    run: async (work) => {
      await catchUp();
      return database.run(work);
    },
  };
}

async function carryOver(
  queries: Queries,
  today: string,
  tree: (queries: Queries) => Promise<OrganisationTree>,
): Promise<void> {
  await lockByName(queries, LOCK);
  const [last] = await queries.select().from(presentDay);
  if (last === undefined || last.day >= today) return;
  const due = (table: typeof organisationEntries | typeof personEntries) =>
    queries
      .selectDistinct({ id: table.subjectId })
      .from(table)
      .where(and(gt(table.validFrom, last.day), lte(table.validFrom, today)));
  const [bodies, persons] = [await due(organisationEntries), await due(personEntries)];
  await showOrganisations(
    queries,
    await tree(queries),
    bodies.map(({ id }) => id),
    today,
  );
  await showPeople(
    queries,
    persons.map(({ id }) => id),
    today,
  );
  await queries.update(presentDay).set({ day: today });
}

/** Superiors first: a new body's letterhead begins with its superior's name. */
export async function showOrganisations(
  queries: Queries,
  tree: OrganisationTree,
  ids: readonly string[],
  today: string,
): Promise<void> {
  const depth = (id: string): number => {
    const parentId = organisationOn(tree, id, today)?.parentId;
    return parentId ? depth(parentId) + 1 : 0;
  };
  for (const id of ids.toSorted((a, b) => depth(a) - depth(b))) await showOrganisation(queries, tree, id, today);
}

async function showOrganisation(queries: Queries, tree: OrganisationTree, id: string, today: string): Promise<void> {
  const at = organisationOn(tree, id, today);
  if (at === undefined) return;
  const [shown] = await queries.select().from(organisations).where(eq(organisations.id, id));
  const [superior] =
    at.parentId === null ? [] : await queries.select().from(organisations).where(eq(organisations.id, at.parentId));
  if (shown === undefined) {
    const { authorityBlock, ...letterhead } = firstLetterhead(at.name, at.level, superior);
    const row = { id, parentId: at.parentId, name: at.name, ...letterhead, authorityBlock: [...authorityBlock] };
    await queries.insert(organisations).values(row);
    return;
  }
  const renamed = shown.name === at.name ? shown : { ...renamedLetterhead(shown, shown.name, at.name), name: at.name };
  const moved = shown.parentId === at.parentId ? {} : { parentId: at.parentId, parentLine: superior?.ownLine ?? '' };
  await queries
    .update(organisations)
    .set({ ...renamed, ...moved })
    .where(eq(organisations.id, id));
  if (renamed.ownLine !== shown.ownLine) {
    await queries
      .update(organisations)
      .set({ parentLine: renamed.ownLine })
      .where(and(eq(organisations.parentId, id), eq(organisations.parentLine, shown.ownLine)));
  }
}

/** Only those who have an account have a row there. An account whose holder has left every post keeps its last one. */
export async function showPeople(queries: Queries, ids: readonly string[], today: string): Promise<void> {
  if (ids.length === 0) return;
  const accounts = await queries
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, [...ids]));
  if (accounts.length === 0) return;
  const entries = await personEntriesWhere(
    queries,
    inArray(
      personEntries.subjectId,
      accounts.map(({ id }) => id),
    ),
  );
  for (const [id, own] of groupBy(entries, (entry) => entry.subjectId)) {
    const person = personOf(id, own);
    if (person !== undefined) await queries.update(people).set(shownOf(person, today)).where(eq(people.id, id));
  }
}

function shownOf(person: PersonLife, today: string) {
  const [post] = postsOn(person, today);
  const honorific = person.woman ? ('Bà' as const) : ('Ông' as const);
  return { name: person.name, honorific, ...(post ? { title: post.title, unitId: post.organisationId } : {}) };
}

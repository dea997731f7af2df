import { and, arrayContains, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Council, Directory, Person } from '../register-ports.ts';
import type { Database, Queries } from './database.ts';
import type { Adopt } from './people/adopt.ts';
import { councils, organisations, people } from './schema.ts';

/** Danh bạ: people, union bodies and their councils. Lists of people come in the order of Vietnamese lists of names. */
export function createDirectory(database: Database, adopt: Adopt): Directory {
  return {
    person: async (id) => (await selectPeople(database, eq(people.id, id)))[0],
    personByEmail: async (email) => (await selectPeople(database, sql`lower(${people.email}) = lower(${email})`))[0],
    people: (ids) => selectPeople(database, inArray(people.id, [...ids])),
    peopleWithRole: (role, unitId) =>
      selectPeople(
        database,
        and(arrayContains(people.roles, [role]), unitId === undefined ? undefined : eq(people.unitId, unitId)),
      ),
    everybody: () => selectPeople(database, undefined),

    organisation: (id) =>
      database.run(async (queries) => {
        const { parentId: _, ...columns } = getTableColumns(organisations);
        const [found] = await queries.select(columns).from(organisations).where(eq(organisations.id, id));
        return found;
      }),

    council: (id) => database.run((queries) => councilById(queries, id)),

    councilAbove: (unitId) =>
      database.run(async (queries) => {
        const id = await nearestCouncil(queries, unitId);
        return id === undefined ? undefined : councilById(queries, id);
      }),

    // An upsert: whoever is no longer in a season stays known, because old dossiers name them.
    save: (season) =>
      database.transaction(async (queries) => {
        for (const organisation of season.organisations) await saveOrganisation(queries, organisation);
        for (const person of season.people) await savePerson(queries, person);
        for (const council of season.councils) await saveCouncil(queries, council);
        await adopt(queries, season);
      }),
  };
}

/** By given name, which is the last word, then by the whole name, each with Vietnamese collation. */
const givenName = sql`substring(${people.name} from '\\S+$') COLLATE "vi-x-icu"`;

const selectPeople = (database: Database, wanted: SQL | undefined): Promise<readonly Person[]> =>
  database.run((queries) =>
    queries.select().from(people).where(wanted).orderBy(givenName, asc(people.name), asc(people.id)),
  );

async function councilById(queries: Queries, id: string): Promise<Council | undefined> {
  const [found] = await queries.select().from(councils).where(eq(councils.id, id));
  return found;
}

/** A union that has a council of its own is judged by that one; otherwise the first union above it that has one. */
async function nearestCouncil(queries: Queries, unitId: string): Promise<string | undefined> {
  const { rows } = await queries.execute<{ id: string }>(sql`
    WITH RECURSIVE upwards AS (
      SELECT id, parent_id, 0 AS steps FROM organisations WHERE id = ${unitId}
      UNION ALL
      SELECT above.id, above.parent_id, steps + 1
      FROM organisations above JOIN upwards ON above.id = upwards.parent_id
      -- A chain of unions is a few steps long; a longer one is a circle in the data.
      WHERE steps < 20
    )
    SELECT councils.id FROM upwards JOIN councils ON councils.organisation_id = upwards.id
    ORDER BY steps, councils.id LIMIT 1`);
  return rows[0]?.id;
}

async function saveOrganisation(
  queries: Queries,
  { id, authorityBlock, level: _, ...rest }: Parameters<Directory['save']>[0]['organisations'][number],
): Promise<void> {
  const row = { ...rest, authorityBlock: [...authorityBlock] };
  await queries
    .insert(organisations)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: organisations.id, set: row });
}

async function savePerson(queries: Queries, { id, roles, ...rest }: Person): Promise<void> {
  const row = { ...rest, roles: [...roles] };
  await queries
    .insert(people)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: people.id, set: row });
}

async function saveCouncil(queries: Queries, { id, ...row }: Council): Promise<void> {
  await queries
    .insert(councils)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: councils.id, set: row });
}

import { and, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { compareNames, fold } from '../../../domain/names/vietnamese-names.ts';
import type {
  KnownPerson,
  PersonChange,
  PersonKeys,
  PersonMatches,
} from '../../../domain/organisations/known-people.ts';
import { type PersonLife, personOf } from '../../../domain/organisations/person.ts';
import { factsOfCollective, factsOfPerson } from '../../../domain/organisations/subject-facts.ts';
import { type RefusalCode, refuse } from '../../../domain/refusals.ts';
import type { PersonRegister, PersonSearch, Recording } from '../../people-ports.ts';
import { identityHash, seal } from '../../secrets.ts';
import { type Database, lockByName, type Queries } from '../database.ts';
import { personEntries, personKeys } from '../schema.ts';
import { personEntriesWhere, personHistory, recordedBefore, writePersonEntries } from './entries.ts';
import type { TreeReader } from './organisations.ts';
import { LOCK, showPeople } from './present.ts';

interface PersonsConfig {
  /** The installation's secret: citizen ids are sealed and hashed under it. */
  readonly secret: string;
  readonly now: () => Date;
}

const citizenHash = (secret: string, citizenId: string): string => identityHash(secret, { kind: 'CITIZEN', citizenId });

type KeyRow = typeof personKeys.$inferSelect;

export function createPersonRegister(database: Database, readTree: TreeReader, config: PersonsConfig): PersonRegister {
  const { secret, now } = config;

  async function record(queries: Queries, recording: Recording, changes: readonly PersonChange[]): Promise<number> {
    const written = await writePersonEntries(
      queries,
      changes.flatMap((change) => change.entries),
      recording,
    );
    const entries = await entriesOf(
      queries,
      changes.map((change) => change.personId),
    );
    for (const change of changes) {
      const person = personOf(change.personId, entries.get(change.personId) ?? []);
      if (person !== undefined) await saveKeys(queries, secret, person, change.keys);
    }
    await showPeople(
      queries,
      changes.map((change) => change.personId),
      dateInVietnam(now().toISOString()),
    );
    return written;
  }

  return {
    person: (id) => database.run(async (queries) => (await known(queries, eq(personKeys.personId, id)))[0]),
    history: (id) => database.run((queries) => personHistory(queries, id)),

    ofOrganisations: (ids) =>
      ids.length === 0
        ? Promise.resolve([])
        : database.run(async (queries) => {
            const held = queries
              .select({ id: personEntries.subjectId })
              .from(personEntries)
              .where(
                and(
                  sql`${personEntries.fact} ->> 'type' = 'tookPost'`,
                  inArray(sql`${personEntries.fact} ->> 'organisationId'`, [...ids]),
                ),
              );
            return livesOf(await personEntriesWhere(queries, inArray(personEntries.subjectId, held)));
          }),

    named: (words, limit) =>
      database.run(async (queries) => {
        const pattern = `%${fold(words).replace(/[\\%_]/g, '\\$&')}%`;
        const found = queries
          .select({ id: personKeys.personId })
          .from(personKeys)
          .where(like(personKeys.nameFolded, pattern))
          .orderBy(personKeys.nameFolded, personKeys.personId)
          .limit(limit);
        return livesOf(await personEntriesWhere(queries, inArray(personEntries.subjectId, found)));
      }),

    match: (search) => database.run((queries) => match(queries, secret, search)),

    act: (recording, personId, keys, decide) =>
      database.transaction(async (queries) => {
        await lockByName(queries, LOCK);
        if (await recordedBefore(queries, personEntries, recording.request)) return { written: 0 };
        const [before] = await known(queries, eq(personKeys.personId, personId));
        const answer = decide(before?.person, await readTree(queries));
        if ('refused' in answer) return answer;
        const taken = await takenKey(queries, secret, personId, keys);
        if (taken !== undefined) return refuse(taken);
        return { written: await record(queries, recording, [{ personId, entries: answer.entries, keys }]) };
      }),

    write: (recording, search, decide) =>
      database.transaction(async (queries) => {
        await lockByName(queries, LOCK);
        const changes = decide(await match(queries, secret, search), await readTree(queries));
        return { written: await record(queries, recording, changes) };
      }),

    facts: (subjects, asked) =>
      database.run(async (queries) => {
        const tree = await readTree(queries);
        const persons = subjects.filter(({ kind }) => kind === 'INDIVIDUAL').map(({ id }) => id);
        const entries = await entriesOf(queries, persons);
        return new Map(
          subjects.map(({ id, kind }) => [
            id,
            kind === 'COLLECTIVE'
              ? factsOfCollective(id, tree, asked)
              : factsOfPerson(personOf(id, entries.get(id) ?? []), tree, asked),
          ]),
        );
      }),
  };
}

const entriesOf = async (queries: Queries, ids: readonly string[]) =>
  groupBy(
    ids.length === 0 ? [] : await personEntriesWhere(queries, inArray(personEntries.subjectId, [...new Set(ids)])),
    (entry) => entry.subjectId,
  );

/** In the order of Vietnamese lists of names. */
function livesOf(entries: Awaited<ReturnType<typeof personEntriesWhere>>): readonly PersonLife[] {
  const lives = [...groupBy(entries, (entry) => entry.subjectId)].flatMap(([id, own]) => personOf(id, own) ?? []);
  return lives.toSorted((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

async function known(queries: Queries, wanted: SQL | undefined): Promise<readonly (KnownPerson & { keys: KeyRow })[]> {
  const rows = await queries.select().from(personKeys).where(wanted).orderBy(personKeys.personId);
  const entries = await entriesOf(
    queries,
    rows.map((row) => row.personId),
  );
  return rows.flatMap((keys) => {
    const person = personOf(keys.personId, entries.get(keys.personId) ?? []);
    if (person === undefined) return [];
    const { staffCode: code, staffOrganisationId: organisationId } = keys;
    const staff = code === null || organisationId === null ? null : { organisationId, code };
    return [{ person, staff, hasCitizenId: keys.citizenHash !== null, keys }];
  });
}

async function takenKey(
  queries: Queries,
  secret: string,
  personId: string,
  { citizenId, staff }: PersonKeys,
): Promise<RefusalCode | undefined> {
  const another = async (wanted: SQL | undefined) =>
    (await known(queries, wanted)).some((owner) => owner.person.id !== personId);
  if (citizenId !== null && (await another(eq(personKeys.citizenHash, citizenHash(secret, citizenId))))) {
    return 'CITIZEN_ID_TAKEN';
  }
  if (staff === null) return undefined;
  const sameCode = and(eq(personKeys.staffOrganisationId, staff.organisationId), eq(personKeys.staffCode, staff.code));
  return (await another(sameCode)) ? 'STAFF_CODE_TAKEN' : undefined;
}

async function match(queries: Queries, secret: string, search: PersonSearch): Promise<PersonMatches> {
  const hashes = search.citizenIds.map((citizenId) => citizenHash(secret, citizenId));
  const codes = search.staffCodes.map(({ code }) => code);
  const names = search.names.map(fold);
  const found = await known(
    queries,
    or(
      inArray(personKeys.citizenHash, hashes),
      inArray(personKeys.staffCode, codes),
      inArray(personKeys.nameFolded, names),
    ),
  );
  const byHash = new Map(found.map((one) => [one.keys.citizenHash, one]));
  const byCode = new Map(found.map((one) => [`${one.staff?.organisationId} ${one.staff?.code}`, one]));
  const byName = groupBy(found, (one) => one.keys.nameFolded);
  return {
    byCitizenId: (citizenId: string) => byHash.get(citizenHash(secret, citizenId)),
    byStaffCode: (organisationId: string, code: string) => byCode.get(`${organisationId} ${code}`),
    namesakes: (name: string) => byName.get(fold(name)) ?? [],
  };
}

async function saveKeys(
  queries: Queries,
  secret: string,
  person: PersonLife,
  { citizenId, staff }: PersonChange['keys'],
): Promise<void> {
  const row = {
    nameFolded: fold(person.name),
    birthYear: person.birthYear,
    ...(citizenId === null
      ? {}
      : {
          citizenHash: citizenHash(secret, citizenId),
          citizenSealed: seal(secret, `citizen id of ${person.id}`, citizenId),
        }),
    ...(staff === null
      ? {}
      : {
          staffCode: staff.code,
          staffOrganisationId: staff.organisationId,
          staffHash: identityHash(secret, { kind: 'STAFF', ...staff }),
        }),
  };
  await queries
    .insert(personKeys)
    .values({ personId: person.id, ...row })
    .onConflictDoUpdate({ target: personKeys.personId, set: row });
}

import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { open } from '../secrets.ts';
import type { Queries } from './database.ts';
import { fileOf, numbersOf } from './ledger/subjects.ts';
import { people, personKeys } from './schema.ts';

/**
 * The ledger's file of each person, where a citizen id proves it. The two registers hash the number with keys of their own,
 * so it is opened here, for council members only, and leaves no trace.
 */
export async function ledgerFilesOf(
  queries: Queries,
  secret: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await queries
    .select({ id: people.id, name: people.name, unitId: people.unitId, keys: personKeys })
    .from(people)
    .innerJoin(personKeys, eq(personKeys.personId, people.id))
    .where(and(inArray(people.id, [...ids]), isNotNull(personKeys.citizenSealed)));
  const found = new Map<string, string>();
  for (const { id, name, unitId, keys } of rows) {
    const citizenId = open(secret, `citizen id of ${id}`, keys.citizenSealed ?? '');
    const numbers = numbersOf(secret, { unitId, citizenId, staffId: null });
    const described = { kind: 'INDIVIDUAL', name, birthYear: keys.birthYear, unitId, unitName: '' } as const;
    const file = await fileOf(queries, { ...described, citizenId, staffId: null }, numbers);
    if (file !== undefined && file !== 'CONTRADICTING') found.set(id, file.rootId);
  }
  return found;
}

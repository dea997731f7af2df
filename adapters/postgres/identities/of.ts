import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { groupBy } from '../../../domain/group-by.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import type { NomineeIdentity } from '../../identity-ports.ts';
import type { NomineeRecord, Submission } from '../../register-ports.ts';
import type { Queries } from '../database.ts';
import { unseal } from '../ledger/subjects.ts';
import { nomineeNumbers, personKeys } from '../schema.ts';

interface Number extends Record<string, unknown> {
  readonly no: number;
  /** Milliseconds. */
  readonly saidAt: number;
  /** Null for a file without any number. */
  readonly kind: 'CITIZEN' | 'STAFF' | 'ORGANISATION' | null;
  readonly hash: string | null;
  readonly sealed: string | null;
}

const UNKNOWN: NomineeIdentity = { subjectId: null, citizenId: null, doubt: null };

/**
 * From nominee to file of the ledger, from the file's numbers to the person: whoever an officer has pointed out in the
 * ledger is found as well as whoever came with a number.
 */
export async function identitiesOf(
  queries: Queries,
  secret: string,
  { dossierId, version, nominees }: Submission,
): Promise<ReadonlyMap<number, NomineeIdentity>> {
  const given = await queries
    .select()
    .from(nomineeNumbers)
    .where(and(eq(nomineeNumbers.dossierId, dossierId), eq(nomineeNumbers.version, version)));
  const numbers = groupBy(await numbersOfFiles(queries, dossierId), ({ no }) => no);
  const hashes = [...numbers.values()].flat().flatMap(({ hash }) => hash ?? []);
  const people = await queries
    .select()
    .from(personKeys)
    .where(or(inArray(personKeys.citizenHash, hashes), inArray(personKeys.staffHash, hashes)));
  return new Map(
    nominees.map((nominee): [number, NomineeIdentity] => {
      const row = given.find(({ no }) => no === nominee.no);
      const own = numbers.get(nominee.no) ?? [];
      const settled = own.some(({ saidAt }) => row !== undefined && saidAt > row.givenAt.getTime());
      if (row?.doubt && !settled) return [nominee.no, { ...UNKNOWN, doubt: row.doubt }];
      return [nominee.no, identityFrom(secret, nominee, own, people)];
    }),
  );
}

async function numbersOfFiles(queries: Queries, dossierId: string): Promise<readonly Number[]> {
  const { rows } = await queries.execute<Number>(sql`
    SELECT said.no, (extract(epoch FROM said.at) * 1000)::float8 AS "saidAt", number.kind, number.hash, number.sealed
    FROM (
      SELECT DISTINCT ON (no) no, subject_id, at FROM ledger_nominees
      WHERE dossier_id = ${dossierId} ORDER BY no, id DESC
    ) said
    JOIN ledger_subjects pointed ON pointed.id = said.subject_id
    JOIN ledger_subjects file ON file.root_id = pointed.root_id
    LEFT JOIN ledger_identities number ON number.subject_id = file.id`);
  return rows;
}

function identityFrom(
  secret: string,
  nominee: NomineeRecord,
  numbers: readonly Number[],
  people: readonly (typeof personKeys.$inferSelect)[],
): NomineeIdentity {
  const textOf = (kind: Number['kind']): string | null => {
    const found = numbers.find((number) => number.kind === kind);
    return found?.hash && found.sealed ? unseal(secret, found.hash, found.sealed) : null;
  };
  if (nominee.kind === 'COLLECTIVE') return { ...UNKNOWN, subjectId: textOf('ORGANISATION') };
  const hashes = new Set(numbers.map(({ hash }) => hash));
  const found = people.filter(
    ({ citizenHash, staffHash }) =>
      (citizenHash !== null && hashes.has(citizenHash)) || (staffHash !== null && hashes.has(staffHash)),
  );
  const [person] = found;
  const citizenId = textOf('CITIZEN');
  if (person === undefined) return { ...UNKNOWN, citizenId };
  // Two people, or somebody of another name: a number was written wrongly somewhere.
  const agrees = found.length === 1 && isOf(person, nominee);
  return agrees
    ? { subjectId: person.personId, citizenId, doubt: null }
    : { subjectId: null, citizenId: null, doubt: 'OTHER_IN_PEOPLE' };
}

const isOf = ({ nameFolded, birthYear }: typeof personKeys.$inferSelect, nominee: NomineeRecord): boolean =>
  nameFolded === fold(nominee.name) &&
  (birthYear === null || nominee.birthYear === null || birthYear === nominee.birthYear);

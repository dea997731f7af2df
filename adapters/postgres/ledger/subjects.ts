import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { certainFile, type Identity, type Known, type NumberedFile } from '../../../domain/ledger/matching.ts';
import { fold, tidy } from '../../../domain/names/vietnamese-names.ts';
import type { SubjectKind } from '../../../domain/rules/rule-set.ts';
import type { SubjectDescription } from '../../ledger-ports.ts';
import { identityHash, open, seal } from '../../secrets.ts';
import type { Queries } from '../database.ts';
import { organisations } from '../schema.ts';
import { ledgerIdentities, ledgerSubjects } from './tables.ts';

/** A number with its hash, before it is sealed. */
export interface Number extends Identity {
  readonly text: string;
}

/** The numbers that a description holds. A staff id says something within its unit only. */
export function numbersOf(
  secret: string,
  { unitId, citizenId, staffId }: Pick<SubjectDescription, 'unitId' | 'citizenId' | 'staffId'>,
): Number[] {
  const numbers: Number[] = [];
  if (citizenId !== null) {
    numbers.push({ kind: 'CITIZEN', text: citizenId, hash: identityHash(secret, { kind: 'CITIZEN', citizenId }) });
  }
  if (staffId !== null) {
    const hash = identityHash(secret, { kind: 'STAFF', organisationId: unitId, code: staffId });
    numbers.push({ kind: 'STAFF', text: staffId, hash });
  }
  return numbers;
}

/** As `numbersOf`; a collective that bears an organisation's name is that organisation. */
export async function allNumbersOf(queries: Queries, secret: string, subject: SubjectDescription): Promise<Number[]> {
  const numbers = numbersOf(secret, subject);
  if (subject.kind !== 'COLLECTIVE') return numbers;
  const named = await queries
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.name, tidy(subject.name)));
  const id = named.length === 1 ? named[0]?.id : undefined;
  if (id !== undefined) {
    const hash = identityHash(secret, { kind: 'ORGANISATION', organisationId: id });
    numbers.push({ kind: 'ORGANISATION', text: id, hash });
  }
  return numbers;
}

/** The files that numbers belong to, by hash. Joined files keep their numbers. */
async function filesByHash(
  queries: Queries,
  hashes: readonly string[],
): Promise<readonly (NumberedFile & { readonly hash: string })[]> {
  if (hashes.length === 0) return [];
  const { rows } = await queries.execute<NumberedFile & { hash: string } & Record<string, unknown>>(sql`
    SELECT number.hash, file.id AS "subjectId", file.root_id AS "rootId", (
      SELECT json_agg(json_build_object('foldedName', member.folded_name, 'birthYear', member.birth_year))
      FROM ledger_subjects member WHERE member.root_id = file.root_id) AS members
    FROM ledger_identities number JOIN ledger_subjects file ON file.id = number.subject_id
    WHERE number.hash = ANY(${sql.param([...hashes])}::text[])`);
  return rows;
}

/** The file that the numbers of a description lead to. */
export async function fileOf(
  queries: Queries,
  subject: SubjectDescription,
  numbers: readonly Number[],
): Promise<NumberedFile | 'CONTRADICTING' | undefined> {
  const files = await filesByHash(
    queries,
    numbers.map(({ hash }) => hash),
  );
  return certainFile(subject, files);
}

/** More files of one name than this are not worth listing: nobody could tell them apart by name. */
const MOST_NAMESAKES = 50;

/** Joined files that bear a name, whichever of their files bears it. */
export async function namesakes(queries: Queries, kind: SubjectKind, name: string): Promise<readonly Known[]> {
  const { rows } = await queries.execute<Known & Record<string, unknown>>(sql`
    WITH alike AS (
      SELECT DISTINCT root_id FROM ledger_subjects
      WHERE folded_name = ${fold(name)} AND kind = ${kind} ORDER BY root_id LIMIT ${MOST_NAMESAKES}
    )
    SELECT root.id, root.kind, root.name, root.birth_year AS "birthYear", root.unit_id AS "unitId",
      coalesce((
        SELECT json_agg(json_build_object('kind', number.kind, 'hash', number.hash))
        FROM ledger_subjects file JOIN ledger_identities number ON number.subject_id = file.id
        WHERE file.root_id = root.id), '[]') AS identities
    FROM alike JOIN ledger_subjects root ON root.id = alike.root_id`);
  return rows;
}

export async function createSubject(
  queries: Queries,
  secret: string,
  subject: SubjectDescription,
  numbers: readonly Number[],
): Promise<string> {
  const id = randomUUID();
  const name = tidy(subject.name);
  const { kind, birthYear, unitId } = subject;
  await queries.insert(ledgerSubjects).values({
    id,
    rootId: id,
    kind,
    name,
    foldedName: fold(name),
    birthYear,
    unitId,
    unitName: tidy(subject.unitName),
  });
  await addNumbers(queries, secret, id, numbers);
  return id;
}

export async function addNumbers(
  queries: Queries,
  secret: string,
  subjectId: string,
  numbers: readonly Number[],
): Promise<void> {
  if (numbers.length === 0) return;
  await queries
    .insert(ledgerIdentities)
    .values(
      numbers.map(({ kind, hash, text }) => ({ kind, hash, subjectId, sealed: seal(secret, purposeOf(hash), text) })),
    )
    .onConflictDoNothing();
}

export const unseal = (secret: string, hash: string, sealed: string): string => open(secret, purposeOf(hash), sealed);

// The hash in the purpose ties a number to its row: numbers exchanged between rows cannot be opened.
const purposeOf = (hash: string): string => `ledger number ${hash}`;

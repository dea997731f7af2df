import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import { refuse } from '../../../domain/refusals.ts';
import { sha256 } from '../../canonical-json.ts';
import type { ContentAuthor, InitiativeRegister, InitiativeView, NamedAuthor, Sight } from '../../initiatives-ports.ts';
import { identityHash, seal } from '../../secrets.ts';
import { lockByName, type Queries } from '../database.ts';
import { inSight } from './list.ts';
import { initiativeAuthors as authors, initiativeAuthorships, initiatives } from './tables.ts';

type Row = typeof authors.$inferSelect;

/** Must run in a transaction; see `InitiativeRegister.identify`. */
export async function identifyAuthors(
  queries: Queries,
  secret: string,
  named: readonly NamedAuthor[],
  request: string,
): Promise<Awaited<ReturnType<InitiativeRegister['identify']>>> {
  const identified: ContentAuthor[] = [];
  for (const [index, author] of named.entries()) {
    const cccdHash = author.cccd === null ? null : identityHash(secret, { kind: 'CITIZEN', citizenId: author.cccd });
    if (cccdHash !== null) await lockByName(queries, `author ${cccdHash}`);
    const standing = await find(queries, author, cccdHash);
    if (standing !== undefined && !agrees(standing, author, cccdHash)) return { ...refuse('AUTHOR_MISMATCH'), index };
    const id = standing?.id ?? `author-${sha256(`${request} ${index}`).slice(0, 20)}`;
    await save(queries, secret, id, author, cccdHash);
    identified.push({ authorId: id, name: author.name, birthYear: author.birthYear, unit: author.unit });
  }
  return identified;
}

/** The citizen id says more than the directory, the directory more than an earlier version. */
async function find(queries: Queries, author: NamedAuthor, cccdHash: string | null): Promise<Row | undefined> {
  const ways: SQL[] = [];
  if (cccdHash !== null) ways.push(eq(authors.cccdHash, cccdHash));
  if (author.personId !== null) ways.push(eq(authors.personId, author.personId));
  if (author.authorId !== null) ways.push(eq(authors.id, author.authorId));
  for (const way of ways) {
    const [row] = await queries.select().from(authors).where(way);
    if (row !== undefined) return row;
  }
  return undefined;
}

/**
 * Whether the row may stand for this author. A digit typed wrong must not make one person of two: name and year of birth
 * have to speak for the number. Only who was known by name alone, in this initiative, may be given another name.
 */
function agrees(row: Row, author: NamedAuthor, cccdHash: string | null): boolean {
  if (row.cccdHash !== null && cccdHash !== null && row.cccdHash !== cccdHash) return false;
  const byNameOnly = row.cccdHash === null && row.personId === null && row.id === author.authorId;
  return byNameOnly || (row.foldedName === fold(author.name) && mayBe(row, author));
}

/** Who is known by number or by the directory keeps name and workplace: another union's spelling changes neither. */
async function save(
  queries: Queries,
  secret: string,
  id: string,
  { name, birthYear, unit, personId, cccd }: NamedAuthor,
  cccdHash: string | null,
) {
  const identity = {
    ...(birthYear === null ? {} : { birthYear }),
    ...(personId === null ? {} : { personId }),
    // The id in the purpose ties the number to its row: numbers exchanged between rows cannot be opened.
    ...(cccd === null ? {} : { cccdHash, cccdSealed: seal(secret, `initiative author ${id}`, cccd) }),
  };
  const told = { name, foldedName: fold(name), unit, ...identity };
  await queries
    .insert(authors)
    .values({ id, ...told })
    .onConflictDoNothing();
  await queries
    .update(authors)
    .set(told)
    .where(and(eq(authors.id, id), isNull(authors.cccdHash), isNull(authors.personId)));
  if (Object.keys(identity).length > 0) await queries.update(authors).set(identity).where(eq(authors.id, id));
}

/** People who bear the same name as one of these authors, without a contrary year of birth, by initiatives in sight. */
export async function namesakesOf(
  queries: Queries,
  sight: Sight,
  ids: readonly string[],
): Promise<InitiativeView['namesakes']> {
  const own = await queries
    .select()
    .from(authors)
    .where(inArray(authors.id, [...ids]));
  const others = await queries
    .select({
      id: authors.id,
      foldedName: authors.foldedName,
      birthYear: authors.birthYear,
      unit: authors.unit,
      initiativeIds: sql<
        string[]
      >`array_agg(${initiativeAuthorships.initiativeId} ORDER BY ${initiativeAuthorships.initiativeId})`,
    })
    .from(authors)
    .innerJoin(initiativeAuthorships, eq(initiativeAuthorships.authorId, authors.id))
    .innerJoin(initiatives, eq(initiatives.id, initiativeAuthorships.initiativeId))
    .where(
      and(
        inArray(
          authors.foldedName,
          own.map((one) => one.foldedName),
        ),
        inSight(sight, initiatives.unitId),
      ),
    )
    .groupBy(authors.id);
  return own.flatMap((author) =>
    others
      .filter((other) => other.id !== author.id && other.foldedName === author.foldedName && mayBe(other, author))
      .map(({ id, birthYear, unit, initiativeIds }) => ({
        authorId: author.id,
        otherId: id,
        birthYear,
        unit,
        initiativeIds,
      })),
  );
}

/** A year of birth that is not known speaks neither for nor against. */
export const mayBe = (a: { birthYear: number | null }, b: { birthYear: number | null }): boolean =>
  a.birthYear === null || b.birthYear === null || a.birthYear === b.birthYear;

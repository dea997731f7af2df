import { and, desc, eq } from 'drizzle-orm';
import { suggestionsAmong } from '../../../domain/ledger/matching.ts';
import type { By, ImportOutcome, NewAward, Reasoned, SubjectDescription } from '../../ledger-ports.ts';
import type { Queries } from '../database.ts';
import { addNumbers, allNumbersOf, createSubject, fileOf, namesakes } from './subjects.ts';
import { ledgerAnnulments, ledgerAwards, ledgerNominees } from './tables.ts';

/** Our own award. Whose it is was said by an officer, is said by a number, or is left open: then it gets a file of its own. */
export async function enterAward(
  queries: Queries,
  secret: string,
  award: NewAward,
  subject: SubjectDescription,
  by: By,
): Promise<void> {
  if (await isEntered(queries, award.id)) return;
  const [dossierId = '', no] = award.id.split('/');
  const identified = await nomineeSubject(queries, dossierId, Number(no));
  const numbers = await allNumbersOf(queries, secret, subject);
  const found = await fileOf(queries, subject, numbers);
  const certain = found === 'CONTRADICTING' ? undefined : found?.subjectId;
  // Numbers that lead to somebody else belong to neither until a person has looked.
  const own = found === undefined ? numbers : [];
  const subjectId = identified ?? certain ?? (await createSubject(queries, secret, subject, own));
  await insertAward(queries, award, subjectId, by);
}

/** The present word on whose file a nominee is. */
export async function nomineeSubject(queries: Queries, dossierId: string, no: number): Promise<string | undefined> {
  const [row] = await queries
    .select({ subjectId: ledgerNominees.subjectId })
    .from(ledgerNominees)
    .where(and(eq(ledgerNominees.dossierId, dossierId), eq(ledgerNominees.no, no)))
    .orderBy(desc(ledgerNominees.id))
    .limit(1);
  return row?.subjectId;
}

export async function importAward(
  queries: Queries,
  secret: string,
  award: NewAward,
  subject: SubjectDescription,
  by: By,
): Promise<ImportOutcome> {
  const numbers = await allNumbersOf(queries, secret, subject);
  const found = await fileOf(queries, subject, numbers);
  if (found === 'CONTRADICTING') return { outcome: 'CONTRADICTING' };
  const namedAlike = await namesakes(queries, subject.kind, subject.name);
  const others = namedAlike.filter(({ id }) => id !== found?.rootId);
  const alike = suggestionsAmong({ ...subject, identities: numbers }, others).length;
  const earlier = await entered(queries, award.id);
  if (earlier !== undefined) return { outcome: 'ALREADY', subjectId: earlier, alike };
  if (found !== undefined) await addNumbers(queries, secret, found.subjectId, numbers);
  const subjectId = found?.subjectId ?? (await createSubject(queries, secret, subject, numbers));
  await insertAward(queries, award, subjectId, by);
  return { outcome: 'ENTERED', subjectId, alike };
}

async function entered(queries: Queries, id: string): Promise<string | undefined> {
  const [row] = await queries
    .select({ subjectId: ledgerAwards.subjectId })
    .from(ledgerAwards)
    .where(eq(ledgerAwards.id, id));
  return row?.subjectId;
}

const isEntered = async (queries: Queries, id: string): Promise<boolean> => (await entered(queries, id)) !== undefined;

async function insertAward(queries: Queries, award: NewAward, subjectId: string, by: By): Promise<void> {
  const { id, code, kind, level, year, decisionNumber, decidedOn, unitId, unitName, grounds = [], note = '' } = award;
  await queries.insert(ledgerAwards).values({
    id,
    subjectId,
    code,
    kind,
    level,
    year,
    decisionNumber,
    decidedOn,
    achievementId: award.achievementId ?? null,
    unitId,
    unitName,
    grounds: [...grounds],
    note,
    enteredBy: by.personId,
    enteredAt: new Date(by.at),
  });
}

export async function annulAward(
  queries: Queries,
  awardId: string,
  annulment: Reasoned & { readonly decisionNumber: string; readonly decidedOn: string },
): Promise<'DONE' | 'UNKNOWN' | 'ALREADY'> {
  if (!(await isEntered(queries, awardId))) return 'UNKNOWN';
  const { decisionNumber, decidedOn, reason, personId, at } = annulment;
  const written = await queries
    .insert(ledgerAnnulments)
    .values({ awardId, decisionNumber, decidedOn, reason, byPerson: personId, at: new Date(at) })
    .onConflictDoNothing()
    .returning({ awardId: ledgerAnnulments.awardId });
  return written.length > 0 ? 'DONE' : 'ALREADY';
}

export async function isAnnulled(queries: Queries, awardId: string): Promise<boolean> {
  const found = await queries
    .select({ awardId: ledgerAnnulments.awardId })
    .from(ledgerAnnulments)
    .where(eq(ledgerAnnulments.awardId, awardId));
  return found.length > 0;
}

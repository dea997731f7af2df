import { eq } from 'drizzle-orm';
import type { By, SubjectDescription } from '../../ledger-ports.ts';
import type { Queries } from '../database.ts';
import { nomineeSubject } from './awards.ts';
import { addNumbers, allNumbersOf, createSubject, fileOf } from './subjects.ts';
import { ledgerNominees, ledgerSubjects } from './tables.ts';

/** Says whose file a nominee is: by pointing at one, or by a description whose numbers lead to one or make a new one. */
export async function identifyNominee(
  queries: Queries,
  secret: string,
  { dossierId, no }: { readonly dossierId: string; readonly no: number },
  subject: { readonly id: string } | SubjectDescription,
  { personId, at }: By,
): Promise<{ readonly subjectId: string } | 'CONTRADICTING' | 'UNKNOWN'> {
  const subjectId = 'id' in subject ? await existing(queries, subject.id) : await described(queries, secret, subject);
  if (subjectId === undefined) return 'UNKNOWN';
  if (subjectId === null) return 'CONTRADICTING';
  if ((await nomineeSubject(queries, dossierId, no)) !== subjectId) {
    await queries.insert(ledgerNominees).values({ dossierId, no, subjectId, byPerson: personId, at: new Date(at) });
  }
  return { subjectId };
}

async function existing(queries: Queries, id: string): Promise<string | undefined> {
  const [row] = await queries.select({ id: ledgerSubjects.id }).from(ledgerSubjects).where(eq(ledgerSubjects.id, id));
  return row?.id;
}

/** Null when the numbers lead to two people, or to somebody of another name. */
async function described(queries: Queries, secret: string, subject: SubjectDescription): Promise<string | null> {
  const numbers = await allNumbersOf(queries, secret, subject);
  const found = await fileOf(queries, subject, numbers);
  if (found === 'CONTRADICTING') return null;
  if (found === undefined) return createSubject(queries, secret, subject, numbers);
  await addNumbers(queries, secret, found.subjectId, numbers);
  return found.subjectId;
}

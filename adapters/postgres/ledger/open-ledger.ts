import { eq } from 'drizzle-orm';
import type { By, ImportOutcome, Ledger } from '../../ledger-ports.ts';
import { keyedHash } from '../../secrets.ts';
import { type Database, lockByName, type Queries } from '../database.ts';
import { annulAward, enterAward, importAward, isAnnulled } from './awards.ts';
import { factsFor } from './facts.ts';
import { readFile, suggestionsFor } from './file.ts';
import { identifyNominee } from './identify.ts';
import { mergeFiles, separateFiles } from './merges.ts';
import { searchLedger, unitsUnder } from './search.ts';
import { numbersOf } from './subjects.ts';
import { ledgerGapYears, ledgerSubjects } from './tables.ts';
import { takeBackAwards } from './take-back.ts';

/** Carries the outcome of a rehearsal out of the transaction that it undoes. */
class Rehearsed extends Error {
  override readonly name = 'Rehearsed';
  readonly outcomes: readonly ImportOutcome[];
  constructor(outcomes: readonly ImportOutcome[]) {
    super('rolled back on purpose');
    this.outcomes = outcomes;
  }
}

/** Sổ khen thưởng. Files are made under one lock, so that one number never gets two. */
export function createLedger(database: Database, secret: string): Ledger {
  return {
    enter: (award, subject, by) =>
      database.transaction(async (queries) => {
        await lockByName(queries, 'ledger files');
        await enterAward(queries, secret, award, subject, by);
      }),

    importRows: (rows, by, dryRun) =>
      dryRun ? rehearse(database, secret, rows, by) : importInChunks(database, secret, rows, by),

    takeBack: (awardIds, by) =>
      database.transaction(async (queries) => {
        await lockByName(queries, 'ledger files');
        return takeBackAwards(queries, awardIds, by);
      }),

    rowKey: (parts) => keyedHash(secret, 'ledger row', parts),

    identify: (nominee, subject, by) =>
      database.transaction(async (queries) => {
        await lockByName(queries, 'ledger files');
        return identifyNominee(queries, secret, nominee, subject, by);
      }),

    factsFor: (requests) => factsFor(database, secret, requests),
    alike: (subject) =>
      database.run((queries) => suggestionsFor(queries, { ...subject, identities: numbersOf(secret, subject) })),
    search: (search) => database.run((queries) => searchLedger(queries, search)),
    file: (id) => database.run((queries) => readFile(queries, secret, id)),
    annul: (awardId, annulment) => database.transaction((queries) => annulAward(queries, awardId, annulment)),
    isAnnulled: (awardId) => database.run((queries) => isAnnulled(queries, awardId)),
    merge: (kept, absorbed, by) => database.transaction((queries) => mergeFiles(queries, kept, absorbed, by)),
    separate: (mergeId, by) => database.transaction((queries) => separateFiles(queries, mergeId, by)),

    setGapYear: (subjectId, year, reason, { personId, at }) =>
      database.transaction(async (queries) => {
        const [file] = await queries.select().from(ledgerSubjects).where(eq(ledgerSubjects.id, subjectId));
        if (file === undefined) return false;
        await queries.insert(ledgerGapYears).values({ subjectId, year, reason, byPerson: personId, at: new Date(at) });
        return true;
      }),

    unitsUnder: (unitId) => database.run((queries) => unitsUnder(queries, unitId)),
  };
}

type Rows = Parameters<Ledger['importRows']>[0];

/** Rows in one transaction: about a second, after which others who make files get their turn. */
const CHUNK = 200;

async function importInChunks(database: Database, secret: string, rows: Rows, by: By): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const done = await database.transaction(async (queries) => {
      await lockByName(queries, 'ledger files');
      return importEach(queries, secret, rows.slice(from, from + CHUNK), by);
    });
    outcomes.push(...done);
  }
  return outcomes;
}

/** Does the very same, rows seeing the rows before them, and takes it all back. */
async function rehearse(database: Database, secret: string, rows: Rows, by: By): Promise<readonly ImportOutcome[]> {
  try {
    return await database.transaction(async (queries): Promise<never> => {
      throw new Rehearsed(await importEach(queries, secret, rows, by));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcomes;
    throw error;
  }
}

async function importEach(queries: Queries, secret: string, rows: Rows, by: By): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for (const { award, subject } of rows) outcomes.push(await importAward(queries, secret, award, subject, by));
  return outcomes;
}

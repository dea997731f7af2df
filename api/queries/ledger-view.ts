import type { LedgerFacts, LedgerFile } from '../../adapters/ledger-ports.ts';
import type { NomineeRecord, Person, Registers } from '../../adapters/register-ports.ts';
import { type Duplicate, duplicatesOf } from '../../domain/ledger/duplicates.ts';
import { knownAward } from '../../domain/ledger/known-awards.ts';
import { type Streak, streakEnding } from '../../domain/ledger/streaks.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { mayReadDossier } from '../access.ts';
import { placeOfUnit } from '../commands/command.ts';
import { fileFor, mayKeepLedger, sightOf } from '../ledger-sight.ts';

export interface LedgerFileView {
  readonly file: LedgerFile;
  /** Names of those who wrote into the file, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly streaks: readonly (Streak & { readonly code: string })[];
}

export async function viewLedgerFile(
  registers: Registers,
  person: Person,
  id: string,
): Promise<LedgerFileView | { readonly barred: RefusalCode }> {
  const file = await fileFor(registers, person, id);
  if ('barred' in file) return file;
  const ids = [
    ...file.awards.flatMap(({ enteredBy, annulment }) => [enteredBy, ...(annulment === null ? [] : [annulment.by])]),
    ...file.merges.flatMap(({ by, undone }) => [by, ...(undone === null ? [] : [undone.by])]),
  ];
  const people = await registers.directory.people([...new Set(ids)]);
  return { file, names: new Map(people.map((one) => [one.id, one.name])), streaks: streaksOf(file) };
}

/** Awards held in at least two years running, up to the last of them; a year of maternity, study or service is bridged. */
function streaksOf({ awards, gapYears }: LedgerFile): LedgerFileView['streaks'] {
  const standing = awards.filter(({ annulment }) => annulment === null);
  return [...new Set(standing.map(({ code }) => code))].flatMap((code) => {
    const years = standing.filter((award) => award.code === code).map(({ year }) => year);
    const streak = streakEnding(Math.max(...years), years, gapYears, ['MATERNITY', 'STUDY', 'ARMY']);
    return streak === undefined || streak.length < 2 ? [] : [{ ...streak, code }];
  });
}

export interface NomineeInLedger {
  readonly nominee: NomineeRecord;
  readonly facts: LedgerFacts;
  readonly duplicates: readonly Duplicate[];
  readonly suggestions: LedgerFile['suggestions'];
}

export interface DossierInLedger {
  readonly dossierId: string;
  readonly awardCode: string;
  readonly evaluationYear: number;
  readonly nominees: readonly NomineeInLedger[];
}

/** Đối chiếu: what the ledger knows of each nominee of a dossier. */
export async function compareWithLedger(
  registers: Registers,
  person: Person,
  dossierId: string,
): Promise<DossierInLedger | { readonly barred: RefusalCode }> {
  const submission = await registers.dossiers.submission(dossierId);
  const sight = await sightOf(registers, person);
  if (sight === undefined || !mayKeepLedger(person)) return { barred: 'ROLE_NOT_ALLOWED' };
  if (submission === undefined) return { barred: 'UNKNOWN_DOSSIER' };
  const { unitId, awardCode, evaluationYear } = submission;
  if (!mayReadDossier(person, await placeOfUnit({ registers }, unitId))) return { barred: 'NOT_YOUR_UNIT' };
  const requests = submission.nominees.map(({ no, kind, name, birthYear }) => ({
    key: `${dossierId}/${no}`,
    kind,
    name,
    birthYear,
    unitId,
    citizenId: null,
    staffId: null,
  }));
  const facts = await registers.ledger.factsFor(requests);
  const award = knownAward(awardCode);
  const nominees = await Promise.all(
    submission.nominees.map(async (nominee, index): Promise<NomineeInLedger | undefined> => {
      const [known, request] = [facts[index], requests[index]];
      if (known === undefined || request === undefined) return undefined;
      const suggestions = known.subjectId === null ? await registers.ledger.alike(request) : [];
      return {
        nominee,
        facts: known,
        duplicates:
          award === undefined
            ? []
            : duplicatesOf({ ...award, year: evaluationYear, achievementId: null }, known.pastAwards),
        suggestions: suggestions.filter((file) => sight.sees(file)),
      };
    }),
  );
  return { dossierId, awardCode, evaluationYear, nominees: nominees.filter((one) => one !== undefined) };
}

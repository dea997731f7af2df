import type { NomineeFacts } from '../../domain/rules/facts.ts';
import { DRAWN_UP, paperKind } from '../../domain/rules/papers.ts';
import type { NomineeRecord, Registers, Submission } from '../register-ports.ts';

/**
 * Everything the registers know of a dossier's nominees, in a number of statements that does not depend on how many they
 * are. What no register holds yet (grades, discipline, registration) is null: a person answers those rules.
 */
export async function gatherFacts(
  registers: Registers,
  submission: Submission,
  date: string,
): Promise<readonly NomineeFacts[]> {
  const { dossierId, unitId, nominees } = submission;
  const [ledger, initiatives, organisations] = await Promise.all([
    registers.ledger.factsFor(
      nominees.map(({ no, kind, name, birthYear }) => ({
        key: `${dossierId}/${no}`,
        kind,
        name,
        birthYear,
        unitId,
        citizenId: null,
        staffId: null,
      })),
    ),
    registers.initiatives.facts(
      nominees.map(({ no, name, birthYear }) => ({
        no,
        personId: null,
        cccd: null,
        name,
        birthYear,
        awardCode: submission.awardCode,
        dossierId,
      })),
    ),
    registers.persons.facts([{ id: unitId, kind: 'COLLECTIVE' }], date),
  ]);
  const union = organisations.get(unitId);
  return nominees.map((nominee, index) => {
    const past = ledger[index];
    return {
      ...NOT_KNOWN,
      no: nominee.no,
      kind: nominee.kind,
      evaluationYear: submission.evaluationYear,
      roleClass: nominee.directWorker ? 'DIRECT' : null,
      birthYear: nominee.birthYear,
      woman: nominee.kind === 'INDIVIDUAL' ? nominee.woman : null,
      organisationKind: union?.organisationKind ?? null,
      pastAwards: past?.pastAwards ?? [],
      identityCertain: past?.identityCertain ?? false,
      gapYears: past?.gapYears ?? [],
      nominatedElsewhere: past?.nominatedElsewhere ?? [],
      initiatives: initiatives[index]?.facts ?? [],
      collective: nominee.kind === 'COLLECTIVE' ? NO_COLLECTIVE_FACTS : null,
      papers: papersOf(submission, nominee),
    };
  });
}

function papersOf({ evidence = [] }: Submission, { no }: NomineeRecord): readonly string[] {
  const sent = evidence.filter((paper) => paper.no === null || paper.no === no).map(({ kind }) => paperKind(kind));
  return [...DRAWN_UP, ...sent];
}

const NO_COLLECTIVE_FACTS: NonNullable<NomineeFacts['collective']> = {
  members: null,
  completedPercent: null,
  advancedWorkerPercent: null,
  hasGrassrootsFighter: null,
  warned: null,
  dissolved: null,
};

const NOT_KNOWN = {
  foreigner: null,
  posthumous: false,
  registered: null,
  unionYears: null,
  monthsEmployed: null,
  daysAbsent: null,
  grades: [],
  openSanction: null,
} as const;

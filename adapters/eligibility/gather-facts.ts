import { NOTHING_KNOWN, type SubjectFacts } from '../../domain/organisations/subject-facts.ts';
import type { NomineeFacts } from '../../domain/rules/facts.ts';
import { DRAWN_UP, paperKind } from '../../domain/rules/papers.ts';
import type { NomineeIdentity } from '../identity-ports.ts';
import type { NomineeRecord, Registers, Submission } from '../register-ports.ts';

/**
 * Everything the registers know of a dossier's nominees, in a number of statements that does not depend on how many they
 * are. Whoever is tied to no person of the registers has facts of the dossier only: a person answers the other rules.
 */
export async function gatherFacts(
  registers: Registers,
  submission: Submission,
  date: string,
): Promise<readonly NomineeFacts[]> {
  const { dossierId, unitId, nominees, evaluationYear, awardCode } = submission;
  const who = await registers.identities.of(submission);
  const identityOf = ({ no }: NomineeRecord): NomineeIdentity => who.get(no) ?? NOBODY;
  const subjects = nominees.flatMap((nominee) => {
    const { subjectId: id } = identityOf(nominee);
    return id === null ? [] : [{ id, kind: nominee.kind }];
  });
  const [ledger, initiatives, known] = await Promise.all([
    registers.ledger.factsFor(
      nominees.map(({ no, kind, name, birthYear }) => ({
        key: `${dossierId}/${no}`,
        ...{ kind, name, birthYear, unitId },
        // Those who came with a number are tied to their file; a number in doubt ties nobody.
        citizenId: null,
        staffId: null,
      })),
    ),
    registers.initiatives.facts(
      nominees.map((nominee) => {
        const { no, kind, name, birthYear, initiatives: chosen = [] } = nominee;
        const { subjectId, citizenId } = identityOf(nominee);
        const personId = kind === 'INDIVIDUAL' ? subjectId : null;
        return { no, personId, cccd: citizenId, name, birthYear, awardCode, dossierId, chosen };
      }),
    ),
    registers.persons.facts([...subjects, { id: unitId, kind: 'COLLECTIVE' }], { evaluationYear, date }),
  ]);
  const unionKind = known.get(unitId)?.organisationKind ?? null;
  return nominees.map((nominee, index) => {
    const { subjectId, doubt } = identityOf(nominee);
    const subject = (subjectId === null ? undefined : known.get(subjectId)) ?? NOTHING_KNOWN;
    const past = ledger[index];
    const individual = nominee.kind === 'INDIVIDUAL';
    return {
      ...OF_NO_REGISTER,
      ...subject,
      ...roleOf(nominee, subject),
      no: nominee.no,
      kind: nominee.kind,
      evaluationYear,
      birthYear: nominee.birthYear ?? subject.birthYear,
      woman: individual ? nominee.woman : null,
      // The proposing union's first: of somebody with posts in several places it is the one that counts here.
      organisationKind: (individual ? unionKind : subject.organisationKind) ?? subject.organisationKind ?? unionKind,
      pastAwards: past?.pastAwards ?? [],
      identityCertain: doubt === null && (past?.identityCertain ?? false),
      identityDoubt: doubt,
      gapYears: past?.gapYears ?? [],
      nominatedElsewhere: past?.nominatedElsewhere ?? [],
      initiatives: initiatives[index]?.facts ?? [],
      collective: individual ? null : (subject.collective ?? NO_COLLECTIVE_FACTS),
      papers: papersOf(submission, nominee),
    };
  });
}

const NOBODY: NomineeIdentity = { subjectId: null, citizenId: null, doubt: null };

/** What the union says and what the register has on paper: either will do, and two that differ are for a person. */
function roleOf(
  { directWorker, roleClass = directWorker ? 'DIRECT' : undefined }: NomineeRecord,
  { roleClass: recorded }: SubjectFacts,
): Pick<NomineeFacts, 'roleClass' | 'disputedRole'> {
  const disputed = roleClass !== undefined && recorded !== null && roleClass !== recorded;
  return disputed
    ? { roleClass: null, disputedRole: { dossier: roleClass, register: recorded } }
    : { roleClass: recorded ?? roleClass ?? null, disputedRole: null };
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

const OF_NO_REGISTER = { foreigner: null, posthumous: false } as const;

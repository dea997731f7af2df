import { and, eq, sql } from 'drizzle-orm';
import { dateInVietnam } from '../../../domain/calendar/working-days.ts';
import { fold } from '../../../domain/names/vietnamese-names.ts';
import { isWithin, type OrganisationTree } from '../../../domain/organisations/tree.ts';
import type { IdentityDoubt } from '../../../domain/rules/facts.ts';
import type { GivenNumbers } from '../../identity-ports.ts';
import type { By, SubjectDescription } from '../../ledger-ports.ts';
import type { NomineeRecord, Submission } from '../../register-ports.ts';
import { identityHash, seal } from '../../secrets.ts';
import { lockByName, type Queries } from '../database.ts';
import { nomineeSubject } from '../ledger/awards.ts';
import { identifyNominee } from '../ledger/identify.ts';
import { allNumbersOf } from '../ledger/subjects.ts';
import type { TreeReader } from '../people/organisations.ts';
import { nomineeNumbers, organisations } from '../schema.ts';
import { submissionOf } from '../submissions.ts';

/** The place in the purpose ties a number to its row: numbers exchanged between rows cannot be opened. */
export const numberPurpose = (dossierId: string, no: number): string => `number of ${dossierId}/${no}`;

const NONE: GivenNumbers = { citizenId: null, staffId: null };

/** Must run in a transaction; see `IdentityRegister.identify`. */
export async function identifyNominees(
  queries: Queries,
  secret: string,
  readTree: TreeReader,
  submission: Submission,
  numbers: ReadonlyMap<number, GivenNumbers>,
  by: By,
): Promise<void> {
  const { dossierId, version, unitId } = submission;
  await lockByName(queries, 'ledger files');
  const done = await queries
    .select({ no: nomineeNumbers.no })
    .from(nomineeNumbers)
    .where(and(eq(nomineeNumbers.dossierId, dossierId), eq(nomineeNumbers.version, version)));
  const known = new Set(done.map(({ no }) => no));
  const before = version === 1 ? undefined : await submissionOf(queries, dossierId, version - 1);
  const tree = await readTree(queries);
  const [unit] = await queries
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, unitId));
  const unitName = unit?.name ?? unitId;
  const tying = { queries, secret, tree, by, today: dateInVietnam(by.at), dossierId };
  for (const nominee of submission.nominees) {
    const { no } = nominee;
    if (known.has(no)) continue;
    const given = numbers.get(no) ?? NONE;
    const said = await nomineeSubject(queries, dossierId, no);
    const standing = before?.nominees.find((one) => one.no === no);
    // An officer's word about the same nominee outlives another version of the list.
    const keeps = said !== undefined && standing !== undefined && isSame(standing, nominee);
    const subject = { ...describedBy(nominee, unitId, unitName), ...given };
    const tied = keeps ? 'TIED' : await tie(tying, nominee, subject);
    // Whoever was meant before by this number of the list is not meant any more.
    const doubt = tied === 'TIED' ? null : tied === 'NOTHING_GIVEN' ? (said ? 'NOMINEE_CHANGED' : null) : tied;
    if (!gives(given) && doubt === null) continue;
    await queries.insert(nomineeNumbers).values({
      ...{ dossierId, version, no, doubt },
      ...sealedNumbers(secret, dossierId, no, unitId, given),
      givenAt: new Date(by.at),
    });
  }
}

const gives = ({ citizenId, staffId }: GivenNumbers): boolean => citizenId !== null || staffId !== null;

interface Tying {
  readonly queries: Queries;
  readonly secret: string;
  readonly tree: OrganisationTree;
  readonly by: By;
  readonly today: string;
  readonly dossierId: string;
}

/** Says in the ledger whose file the nominee is, where the numbers leave no doubt about it. */
async function tie(
  { queries, secret, tree, by, today, dossierId }: Tying,
  nominee: NomineeRecord,
  subject: SubjectDescription,
): Promise<'TIED' | 'NOTHING_GIVEN' | IdentityDoubt> {
  if (nominee.kind === 'COLLECTIVE') {
    const numbers = await allNumbersOf(queries, secret, subject);
    const own = numbers.find(({ kind }) => kind === 'ORGANISATION')?.text;
    if (own === undefined || !isWithin(tree, own, subject.unitId, today)) return 'NOTHING_GIVEN';
  } else if (!gives(subject)) return 'NOTHING_GIVEN';
  const other = await otherInRegisters(queries, secret, subject);
  if (other !== undefined) return other;
  const outcome = await identifyNominee(queries, secret, { dossierId, no: nominee.no }, subject, by);
  return outcome === 'CONTRADICTING' ? 'OTHER_IN_LEDGER' : 'TIED';
}

/** Whether another register knows somebody else by these numbers: then they make nobody certain here either. */
async function otherInRegisters(
  queries: Queries,
  secret: string,
  { name, birthYear, citizenId, staffId, unitId }: SubjectDescription,
): Promise<IdentityDoubt | undefined> {
  const citizen = citizenId && identityHash(secret, { kind: 'CITIZEN', citizenId });
  const staff = staffId && identityHash(secret, { kind: 'STAFF', organisationId: unitId, code: staffId });
  const { rows } = await queries.execute<{ doubt: IdentityDoubt }>(sql`
    SELECT doubt FROM (
      SELECT 'OTHER_IN_PEOPLE' AS doubt, name_folded AS name, birth_year FROM person_keys
      WHERE citizen_hash = ${citizen} OR staff_hash = ${staff}
      UNION ALL
      SELECT 'OTHER_IN_INITIATIVES', folded_name, birth_year FROM initiative_authors WHERE cccd_hash = ${citizen}
    ) known
    WHERE name <> ${fold(name)} OR birth_year <> ${birthYear}::integer
    ORDER BY doubt DESC LIMIT 1`);
  return rows[0]?.doubt;
}

const describedBy = ({ kind, name, birthYear }: NomineeRecord, unitId: string, unitName: string) => ({
  ...{ kind, name, birthYear, unitId, unitName },
});

const isSame = (a: NomineeRecord, b: NomineeRecord): boolean =>
  a.kind === b.kind && fold(a.name) === fold(b.name) && a.birthYear === b.birthYear;

function sealedNumbers(
  secret: string,
  dossierId: string,
  no: number,
  unitId: string,
  { citizenId, staffId }: GivenNumbers,
) {
  const sealed = (text: string) => seal(secret, numberPurpose(dossierId, no), text);
  return {
    citizenHash: citizenId && identityHash(secret, { kind: 'CITIZEN', citizenId }),
    citizenSealed: citizenId && sealed(citizenId),
    staffHash: staffId && identityHash(secret, { kind: 'STAFF', organisationId: unitId, code: staffId }),
    staffSealed: staffId && sealed(staffId),
  };
}

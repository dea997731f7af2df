import type { Registers, Submission } from '../../adapters/register-ports.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { GroupFacts, InstrumentFacts, InstrumentItem } from '../../domain/council/instruments.ts';
import { type AgendaPart, itemAt, itemCount } from '../../domain/council/session.ts';
import { knownAward } from '../../domain/ledger/known-awards.ts';
import {
  ancestorsOn,
  type GroupOfYear,
  groupsOfYear,
  type OrganisationTree,
  organisationOn,
} from '../../domain/organisations/tree.ts';

/** How far back a council looks. */
const YEARS = 5;

/** What the figures beside an agenda are counted from, by what is known now. Undefined when nobody on it is for an award. */
export async function instrumentFacts(
  registers: Registers,
  agenda: readonly AgendaPart[],
  at: string,
): Promise<InstrumentFacts | undefined> {
  const submissions = await submissionsOf(registers, agenda);
  if (submissions.size === 0) return undefined;
  const owners = ownersOf(agenda);
  const year = Math.max(...[...submissions.values()].map(({ evaluationYear }) => evaluationYear));
  const tree = await registers.organisations.tree();
  const date = dateInVietnam(at);
  const groups = groupsOfYear(tree, year);
  const placedAs = (unitId: string) =>
    [unitId, ...ancestorsOn(tree, unitId, date)].find((id) => groups.some((group) => isMember(group, id))) ?? null;
  const items = Array.from({ length: itemCount({ agenda }) }, (_, index) => index + 1).flatMap((item) => {
    const found = itemOf(submissions, agenda, item);
    return found === undefined ? [] : [{ ...found, placedAs: placedAs(found.unitId) }];
  });
  const concerned = groups
    .filter((group) => items.some(({ placedAs }) => placedAs !== null && isMember(group, placedAs)))
    .map((group) => groupFacts(tree, group, year));
  const awardCodes = [...new Set(items.map(({ awardCode }) => awardCode))];
  const members = concerned.flatMap(({ unitIds, earlier }) => [unitIds, ...earlier.map((one) => one.unitIds)].flat());
  const [past, held] = await Promise.all([
    registers.instruments.awardsOf({
      unitIds: [...new Set([...items.map(({ unitId }) => unitId), ...members])],
      awardCodes,
      from: year - YEARS,
      to: year - 1,
    }),
    registers.instruments.quotasHeldBy([...owners.keys()]),
  ]);
  const named = new Set([...items, ...held].map(({ unitId }) => unitId));
  return {
    year,
    years: YEARS,
    items,
    awards: awardCodes.map((code) => ({ code, title: knownAward(code)?.title ?? code })),
    units: [...named].map((id) => ({ id, name: organisationOn(tree, id, date)?.name ?? id })),
    groups: concerned,
    past,
    quotas: held.map(({ owners: holding, ...quota }) => ({
      ...quota,
      items: holding.flatMap((owner) => owners.get(owner) ?? []).sort((a, b) => a - b),
    })),
  };
}

async function submissionsOf(
  registers: Registers,
  agenda: readonly AgendaPart[],
): Promise<ReadonlyMap<string, Submission>> {
  const found = await Promise.all(agenda.map(({ dossierId }) => registers.dossiers.submission(dossierId)));
  return new Map(found.flatMap((one) => (one === undefined ? [] : [[one.dossierId, one] as const])));
}

function itemOf(
  submissions: ReadonlyMap<string, Submission>,
  agenda: readonly AgendaPart[],
  item: number,
): Omit<InstrumentItem, 'placedAs'> | undefined {
  const place = itemAt(agenda, item);
  const submission = place && submissions.get(place.dossierId);
  const nominee = submission?.nominees.find(({ no }) => no === place?.no);
  if (submission === undefined || nominee === undefined) return undefined;
  const { kind, directWorker, woman } = nominee;
  return { item, kind, directWorker, woman, awardCode: submission.awardCode, unitId: submission.unitId };
}

/** Items by the name under which a nominee holds a place in a quota. */
const ownersOf = (agenda: readonly AgendaPart[]): ReadonlyMap<string, number> =>
  new Map(
    agenda
      .flatMap(({ dossierId, nos }) => nos.map((no) => `${dossierId}/${no}`))
      .map((owner, index) => [owner, index + 1]),
  );

const isMember = ({ members }: GroupOfYear, id: string): boolean =>
  members.some(({ organisationId }) => organisationId === id);

const idsOf = ({ members }: GroupOfYear): readonly string[] => members.map(({ organisationId }) => organisationId);

/** A cluster of the year with those of the same host and name in the years before. */
function groupFacts(tree: OrganisationTree, of: GroupOfYear, year: number): GroupFacts {
  const { kind, name, hostId } = of.group;
  const earlier = Array.from({ length: YEARS }, (_, index) => year - YEARS + index).flatMap((before) => {
    const same = groupsOfYear(tree, before).find(
      ({ group }) => group.kind === kind && group.name === name && group.hostId === hostId,
    );
    return same === undefined ? [] : [{ year: before, unitIds: idsOf(same) }];
  });
  return { kind, name, unitIds: idsOf(of), earlier };
}

import type { Actor } from '../../domain/acts.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { needsAnswer, type Remark } from '../../domain/intake/findings.ts';
import type { ListKind, ListRow, OpenList } from '../../domain/intake/lists.ts';
import { isClear, type RowReport, reportOf, rowReport } from '../../domain/intake/report.ts';
import type { OrganisationCommand } from '../../domain/organisations/decide-organisation.ts';
import type { PersonCommand } from '../../domain/organisations/decide-person.ts';
import { COLLECTIVE_YEARS, ORGANISATIONS, PERSON_YEARS, PERSONS } from '../../domain/organisations/import/columns.ts';
import { type OrganisationPlan, planOrganisations } from '../../domain/organisations/import/organisations.ts';
import { type PeoplePlan, type PersonWorld, planPeople, readPeople } from '../../domain/organisations/import/people.ts';
import type { Plan, PlanContext } from '../../domain/organisations/import/plan.ts';
import { personYears, planOrganisationYears, planPersonYears } from '../../domain/organisations/import/plan-years.ts';
import { createSeen, type Seen } from '../../domain/organisations/import/seen.ts';
import { readYears } from '../../domain/organisations/import/years.ts';
import type { PersonChange, PersonKeys } from '../../domain/organisations/known-people.ts';
import type { OrganisationTree } from '../../domain/organisations/tree.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import { keeperRole } from '../organisation-access.ts';
import { actId } from './act-id.ts';
import { barredFrom } from './change-organisation.ts';
import { barredFromChange } from './change-person.ts';
import { type Caller, refusal } from './command.ts';
import type { RegisterImport, RegisterImportDeps, RegisterImportInput } from './register-import.ts';

/**
 * Nhập tổ chức, con người và kết quả từng năm từ bảng tính. What is right is recorded and what is wrong is reported by
 * its cell; the same list again adds nothing. Organisations come first, then people, then the results of both: whom and
 * what a list is about may stand in another list of the same workbook.
 */
export const createImportPeople =
  (deps: RegisterImportDeps): RegisterImport =>
  async (input) => {
    const { person: keeper, channel, open } = input;
    const at = deps.now().toISOString();
    const role = keeperRole(keeper);
    const actor: Actor = { id: keeper.id, role: role ?? keeper.roles[0] ?? 'proposer' };
    const trace = { actor, channel, command: 'importPeople', subject: keeper.unitId };
    if (role === undefined) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    if (input.reason.trim() === '') return refusal(deps, trace, { code: 'REASON_NEEDED' });

    const tried = await importAll(deps, { ...input, dryRun: true }, at);
    const waits = [...open.remarks, ...open.lists.flatMap((list) => list.remarks), ...tried.remarks].some(needsAnswer);
    const rehearsal = input.dryRun || (waits && !input.skipHeld);
    const { rows, remarks } = rehearsal ? tried : await importAll(deps, input, at);
    return { ok: true, at, ...reportOf(open, rows, remarks, !rehearsal) };
  };

interface Place {
  readonly tree: OrganisationTree;
  readonly at: string;
  /** Of the list, so that entries of two lists are named apart. */
  readonly index: number;
}

async function importAll(deps: RegisterImportDeps, input: RegisterImportInput, at: string) {
  const rows: RowReport[] = [];
  const remarks: Remark[] = [];
  const today = dateInVietnam(at);
  const titles = editionOn(today)?.awards ?? [];
  let tree = await deps.registers.organisations.tree();
  const planned: PersonChange[] = [];
  const keep = (list: OpenList, plan: Plan) => {
    const unclear = list.rows.filter((row) => !isClear(row));
    rows.push(
      ...plan.rows.map(({ row, name, outcome }) => rowReport({ sheet: list.sheet, row }, name, OUTCOMES[outcome])),
    );
    rows.push(...unclear.map((row) => rowReport(row, row.text(list.kind.name), 'HELD')));
    remarks.push(...list.rows.flatMap((row) => row.remarks), ...plan.faults);
  };
  const organisations = async (kind: ListKind, planOn: PlanOrganisations) => {
    for (const [index, list] of listsOf(input, kind)) {
      const plan = await importOrganisations(deps, input, { tree, at, index }, (now, context) =>
        planOn(list.rows.filter(isClear), now, context),
      );
      tree = plan.tree;
      keep(list, plan);
    }
  };
  const persons = async <T extends PersonRows>(kind: ListKind, read: Read<T>, planOn: PlanPersons<T>) => {
    for (const [index, list] of listsOf(input, kind)) {
      const said = read(list.rows.filter(isClear));
      const place = { tree, at, index, planned };
      const plan = await importPersons(deps, input, said.rows, place, (seen, now, context) =>
        planOn(said, seen, now, context),
      );
      planned.push(...plan.changes);
      keep(list, plan);
    }
  };
  await organisations(ORGANISATIONS, planOrganisations);
  await persons(PERSONS, (list) => readPeople(list, tree, today), planPeople);
  await organisations(COLLECTIVE_YEARS, (list, now, context) =>
    planOrganisationYears(readYears(list, titles), now, context),
  );
  await persons(PERSON_YEARS, (list) => personYears(readYears(list, titles), tree, today), planPersonYears);
  return { rows, remarks };
}

const listsOf = ({ open }: RegisterImportInput, kind: ListKind) =>
  [...open.lists.entries()].filter(([, list]) => list.kind.id === kind.id);

type PersonRow = { readonly name: string; readonly keys: PersonKeys };
type PersonRows = { readonly rows: readonly PersonRow[] };
type Read<T> = (rows: readonly ListRow[]) => T;

type OrganisationContext = PlanContext<OrganisationCommand, OrganisationTree>;
type PersonContext = PlanContext<PersonCommand, PersonWorld>;
type PlanOrganisations = (
  rows: readonly ListRow[],
  tree: OrganisationTree,
  context: OrganisationContext,
) => OrganisationPlan;
type PlanPersons<T> = (said: T, seen: Seen, tree: OrganisationTree, context: PersonContext) => PeoplePlan;

const OUTCOMES = { added: 'ADDED', changed: 'CHANGED', same: 'SAME', held: 'HELD' } as const;

const requestOf = (input: Caller, { index }: Place): string => `${actId(input)}-s${index + 1}`;

async function importOrganisations(
  { registers }: RegisterImportDeps,
  input: RegisterImportInput,
  place: Place,
  planOn: (tree: OrganisationTree, context: OrganisationContext) => OrganisationPlan,
): Promise<OrganisationPlan> {
  const { person: keeper, channel, reason, dryRun } = input;
  const today = dateInVietnam(place.at);
  const request = requestOf(input, place);
  const barred = (command: OrganisationCommand, tree: OrganisationTree) => barredFrom(keeper, command, tree, today);
  const context = { today, request, reason, barred };
  let plan = planOn(place.tree, context);
  if (dryRun || plan.entries.length === 0) return plan;
  // Planned once more under the lock: somebody may have recorded something in between.
  await registers.organisations.act({ at: place.at, by: keeper.id, channel, reason, request }, (tree) => {
    plan = planOn(tree, context);
    return { entries: plan.entries };
  });
  return plan;
}

async function importPersons(
  { registers }: RegisterImportDeps,
  input: RegisterImportInput,
  rows: readonly PersonRow[],
  /** `planned`: by lists before this one. Recorded by then, unless this is a rehearsal. */
  place: Place & { readonly planned: readonly PersonChange[] },
  planOn: (seen: Seen, tree: OrganisationTree, context: PersonContext) => PeoplePlan,
): Promise<PeoplePlan> {
  const { person: keeper, channel, reason, dryRun } = input;
  const today = dateInVietnam(place.at);
  const request = requestOf(input, place);
  const barred = (command: PersonCommand, world: PersonWorld) =>
    barredFromChange(keeper, command, world.person, world.tree, today);
  const context = { today, request, reason, barred };
  const unrecorded = dryRun ? place.planned : [];
  const keys = [...rows, ...unrecorded].map((one) => one.keys);
  const search = {
    citizenIds: keys.flatMap(({ citizenId }) => citizenId ?? []),
    staffCodes: keys.flatMap(({ staff }) => staff ?? []),
    names: rows.map(({ name }) => name),
  };
  if (dryRun) return planOn(createSeen(await registers.persons.match(search), unrecorded), place.tree, context);
  let plan: PeoplePlan = { changes: [], rows: [], faults: [] };
  await registers.persons.write({ at: place.at, by: keeper.id, channel, reason }, search, (matches, tree) => {
    plan = planOn(createSeen(matches), tree, context);
    return plan.changes;
  });
  return plan;
}

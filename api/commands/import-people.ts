import type { Actor } from '../../domain/acts.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { needsAnswer, type Remark } from '../../domain/intake/findings.ts';
import type { OpenList } from '../../domain/intake/lists.ts';
import { isClear, type RowReport, reportOf, rowReport } from '../../domain/intake/report.ts';
import type { OrganisationCommand } from '../../domain/organisations/decide-organisation.ts';
import type { PersonCommand } from '../../domain/organisations/decide-person.ts';
import {
  ORGANISATIONS,
  type OrganisationPlan,
  planOrganisations,
} from '../../domain/organisations/import/organisations.ts';
import { PERSONS, type PersonWorld, planPeople, readPeople } from '../../domain/organisations/import/people.ts';
import type { Plan } from '../../domain/organisations/import/plan.ts';
import type { OrganisationTree } from '../../domain/organisations/tree.ts';
import { keeperRole } from '../organisation-access.ts';
import { actId } from './act-id.ts';
import { barredFrom } from './change-organisation.ts';
import { barredFromChange } from './change-person.ts';
import { type Caller, refusal } from './command.ts';
import type { RegisterImport, RegisterImportDeps, RegisterImportInput } from './register-import.ts';

/**
 * Nhập tổ chức và con người từ bảng tính. What is right is recorded and what is wrong is reported by its cell; the same
 * list again adds nothing. Organisations come first, so that people of the same workbook find them.
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
  const keep = (list: OpenList, plan: Plan) => {
    const unclear = list.rows.filter((row) => !isClear(row));
    rows.push(
      ...plan.rows.map(({ row, name, outcome }) => rowReport({ sheet: list.sheet, row }, name, OUTCOMES[outcome])),
    );
    rows.push(...unclear.map((row) => rowReport(row, row.text('name'), 'HELD')));
    remarks.push(...list.rows.flatMap((row) => row.remarks), ...plan.faults);
  };
  let tree = await deps.registers.organisations.tree();
  const lists = [...input.open.lists.entries()];
  for (const [index, list] of lists.filter(([, { kind }]) => kind.id === ORGANISATIONS.id)) {
    const plan = await importOrganisations(deps, input, list, { tree, at, index });
    tree = plan.tree;
    keep(list, plan);
  }
  for (const [index, list] of lists.filter(([, { kind }]) => kind.id === PERSONS.id)) {
    keep(list, await importPersons(deps, input, list, { tree, at, index }));
  }
  return { rows, remarks };
}

const OUTCOMES = { added: 'ADDED', changed: 'CHANGED', same: 'SAME', held: 'HELD' } as const;

const requestOf = (input: Caller, { index }: Place): string => `${actId(input)}-s${index + 1}`;

async function importOrganisations(
  { registers }: RegisterImportDeps,
  input: RegisterImportInput,
  list: OpenList,
  place: Place,
): Promise<OrganisationPlan> {
  const { person: keeper, channel, reason, dryRun } = input;
  const today = dateInVietnam(place.at);
  const request = requestOf(input, place);
  const barred = (command: OrganisationCommand, tree: OrganisationTree) => barredFrom(keeper, command, tree, today);
  const context = { today, request, reason, barred };
  const rows = list.rows.filter(isClear);
  let plan = planOrganisations(rows, place.tree, context);
  if (dryRun || plan.entries.length === 0) return plan;
  // Planned once more under the lock: somebody may have recorded something in between.
  await registers.organisations.act({ at: place.at, by: keeper.id, channel, reason, request }, (tree) => {
    plan = planOrganisations(rows, tree, context);
    return { entries: plan.entries };
  });
  return plan;
}

async function importPersons(
  { registers }: RegisterImportDeps,
  input: RegisterImportInput,
  list: OpenList,
  place: Place,
): Promise<Plan> {
  const { person: keeper, channel, reason, dryRun } = input;
  const today = dateInVietnam(place.at);
  const request = requestOf(input, place);
  const barred = (command: PersonCommand, world: PersonWorld) =>
    barredFromChange(keeper, command, world.person, world.tree, today);
  const context = { today, request, reason, barred };
  const people = readPeople(list.rows.filter(isClear), place.tree, today);
  const search = {
    citizenIds: people.rows.flatMap(({ keys }) => keys.citizenId ?? []),
    staffCodes: people.rows.flatMap(({ keys }) => keys.staff ?? []),
    names: people.rows.map(({ name }) => name),
  };
  if (dryRun) return planPeople(people, await registers.persons.match(search), place.tree, context);
  let plan: Plan = { rows: [], faults: [] };
  await registers.persons.write({ at: place.at, by: keeper.id, channel, reason }, search, (matches, tree) => {
    const { changes, ...rest } = planPeople(people, matches, tree, context);
    plan = rest;
    return changes;
  });
  return plan;
}

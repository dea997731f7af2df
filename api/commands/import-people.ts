import type { Actor } from '../../domain/acts.ts';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import type { OrganisationCommand } from '../../domain/organisations/decide-organisation.ts';
import type { PersonCommand } from '../../domain/organisations/decide-person.ts';
import { type OrganisationPlan, planOrganisations } from '../../domain/organisations/import/organisations.ts';
import { type PeoplePlan, type PersonWorld, planPeople, readPeople } from '../../domain/organisations/import/people.ts';
import type { Plan, PlanContext } from '../../domain/organisations/import/plan.ts';
import { personYears, planOrganisationYears, planPersonYears } from '../../domain/organisations/import/plan-years.ts';
import type { Sheet } from '../../domain/organisations/import/sheet.ts';
import { readYears, type YearTable } from '../../domain/organisations/import/years.ts';
import type { PersonKeys, PersonMatches } from '../../domain/organisations/known-people.ts';
import type { OrganisationTree } from '../../domain/organisations/tree.ts';
import { editionOn } from '../../domain/rulesets/index.ts';
import { keeperRole } from '../organisation-access.ts';
import { actId } from './act-id.ts';
import { barredFrom } from './change-organisation.ts';
import { barredFromChange } from './change-person.ts';
import { type Caller, type CommandDeps, type Done, refusal } from './command.ts';

export interface ImportPeopleInput extends Caller {
  readonly sheets: readonly Sheet[];
  readonly reason: string;
  /** Says what would be done and does nothing. */
  readonly dryRun: boolean;
}

export interface SheetReport extends Plan {
  readonly sheet: string;
  /** `years`: yearly results of either. Null: none of the three; the sheet was left out. */
  readonly holds: 'organisations' | 'people' | 'years' | null;
}

export type ImportPeopleResult = Done<{ readonly dryRun: boolean; readonly sheets: readonly SheetReport[] }>;

const NOTHING: Plan = { counts: { added: 0, changed: 0, same: 0, faulty: 0 }, faults: [] };

/**
 * Nhập tổ chức và con người từ bảng tính. What is right is recorded and what is wrong is reported by its cell; the same
 * file again adds nothing. Organisations come first, so that people of the same workbook find them.
 */
export const createImportPeople =
  (deps: Pick<CommandDeps, 'registers' | 'now'>) =>
  async (input: ImportPeopleInput): Promise<ImportPeopleResult> => {
    const { person: keeper, channel, dryRun } = input;
    const at = deps.now().toISOString();
    const role = keeperRole(keeper);
    const actor: Actor = { id: keeper.id, role: role ?? keeper.roles[0] ?? 'proposer' };
    const trace = { actor, channel, command: 'importPeople', subject: keeper.unitId };
    if (role === undefined) return refusal(deps, trace, { code: 'ROLE_NOT_ALLOWED' });
    if (input.reason.trim() === '') return refusal(deps, trace, { code: 'REASON_NEEDED' });

    const reports = new Map<Sheet, SheetReport>();
    const today = dateInVietnam(at);
    let tree = await deps.registers.organisations.tree();
    const years = new Map(input.sheets.map((sheet) => [sheet, readYears(sheet, editionOn(today)?.awards ?? [])]));
    for (const [index, sheet] of input.sheets.entries()) {
      if (years.get(sheet) !== undefined) continue;
      const plan = await importOrganisations(deps, input, { tree, at, index }, (now, context) =>
        planOrganisations(sheet, now, context),
      );
      if (plan === undefined) continue;
      tree = plan.tree;
      const { counts, faults } = plan;
      reports.set(sheet, { sheet: sheet.name, holds: 'organisations', counts, faults });
    }
    for (const [index, sheet] of input.sheets.entries()) {
      if (reports.has(sheet) || years.get(sheet) !== undefined) continue;
      const people = readPeople(sheet, tree, today);
      const plan =
        people &&
        (await importPeople(deps, input, people.rows, { tree, at, index }, (matches, now, context) =>
          planPeople(people, matches, now, context),
        ));
      reports.set(sheet, { sheet: sheet.name, holds: plan ? 'people' : null, ...(plan ?? NOTHING) });
    }
    // Last: whoever and whatever they are about may stand in another sheet of the same workbook.
    for (const [index, sheet] of input.sheets.entries()) {
      const table = years.get(sheet);
      if (table === undefined) continue;
      const plan = await importYears(deps, input, table, { tree, at, index });
      if (table.of === 'organisations') tree = await deps.registers.organisations.tree();
      reports.set(sheet, { sheet: sheet.name, holds: 'years', counts: plan.counts, faults: plan.faults });
    }
    const sheets = input.sheets.flatMap((sheet) => reports.get(sheet) ?? []);
    return { ok: true, at, dryRun, sheets };
  };

interface Place {
  readonly tree: OrganisationTree;
  readonly at: string;
  /** Of the sheet, so that entries of two sheets are named apart. */
  readonly index: number;
}

const requestOf = (input: Caller, { index }: Place): string => `${actId(input)}-s${index + 1}`;

type OrganisationContext = PlanContext<OrganisationCommand, OrganisationTree>;
type PersonContext = PlanContext<PersonCommand, PersonWorld>;

async function importOrganisations<P extends OrganisationPlan | undefined>(
  { registers }: Pick<CommandDeps, 'registers'>,
  input: ImportPeopleInput,
  place: Place,
  planOn: (tree: OrganisationTree, context: OrganisationContext) => P,
): Promise<P> {
  const { person: keeper, channel, reason, dryRun } = input;
  const today = dateInVietnam(place.at);
  const request = requestOf(input, place);
  const barred = (command: OrganisationCommand, tree: OrganisationTree) => barredFrom(keeper, command, tree, today);
  const context = { today, request, reason, barred };
  let plan = planOn(place.tree, context);
  if (dryRun || plan === undefined || plan.entries.length === 0) return plan;
  // Planned once more under the lock: somebody may have recorded something in between.
  await registers.organisations.act({ at: place.at, by: keeper.id, channel, reason, request }, (tree) => {
    plan = planOn(tree, context);
    return { entries: plan?.entries ?? [] };
  });
  return plan;
}

type PersonRow = { readonly name: string; readonly keys: PersonKeys };

async function importPeople(
  { registers }: Pick<CommandDeps, 'registers'>,
  input: ImportPeopleInput,
  rows: readonly PersonRow[],
  place: Place,
  planOn: (matches: PersonMatches, tree: OrganisationTree, context: PersonContext) => PeoplePlan,
): Promise<Plan> {
  const { person: keeper, channel, reason, dryRun } = input;
  const today = dateInVietnam(place.at);
  const request = requestOf(input, place);
  const barred = (command: PersonCommand, world: PersonWorld) =>
    barredFromChange(keeper, command, world.person, world.tree, today);
  const context = { today, request, reason, barred };
  const search = {
    citizenIds: rows.flatMap(({ keys }) => keys.citizenId ?? []),
    staffCodes: rows.flatMap(({ keys }) => keys.staff ?? []),
    names: rows.map(({ name }) => name),
  };
  if (dryRun) {
    const { counts, faults } = planOn(await registers.persons.match(search), place.tree, context);
    return { counts, faults };
  }
  let plan: Plan = NOTHING;
  await registers.persons.write({ at: place.at, by: keeper.id, channel, reason }, search, (matches, tree) => {
    const { changes, counts, faults } = planOn(matches, tree, context);
    plan = { counts, faults };
    return changes;
  });
  return plan;
}

function importYears(
  deps: Pick<CommandDeps, 'registers'>,
  input: ImportPeopleInput,
  table: YearTable,
  place: Place,
): Promise<Plan> {
  if (table.of === 'organisations') {
    return importOrganisations(deps, input, place, (tree, context) => planOrganisationYears(table, tree, context));
  }
  const years = personYears(table, place.tree, dateInVietnam(place.at));
  return importPeople(deps, input, years.rows, place, (matches, tree, context) =>
    planPersonYears(years, matches, tree, context),
  );
}

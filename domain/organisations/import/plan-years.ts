import { fold } from '../../names/vietnamese-names.ts';
import { decideOrganisation, type OrganisationCommand } from '../decide-organisation.ts';
import { decidePerson, type PersonCommand } from '../decide-person.ts';
import type { PersonChange, PersonKeys, PersonMatches } from '../known-people.ts';
import type { Life, OrganisationEntry } from '../organisation.ts';
import { type PersonEntry, type PersonLife, personOf } from '../person.ts';
import { livesWith, type OrganisationTree } from '../tree.ts';
import { yearsOf } from '../years.ts';
import { createNames, type Names } from './names.ts';
import type { OrganisationPlan } from './organisations.ts';
import type { PeoplePlan, PersonWorld } from './people.ts';
import { countRows, type PlanContext, type RowOutcome } from './plan.ts';
import { createSeen, type Seen } from './seen.ts';
import { byRow, type CellFault } from './sheet.ts';
import { newsOf, refusedRow, saidOtherwise, type YearRow, type YearTable } from './years.ts';

/** A row with the numbers by which its person is known. */
export interface PersonYear {
  readonly said: YearRow;
  readonly name: string;
  readonly keys: PersonKeys;
}

export interface PersonYears {
  readonly rows: readonly PersonYear[];
  readonly faults: readonly CellFault[];
}

/** Whose rows they are: by number only, as everywhere. */
export function personYears({ rows }: YearTable, tree: OrganisationTree, today: string): PersonYears {
  const names = createNames(tree);
  const read = rows.map((said) => ('fault' in said ? said : withKeys(said, names, today)));
  return {
    rows: read.flatMap((one) => ('fault' in one ? [] : [one])),
    faults: read.flatMap((one) => ('fault' in one ? [one.fault] : [])),
  };
}

function withKeys(said: YearRow, names: Names, today: string): PersonYear | { readonly fault: CellFault } {
  const { row } = said;
  const citizenId = row.text('citizenId').replace(/[ .]/g, '');
  if (citizenId !== '' && !/^\d{12}$/.test(citizenId)) {
    return { fault: row.fault('citizenId', 'Số căn cước gồm 12 chữ số.') };
  }
  const code = row.text('staffCode');
  if (citizenId === '' && code === '') {
    return { fault: row.fault('citizenId', 'Đề nghị ghi số căn cước hoặc mã cán bộ của người này.') };
  }
  const place = row.text('organisationId') || row.text('organisation');
  const organisationId = code === '' ? undefined : names.find(place, today);
  if (code !== '' && organisationId === undefined) {
    return { fault: row.fault('organisation', 'Không tìm thấy tổ chức đã cấp mã cán bộ này.') };
  }
  const staff = organisationId === undefined ? null : { organisationId, code };
  const name = row.text('name').replace(/^(ông|bà) /i, '');
  return { said, name, keys: { citizenId: citizenId || null, staff } };
}

export function planPersonYears(
  { rows, faults: unreadable }: PersonYears,
  matches: PersonMatches,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): PeoplePlan {
  const seen = createSeen(matches);
  const faults: CellFault[] = [...unreadable];
  const outcomes: RowOutcome[] = unreadable.map(() => 'faulty');
  const changes: PersonChange[] = [];
  for (const row of rows) {
    const planned = planPersonRow(row, seen, tree, context);
    if ('fault' in planned) faults.push(planned.fault);
    else if (planned.entries.length > 0) {
      changes.push({ ...planned, keys: row.keys });
      seen.remember(planned.personId, planned.entries, row.keys);
    }
    outcomes.push('fault' in planned ? 'faulty' : planned.entries.length > 0 ? 'changed' : 'same');
  }
  return { changes, faults: byRow(faults), counts: countRows(outcomes) };
}

function planPersonRow(
  { said, name, keys }: PersonYear,
  seen: Seen,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): { readonly personId: string; readonly entries: readonly PersonEntry[] } | { readonly fault: CellFault } {
  const { row } = said;
  let person: PersonLife | undefined = seen.find(keys);
  if (
    person === undefined ||
    context.barred({ type: 'checkRecord', personId: person.id, on: said.on }, { person, tree })
  ) {
    // The same words for a stranger and for somebody out of reach: a list is no way to find out who is in the register.
    return {
      fault: row.fault('name', 'Không có người mang số này trong phạm vi ông/bà quản lý. Đề nghị thêm người trước.'),
    };
  }
  if (seen.clash(keys) || fold(person.name) !== fold(name)) {
    return {
      fault: row.fault('name', 'Số căn cước hoặc mã cán bộ này đã được ghi cho người khác. Đề nghị kiểm tra lại.'),
    };
  }
  const personId = person.id;
  const news = newsOf(said.commands, yearsOf(person.recorded));
  if ('column' in news) return saidOtherwise(row, news.column);
  const commands: PersonCommand[] = news.map((command) => ({ ...command, personId }));
  if (said.work !== null) {
    const { year, months, daysAbsent } = said.work;
    const known = person.worked.find((one) => one.year === year);
    if (known === undefined) commands.push({ type: 'recordWork', personId, on: said.on, ...said.work });
    else if (known.months !== months || known.daysAbsent !== daysAbsent) return saidOtherwise(row, 'months');
  }
  const entries: PersonEntry[] = [];
  for (const [index, command] of commands.entries()) {
    const request = `${context.request}-r${row.number}-${index + 1}`;
    const answer = decidePerson({ command, request, reason: context.reason }, person, tree);
    if ('refused' in answer) return refusedRow(row, 'year', answer.refused.code);
    entries.push(...answer.entries);
    person = personOf(personId, [...(person?.recorded ?? []), ...answer.entries]);
  }
  return { personId, entries };
}

export function planOrganisationYears(
  { rows }: YearTable,
  tree: OrganisationTree,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): OrganisationPlan {
  const grown = new Map(tree);
  const names = createNames(grown);
  const faults: CellFault[] = [];
  const outcomes: RowOutcome[] = [];
  const entries: OrganisationEntry[] = [];
  for (const said of rows) {
    const planned = 'fault' in said ? said : planOrganisationRow(said, grown, names, context);
    if ('fault' in planned) faults.push(planned.fault);
    else entries.push(...planned);
    outcomes.push('fault' in planned ? 'faulty' : planned.length > 0 ? 'changed' : 'same');
  }
  return { entries, tree: grown, faults: byRow(faults), counts: countRows(outcomes) };
}

/** What a good row says is in `grown` afterwards; of a faulty one nothing. */
function planOrganisationRow(
  said: YearRow,
  grown: Map<string, Life>,
  names: Names,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): readonly OrganisationEntry[] | { readonly fault: CellFault } {
  const { row, on, year } = said;
  const organisationId = names.find(row.text('organisationId') || row.text('organisation'), context.today);
  const life = organisationId === undefined ? undefined : grown.get(organisationId);
  if (organisationId === undefined || life === undefined) {
    return { fault: row.fault('organisation', 'Không tìm thấy tổ chức này theo mã hoặc tên.') };
  }
  const news = newsOf(said.commands, yearsOf(life.recorded));
  if ('column' in news) return saidOtherwise(row, news.column);
  const commands: OrganisationCommand[] = news.map((command) => ({ ...command, organisationId }));
  if (said.figures !== null) {
    const fact = { type: 'reported' as const, year, ...said.figures };
    const known = life.entries.find((entry) => entry.fact.type === 'reported' && entry.fact.year === year)?.fact;
    if (known === undefined) commands.push({ type: 'reportYear', organisationId, on, year, ...said.figures });
    else if (!sameFigures(known, fact)) return saidOtherwise(row, 'members');
  }
  const entries: OrganisationEntry[] = [];
  for (const [index, command] of commands.entries()) {
    const code = context.barred(command, grown);
    const request = `${context.request}-r${row.number}-${index + 1}`;
    const answer = code
      ? { refused: { code } }
      : decideOrganisation({ command, request, reason: context.reason }, grown);
    if ('refused' in answer) {
      grown.set(organisationId, life);
      return refusedRow(row, 'organisation', answer.refused.code);
    }
    entries.push(...answer.entries);
    for (const [changed, after] of livesWith(grown, answer.entries)) if (after) grown.set(changed, after);
  }
  return entries;
}

const sameFigures = (a: object, b: object): boolean =>
  Object.entries(a).every(([key, value]) => b[key as keyof typeof b] === value);

import type { Remark } from '../../intake/findings.ts';
import { doubtful, wrong } from '../../intake/lists.ts';
import { readCitizenId } from '../../ledger/citizen-id.ts';
import { fold } from '../../names/vietnamese-names.ts';
import { decideOrganisation, type OrganisationCommand } from '../decide-organisation.ts';
import { decidePerson, type PersonCommand } from '../decide-person.ts';
import type { PersonChange, PersonKeys } from '../known-people.ts';
import type { Life, OrganisationEntry } from '../organisation.ts';
import { type PersonEntry, type PersonLife, personOf } from '../person.ts';
import { livesWith, type OrganisationTree } from '../tree.ts';
import { yearsOf } from '../years.ts';
import { createNames, type Names } from './names.ts';
import type { OrganisationPlan } from './organisations.ts';
import type { PeoplePlan, PersonWorld } from './people.ts';
import type { PlanContext, PlannedRow } from './plan.ts';
import type { Seen } from './seen.ts';
import { type FaultyYear, newsOf, refusedRow, saidOtherwise, type YearRow } from './years.ts';

/** A row with the numbers by which its person is known. */
export interface PersonYear {
  readonly said: YearRow;
  readonly name: string;
  readonly keys: PersonKeys;
}

export interface PersonYears {
  readonly rows: readonly PersonYear[];
  readonly faulty: readonly FaultyYear[];
}

/** Whose rows they are: by number only, as everywhere. */
export function personYears(
  table: readonly (YearRow | FaultyYear)[],
  tree: OrganisationTree,
  today: string,
): PersonYears {
  const names = createNames(tree);
  const read = table.map((said) => ('fault' in said ? said : withKeys(said, names, today)));
  return {
    rows: read.flatMap((one) => ('fault' in one ? [] : [one])),
    faulty: read.flatMap((one) => ('fault' in one ? [one] : [])),
  };
}

function withKeys(said: YearRow, names: Names, today: string): PersonYear | FaultyYear {
  const { row } = said;
  const citizen = row.text('citizenId') === '' ? null : readCitizenId(row.text('citizenId'), null);
  if (citizen !== null && 'doubtful' in citizen) {
    return { row, fault: row.remark('citizenId', doubtful(citizen.doubtful, citizen.suggestion)) };
  }
  const code = row.text('staffCode');
  if (citizen === null && code === '') {
    const sentence = 'Đề nghị ghi số căn cước hoặc mã cán bộ của người này.';
    return { row, fault: row.remark('citizenId', wrong(sentence)) };
  }
  const place = row.text('organisationId') || row.text('organisation');
  const organisationId = code === '' ? undefined : names.find(place, today);
  if (code !== '' && organisationId === undefined) {
    return { row, fault: row.remark('organisation', wrong('Không tìm thấy tổ chức đã cấp mã cán bộ này.')) };
  }
  const staff = organisationId === undefined ? null : { organisationId, code };
  return { said, name: row.text('name'), keys: { citizenId: citizen?.certain ?? null, staff } };
}

export function planPersonYears(
  { rows, faulty }: PersonYears,
  seen: Seen,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): PeoplePlan {
  const faults: Remark[] = faulty.map(({ fault }) => fault);
  const told: PlannedRow[] = faulty.map(({ row }) => ({ row: row.row, name: row.text('name'), outcome: 'held' }));
  const changes: PersonChange[] = [];
  for (const year of rows) {
    const { name, keys, said } = year;
    const planned = planPersonRow(year, seen, tree, context);
    if ('fault' in planned) faults.push(planned.fault);
    else if (planned.entries.length > 0) {
      changes.push({ ...planned, keys });
      seen.remember(planned.personId, planned.entries, keys);
    }
    const outcome = 'fault' in planned ? 'held' : planned.entries.length > 0 ? 'changed' : 'same';
    told.push({ row: said.row.row, name, outcome });
  }
  return { changes, faults, rows: told };
}

function planPersonRow(
  { said, name, keys }: PersonYear,
  seen: Seen,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): { readonly personId: string; readonly entries: readonly PersonEntry[] } | { readonly fault: Remark } {
  const { row } = said;
  const fault = (sentence: string) => ({ fault: row.remark('name', wrong(sentence)) });
  let person: PersonLife | undefined = seen.find(keys);
  if (
    person === undefined ||
    context.barred({ type: 'checkRecord', personId: person.id, on: said.on }, { person, tree })
  ) {
    // The same words for a stranger and for somebody out of reach: a list is no way to find out who is in the register.
    return fault('Không có người mang số này trong phạm vi ông/bà quản lý. Đề nghị thêm người trước.');
  }
  if (seen.clash(keys) || !isCalled(person, name)) {
    return fault('Số căn cước hoặc mã cán bộ này đã được ghi cho người khác. Đề nghị kiểm tra lại.');
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
    const request = `${context.request}-r${row.row + 1}-${index + 1}`;
    const answer = decidePerson({ command, request, reason: context.reason }, person, tree);
    if ('refused' in answer) return refusedRow(row, 'year', answer.refused.code);
    entries.push(...answer.entries);
    person = personOf(personId, [...(person?.recorded ?? []), ...answer.entries]);
  }
  return { personId, entries };
}

/** Ông is a family name too, so the name with the word and the one without are both theirs. */
const isCalled = (person: PersonLife, written: string): boolean =>
  [written, written.replace(/^(ông|bà)[.:]?\s+/iu, '')].some((name) => fold(name) === fold(person.name));

export function planOrganisationYears(
  table: readonly (YearRow | FaultyYear)[],
  tree: OrganisationTree,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): OrganisationPlan {
  // Changed in place: a copy of the tree for each row would make a long list slow.
  const grown = new Map(tree);
  const names = createNames(grown);
  const faults: Remark[] = [];
  const rows: PlannedRow[] = [];
  const entries: OrganisationEntry[] = [];
  for (const said of table) {
    const planned = 'fault' in said ? said : planOrganisationRow(said, grown, names, context);
    if ('fault' in planned) faults.push(planned.fault);
    else entries.push(...planned);
    const outcome = 'fault' in planned ? 'held' : planned.length > 0 ? 'changed' : 'same';
    rows.push({ row: said.row.row, name: said.row.text('organisation'), outcome });
  }
  return { entries, tree: grown, faults, rows };
}

/** What a good row says is in `grown` afterwards; of a faulty one nothing. */
function planOrganisationRow(
  said: YearRow,
  grown: Map<string, Life>,
  names: Names,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): readonly OrganisationEntry[] | { readonly fault: Remark } {
  const { row, on, year } = said;
  const organisationId = names.find(row.text('organisationId') || row.text('organisation'), context.today);
  const life = organisationId === undefined ? undefined : grown.get(organisationId);
  if (organisationId === undefined || life === undefined) {
    return { fault: row.remark('organisation', wrong('Không tìm thấy tổ chức này theo mã hoặc tên.')) };
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
    const request = `${context.request}-r${row.row + 1}-${index + 1}`;
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

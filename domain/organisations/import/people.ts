/** A list of people against the register. Nobody is recognised by name alone: a same name is a doubt, and is said. */

import type { Remark } from '../../intake/findings.ts';
import { doubtful, type ListRow, nameCaseDoubt, wrong } from '../../intake/lists.ts';
import { dateFrom, wordFrom, yearFrom } from '../../intake/read-values.ts';
import { readCitizenId } from '../../ledger/citizen-id.ts';
import { fold } from '../../names/vietnamese-names.ts';
import { sentenceOf } from '../../refusals.ts';
import type { RoleClass } from '../../rules/facts.ts';
import { decidePerson, type PersonCommand } from '../decide-person.ts';
import type { PersonChange, PersonKeys } from '../known-people.ts';
import { type PersonEntry, type PersonLife, personOf, roleClassOn } from '../person.ts';
import type { OrganisationTree } from '../tree.ts';
import type { PersonColumn } from './columns.ts';
import { createNames, type Names } from './names.ts';
import type { Plan, PlanContext, PlannedRow, RowOutcome } from './plan.ts';
import type { Seen } from './seen.ts';

const LAST_BIRTH = 2020;

const SEXES = { woman: ['nu', 'ba', 'x'], man: ['nam', 'ong'] } as const;
const YES = { yes: ['co', 'x', 'true', '1'], no: ['khong', 'false', '0', ''] } as const;
const CLASSES: Readonly<Record<RoleClass, readonly string[]>> = {
  DIRECT: ['tt', 'cong nhan, lao dong truc tiep', 'lao dong truc tiep', 'cong nhan', 'truc tiep'],
  NON_LEADER: ['kld', 'khong giu chuc vu lanh dao', 'cong chuc, vien chuc khong giu chuc vu lanh dao'],
  LEADER: ['ld', 'lanh dao, quan ly', 'lanh dao', 'quan ly'],
  SENIOR_LEADER: ['ldc', 'tu pho vu truong, pho truong ban va tuong duong tro len', 'lanh dao cap cao'],
};

export interface PeoplePlan extends Plan {
  readonly changes: readonly PersonChange[];
}

/** What barring a person's command is judged by. */
export interface PersonWorld {
  readonly person: PersonLife | undefined;
  readonly tree: OrganisationTree;
}

interface Row {
  readonly row: ListRow<PersonColumn>;
  readonly name: string;
  readonly woman: boolean;
  readonly birthYear: number | null;
  readonly title: string;
  readonly organisationId: string;
  readonly unionWork: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly roleClass: RoleClass | null;
  readonly source: string;
  readonly memberSince: string | null;
  readonly keys: PersonKeys;
}

interface Faulty {
  readonly row: ListRow<PersonColumn>;
  readonly fault: Remark;
}

export interface PeopleSheet {
  readonly rows: readonly Row[];
  readonly faulty: readonly Faulty[];
}

/** What the list says, before anything is known of anybody. */
export function readPeople(list: readonly ListRow<PersonColumn>[], tree: OrganisationTree, today: string): PeopleSheet {
  const names = createNames(tree);
  const read = list.map((row) => readRow(row, names, today));
  return {
    rows: read.flatMap((one) => ('fault' in one ? [] : [one])),
    faulty: read.flatMap((one) => ('fault' in one ? [one] : [])),
  };
}

function readRow(row: ListRow<PersonColumn>, names: Names, today: string): Row | Faulty {
  const fault = (column: PersonColumn, sentence: string) => ({ row, fault: row.remark(column, wrong(sentence)) });
  const name = row.text('name');
  if (name === '') return fault('name', 'Đề nghị ghi họ và tên.');
  const honorific = /^(ông|bà)[.:]?\s+(?=\p{Lu})/iu.exec(name);
  // Ông is a family name too, so the word is never taken away without asking.
  if (honorific !== null && !row.isKept('name', 'HONORIFIC')) {
    const saying = doubtful(
      'Họ và tên có kèm cách xưng hô. Đề nghị xác nhận bỏ, hoặc giữ nếu đây là họ.',
      name.slice(honorific[0].length),
    );
    return { row, fault: row.remark('name', { ...saying, code: 'HONORIFIC' }) };
  }
  const cased = nameCaseDoubt(row, 'name');
  if (cased !== undefined) return { row, fault: row.remark('name', cased) };
  const sex = wordFrom(row.text('sex'), SEXES);
  if (sex === undefined) return fault('sex', 'Đề nghị ghi giới tính: Nam hoặc Nữ.');
  const birthYear = yearFrom(row.text('born'), LAST_BIRTH);
  if (birthYear === undefined) return fault('born', 'Đề nghị ghi năm sinh gồm bốn chữ số, ví dụ 1985.');
  const citizen = row.text('citizenId') === '' ? null : readCitizenId(row.text('citizenId'), birthYear);
  if (citizen !== null && 'doubtful' in citizen) {
    return { row, fault: row.remark('citizenId', doubtful(citizen.doubtful, citizen.suggestion)) };
  }
  const code = row.text('staffCode');
  if (citizen === null && code === '') {
    return fault('citizenId', 'Đề nghị ghi số căn cước hoặc mã cán bộ; chỉ có họ tên thì không xác định được người.');
  }
  const title = row.text('title');
  if (title === '') return fault('title', 'Đề nghị ghi chức vụ hoặc công việc.');
  const organisationId = names.find(row.text('organisation'), today);
  if (organisationId === undefined) return fault('organisation', 'Không tìm thấy tổ chức này theo mã hoặc tên.');
  const from = dateFrom(row.text('from'));
  if (from === undefined) return fault('from', 'Đề nghị ghi đủ ngày, tháng, năm bắt đầu, ví dụ 01/07/2025.');
  const to = row.text('to') === '' ? null : dateFrom(row.text('to'));
  if (to === undefined) return fault('to', 'Đề nghị ghi đủ ngày, tháng, năm thôi giữ, hoặc để trống.');
  const unionWork = wordFrom(row.text('unionWork'), YES);
  if (unionWork === undefined) return fault('unionWork', 'Đề nghị ghi Có hoặc Không.');
  const roleClass = row.text('roleClass') === '' ? null : wordFrom(row.text('roleClass'), CLASSES);
  if (roleClass === undefined)
    return fault('roleClass', 'Nhóm đối tượng này không có trong danh mục: TT, KLD, LD, LDC.');
  const source = row.text('source');
  if (roleClass !== null && source === '') return fault('source', 'Đề nghị ghi văn bản làm căn cứ xếp nhóm.');
  const memberSince = row.text('memberSince') === '' ? null : dateFrom(row.text('memberSince'));
  if (memberSince === undefined) return fault('memberSince', 'Đề nghị ghi đủ ngày, tháng, năm vào Công đoàn.');
  return {
    ...{ row, name, birthYear, title, organisationId, from, to, roleClass, source, memberSince },
    woman: sex === 'woman',
    unionWork: unionWork === 'yes',
    keys: { citizenId: citizen?.certain ?? null, staff: code === '' ? null : { organisationId, code } },
  };
}

/** Decides row by row, so that a second row about somebody sees the first. */
export function planPeople(
  { rows, faulty }: PeopleSheet,
  seen: Seen,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): PeoplePlan {
  const faults = faulty.map(({ fault }) => fault);
  const told = (row: ListRow<PersonColumn>, outcome: RowOutcome): PlannedRow => ({
    row: row.row,
    name: row.text('name'),
    outcome,
  });
  const planned: PlannedRow[] = faulty.map(({ row }) => told(row, 'held'));
  const changes: PersonChange[] = [];
  for (const row of rows) {
    const plan = planRow(row, seen, tree, context);
    if ('fault' in plan) faults.push(plan.fault);
    else {
      if (plan.entries.length > 0) changes.push({ ...plan, keys: row.keys });
      seen.remember(plan.personId, plan.entries, row.keys);
    }
    planned.push(told(row.row, 'fault' in plan ? 'held' : plan.outcome));
  }
  return { changes, faults, rows: planned };
}

type Planned =
  | { readonly personId: string; readonly entries: readonly PersonEntry[]; readonly outcome: RowOutcome }
  | { readonly fault: Remark };

function planRow(
  said: Row,
  seen: Seen,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): Planned {
  const { row, keys } = said;
  const fault = (column: PersonColumn, sentence: string) => ({ fault: row.remark(column, wrong(sentence)) });
  const known = seen.find(keys);
  // Asked first: whoever may not change somebody is not told either whether a row is true of them.
  const outside = context.barred(takesPost(said, known?.id ?? ''), { person: known, tree });
  if (outside !== undefined) return fault('organisation', sentenceOf(outside));
  const doubt = doubtAbout(said, known, seen);
  if (doubt !== undefined) return fault('name', doubt);
  const personId = known?.id ?? `nguoi-${context.request}-${row.row + 1}`;
  const entries: PersonEntry[] = [];
  let person = known;
  const commands = [
    () => postCommand(said, personId, person),
    () => endCommand(said, personId, person),
    () => classCommand(said, personId, person),
    () => memberCommand(said, personId, person),
  ];
  for (const [index, next] of commands.entries()) {
    const command = next();
    if (command === undefined) continue;
    if ('fault' in command) return command;
    const code = context.barred(command, { person, tree });
    const request = `${context.request}-r${row.row + 1}-${index + 1}`;
    const answer = code
      ? { refused: { code } }
      : decidePerson({ command, request, reason: context.reason }, person, tree);
    if ('refused' in answer) return fault('name', sentenceOf(answer.refused.code));
    entries.push(...answer.entries);
    person = personOf(personId, [...(person?.recorded ?? []), ...answer.entries]);
  }
  return { personId, entries, outcome: entries.length === 0 ? 'same' : known === undefined ? 'added' : 'changed' };
}

/** Why a row may be about somebody else than it seems. */
function doubtAbout({ name, birthYear, keys }: Row, known: PersonLife | undefined, seen: Seen): string | undefined {
  if (seen.clash(keys)) {
    return 'Số căn cước và mã cán bộ của dòng này thuộc hai người khác nhau trong sổ. Đề nghị kiểm tra lại.';
  }
  if (known !== undefined) {
    const differs = known.birthYear !== null && birthYear !== null && known.birthYear !== birthYear;
    return fold(known.name) === fold(name) && !differs
      ? undefined
      : 'Số căn cước hoặc mã cán bộ này đã được ghi cho người có họ tên hoặc năm sinh khác. Đề nghị kiểm tra lại.';
  }
  const doubtful = seen
    .namesakes(name)
    .some(
      (other) =>
        (other.birthYear === null || birthYear === null || other.birthYear === birthYear) &&
        !(keys.citizenId !== null && other.hasCitizenId),
    );
  return doubtful
    ? 'Đã có người cùng họ tên, có thể là một người. Đề nghị ghi số căn cước ở cả hai nơi hoặc thêm trên trang web.'
    : undefined;
}

function postCommand(said: Row, personId: string, person: PersonLife | undefined): PersonCommand | undefined {
  const taken = takesPost(said, personId);
  if (person !== undefined) return samePost(said, person) ? undefined : taken;
  const { name, woman, birthYear } = said;
  return { type: 'addPerson', personId, on: taken.on, name, woman, birthYear, post: taken.post };
}

const takesPost = ({ title, organisationId, unionWork, from: on }: Row, personId: string) =>
  ({ type: 'changePost', personId, on, post: { title, organisationId, unionWork }, leaves: null }) as const;

function endCommand(
  said: Row,
  personId: string,
  person: PersonLife | undefined,
): PersonCommand | { readonly fault: Remark } | undefined {
  const post = person && samePost(said, person);
  if (post === undefined || said.to === null || post.to === said.to) return undefined;
  if (post.to !== null) return otherDay(said.row, 'to', 'thôi giữ');
  return { type: 'endPost', personId, on: said.to, postId: post.id };
}

const samePost = ({ title, organisationId, from }: Row, person: PersonLife) =>
  person.posts.find((post) => post.title === title && post.organisationId === organisationId && post.from === from);

function classCommand(said: Row, personId: string, person: PersonLife | undefined): PersonCommand | undefined {
  const { roleClass, source, from: on } = said;
  if (roleClass === null || (person && roleClassOn(person, on) === roleClass)) return undefined;
  return { type: 'setRoleClass', personId, on, roleClass, source };
}

function memberCommand({ row, memberSince: on }: Row, personId: string, person: PersonLife | undefined) {
  const known = person?.memberSince ?? null;
  if (on === null || on === known) return undefined;
  return known === null
    ? ({ type: 'joinUnion', personId, on } as const)
    : otherDay(row, 'memberSince', 'vào Công đoàn');
}

const otherDay = (row: ListRow<PersonColumn>, column: PersonColumn, what: string) => ({
  fault: row.remark(column, wrong(`Sổ ghi ngày ${what} khác. Đề nghị đính chính trên trang của người này.`)),
});

/** A workbook of people against the register. Nobody is recognised by name alone: a same name is a doubt, and is said. */

import { fold } from '../../names/vietnamese-names.ts';
import { sentenceOf } from '../../refusals.ts';
import type { RoleClass } from '../../rules/facts.ts';
import { decidePerson, type PersonCommand } from '../decide-person.ts';
import type { PersonChange, PersonKeys, PersonMatches } from '../known-people.ts';
import { type PersonEntry, type PersonLife, personOf, roleClassOn } from '../person.ts';
import type { OrganisationTree } from '../tree.ts';
import { createNames, type Names } from './names.ts';
import { countRows, type Plan, type PlanContext, type RowOutcome } from './plan.ts';
import { createSeen, type Seen } from './seen.ts';
import {
  birthYearFrom,
  byRow,
  type CellFault,
  dateFrom,
  type Headings,
  readTable,
  type Sheet,
  type SheetRow,
  valueFrom,
} from './sheet.ts';

type Column =
  | 'name'
  | 'sex'
  | 'born'
  | 'citizenId'
  | 'staffCode'
  | 'title'
  | 'organisation'
  | 'from'
  | 'to'
  | 'unionWork'
  | 'roleClass'
  | 'source'
  | 'memberSince';

const HEADINGS: Headings<Column> = {
  name: ['ho va ten', 'ho ten', 'ho, ten'],
  sex: ['gioi tinh', 'nam/nu', 'gioi'],
  born: ['nam sinh', 'ngay sinh', 'ngay, thang, nam sinh'],
  citizenId: ['so can cuoc', 'so cccd', 'cccd', 'can cuoc', 'so can cuoc cong dan'],
  staffCode: ['ma can bo', 'ma nhan vien', 'ma so', 'ma nv'],
  title: ['chuc vu', 'chuc vu, cong viec', 'chuc danh', 'cong viec'],
  organisation: ['to chuc', 'don vi', 'ma to chuc', 'noi lam viec', 'cong doan'],
  from: ['tu ngay', 'giu tu ngay'],
  to: ['thoi giu tu ngay', 'thoi tu ngay'],
  unionWork: ['cong tac cong doan', 'lam cong doan'],
  roleClass: ['nhom doi tuong', 'doi tuong'],
  source: ['can cu xep nhom', 'can cu nhom doi tuong', 'can cu'],
  memberSince: ['ngay vao cong doan', 'vao cong doan'],
};

const NEEDED = { sex: 'Giới tính', organisation: 'Tổ chức', from: 'Từ ngày' } as const;

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
  readonly row: SheetRow<Column>;
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

export interface PeopleSheet {
  readonly rows: readonly Row[];
  readonly faults: readonly CellFault[];
}

/** What the sheet says, before anything is known of anybody. Undefined when it is no list of people. */
export function readPeople(sheet: Sheet, tree: OrganisationTree, today: string): PeopleSheet | undefined {
  const table = readTable<Column>(sheet, HEADINGS, ['name', 'title']);
  if (table === undefined) return undefined;
  const lacking = table.lacking(NEEDED);
  if (lacking.length > 0) return { rows: [], faults: lacking };
  const names = createNames(tree);
  const read = table.rows.map((row) => readRow(row, names, today));
  return {
    rows: read.flatMap((one) => ('fault' in one ? [] : [one])),
    faults: read.flatMap((one) => ('fault' in one ? [one.fault] : [])),
  };
}

function readRow(row: SheetRow<Column>, names: Names, today: string): Row | { readonly fault: CellFault } {
  const fault = (column: Column, sentence: string) => ({ fault: row.fault(column, sentence) });
  const name = row.text('name').replace(/^(ông|bà) /i, '');
  if (name === '') return fault('name', 'Đề nghị ghi họ và tên.');
  const sex = valueFrom(row.text('sex'), SEXES);
  if (sex === undefined) return fault('sex', 'Đề nghị ghi giới tính: Nam hoặc Nữ.');
  const birthYear = birthYearFrom(row.text('born'));
  if (birthYear === undefined) return fault('born', 'Đề nghị ghi năm sinh gồm bốn chữ số, ví dụ 1985.');
  const citizenId = row.text('citizenId').replace(/[ .]/g, '');
  if (citizenId !== '' && !/^\d{12}$/.test(citizenId)) return fault('citizenId', citizenFault(citizenId));
  const code = row.text('staffCode');
  if (citizenId === '' && code === '') {
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
  const unionWork = valueFrom(row.text('unionWork'), YES);
  if (unionWork === undefined) return fault('unionWork', 'Đề nghị ghi Có hoặc Không.');
  const roleClass = row.text('roleClass') === '' ? null : valueFrom(row.text('roleClass'), CLASSES);
  if (roleClass === undefined)
    return fault('roleClass', 'Nhóm đối tượng này không có trong danh mục: TT, KLD, LD, LDC.');
  const source = row.text('source');
  if (roleClass !== null && source === '') return fault('source', 'Đề nghị ghi văn bản làm căn cứ xếp nhóm.');
  const memberSince = row.text('memberSince') === '' ? null : dateFrom(row.text('memberSince'));
  if (memberSince === undefined) return fault('memberSince', 'Đề nghị ghi đủ ngày, tháng, năm vào Công đoàn.');
  return {
    ...{
      row,
      name,
      woman: sex === 'woman',
      birthYear,
      title,
      organisationId,
      from,
      to,
      roleClass,
      source,
      memberSince,
    },
    unionWork: unionWork === 'yes',
    keys: { citizenId: citizenId || null, staff: code === '' ? null : { organisationId, code } },
  };
}

const citizenFault = (digits: string): string =>
  /^\d{9,11}$/.test(digits)
    ? `Số căn cước chỉ có ${digits.length} chữ số, có thể đã mất số 0 ở đầu. Đề nghị để cột này ở dạng văn bản và ghi đủ 12 chữ số.`
    : 'Số căn cước gồm 12 chữ số.';

/** Decides row by row, so that a second row about somebody sees the first. */
export function planPeople(
  { rows, faults: unreadable }: PeopleSheet,
  matches: PersonMatches,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): PeoplePlan {
  const seen = createSeen(matches);
  const faults: CellFault[] = [...unreadable];
  const outcomes: RowOutcome[] = unreadable.map(() => 'faulty');
  const changes: PersonChange[] = [];
  for (const row of rows) {
    const planned = planRow(row, seen, tree, context);
    if ('fault' in planned) faults.push(planned.fault);
    else {
      if (planned.entries.length > 0) changes.push({ ...planned, keys: row.keys });
      seen.remember(planned.personId, planned.entries, row.keys);
    }
    outcomes.push('fault' in planned ? 'faulty' : planned.outcome);
  }
  return { changes, faults: byRow(faults), counts: countRows(outcomes) };
}

type PlannedRow =
  | { readonly personId: string; readonly entries: readonly PersonEntry[]; readonly outcome: RowOutcome }
  | { readonly fault: CellFault };

function planRow(
  said: Row,
  seen: Seen,
  tree: OrganisationTree,
  context: PlanContext<PersonCommand, PersonWorld>,
): PlannedRow {
  const { row, keys } = said;
  const known = seen.find(keys);
  // Asked first: whoever may not change somebody is not told either whether a row is true of them.
  const outside = context.barred(takesPost(said, known?.id ?? ''), { person: known, tree });
  if (outside !== undefined) return { fault: row.fault('organisation', sentenceOf(outside)) };
  const doubt = doubtAbout(said, known, seen);
  if (doubt !== undefined) return { fault: row.fault('name', doubt) };
  const personId = known?.id ?? `nguoi-${context.request}-${row.number}`;
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
    const request = `${context.request}-r${row.number}-${index + 1}`;
    const answer = code
      ? { refused: { code } }
      : decidePerson({ command, request, reason: context.reason }, person, tree);
    if ('refused' in answer) return { fault: row.fault('name', sentenceOf(answer.refused.code)) };
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
): PersonCommand | { readonly fault: CellFault } | undefined {
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

const otherDay = (row: SheetRow<Column>, column: Column, what: string) => ({
  fault: row.fault(column, `Sổ ghi ngày ${what} khác. Đề nghị đính chính trên trang của người này.`),
});

/** A list of organisations against the tree: what is new in it, what is wrong with it. */

import type { Remark } from '../../intake/findings.ts';
import { type ListRow, wrong } from '../../intake/lists.ts';
import { dateFrom, wordFrom } from '../../intake/read-values.ts';
import { sentenceOf } from '../../refusals.ts';
import type { OrganisationKind } from '../../rules/facts.ts';
import { decideOrganisation, type OrganisationCommand } from '../decide-organisation.ts';
import type { Life, OrganisationEntry, OrganisationLevel } from '../organisation.ts';
import { organisationIdFrom } from '../organisation-id.ts';
import { livesWith, type OrganisationTree, organisationOn } from '../tree.ts';
import type { OrganisationColumn } from './columns.ts';
import { createNames, type Names } from './names.ts';
import type { Plan, PlanContext, PlannedRow, RowOutcome } from './plan.ts';

const KINDS: Readonly<Record<OrganisationKind, readonly string[]>> = {
  STATE: ['nha nuoc', 'co quan nha nuoc', 'co quan nha nuoc, dang, doan the', 'hanh chinh'],
  PUBLIC_SERVICE: ['su nghiep', 'don vi su nghiep', 'don vi su nghiep cong lap', 'su nghiep cong lap'],
  STATE_OWNED: ['doanh nghiep nha nuoc', 'dnnn'],
  PRIVATE: ['ngoai nha nuoc', 'doanh nghiep ngoai nha nuoc', 'tu nhan', 'doanh nghiep, don vi ngoai nha nuoc'],
  FDI: ['fdi', 'dau tu nuoc ngoai', 'von dau tu nuoc ngoai', 'doanh nghiep co von dau tu nuoc ngoai'],
};

const LEVELS: Readonly<Record<OrganisationLevel, readonly string[]>> = {
  GRASSROOTS: ['co so', 'cong doan co so', 'cdcs'],
  DIRECT_UPPER: ['cap tren truc tiep co so', 'cong doan cap tren truc tiep co so', 'tren co so'],
  PROVINCE: ['tinh', 'cap tinh', 'nganh trung uong', 'tong cong ty', 'cap tinh, nganh trung uong, tong cong ty'],
  CONFEDERATION: ['tong lien doan'],
};

export interface OrganisationPlan extends Plan {
  readonly entries: readonly OrganisationEntry[];
  /** The tree as it will be. */
  readonly tree: OrganisationTree;
}

export function planOrganisations(
  list: readonly ListRow<OrganisationColumn>[],
  tree: OrganisationTree,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): OrganisationPlan {
  const faults: Remark[] = [];
  const rows: PlannedRow[] = [];
  const told = (row: ListRow<OrganisationColumn>, outcome: RowOutcome) =>
    rows.push({ row: row.row, name: row.text('name'), outcome });
  const entries: OrganisationEntry[] = [];
  // Changed in place: a copy of the tree for each row would make a long list slow.
  const grown = new Map(tree);
  const names = createNames(grown);
  const said = new Map<string, number>();
  // By date: what holds from a later day is compared with what an earlier row has said by then.
  let waiting = list.toSorted((a, b) => (dateOf(a, context.today) < dateOf(b, context.today) ? -1 : 1));
  // A superior may stand below its subordinates: rows wait until theirs is there.
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    const later: ListRow<OrganisationColumn>[] = [];
    for (const row of waiting) {
      const parent = row.text('parent');
      if (parent !== '' && names.find(parent, context.today) === undefined) {
        later.push(row);
        continue;
      }
      const planned = planRow(row, { grown, names, said }, context);
      if ('fault' in planned) faults.push(planned.fault);
      else entries.push(...planned.entries);
      told(row, 'fault' in planned ? 'held' : planned.outcome);
    }
    waiting = later;
  }
  for (const row of waiting) {
    const sentence = 'Không tìm thấy đơn vị cấp trên này theo mã hoặc tên. Đề nghị kiểm tra lại.';
    faults.push(row.remark('parent', wrong(sentence)));
    told(row, 'held');
  }
  return { entries, tree: grown, faults, rows };
}

const dateOf = (row: ListRow<OrganisationColumn>, today: string): string =>
  row.text('on') === '' ? today : (dateFrom(row.text('on')) ?? today);

type Planned =
  | { readonly entries: readonly OrganisationEntry[]; readonly outcome: RowOutcome }
  | { readonly fault: Remark };

interface Progress {
  readonly grown: Map<string, Life>;
  readonly names: Names;
  /** Rows read already, by organisation and day. */
  readonly said: Map<string, number>;
}

/** What a good row says is in `grown` afterwards; of a faulty one nothing. */
function planRow(
  row: ListRow<OrganisationColumn>,
  { grown, names, said }: Progress,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): Planned {
  const fault = (column: OrganisationColumn, sentence: string) => ({ fault: row.remark(column, wrong(sentence)) });
  const name = row.text('name');
  if (name === '') return fault('name', 'Đề nghị ghi tên tổ chức.');
  const written = row.text('on');
  const on = written === '' ? context.today : dateFrom(written);
  if (on === undefined) return fault('on', 'Đề nghị ghi đủ ngày, tháng, năm, ví dụ 01/07/2025.');
  const kind = row.text('kind') === '' ? null : wordFrom(row.text('kind'), KINDS);
  if (kind === undefined) return fault('kind', 'Loại hình này không có trong danh mục.');
  const level = row.text('level') === '' ? null : wordFrom(row.text('level'), LEVELS);
  if (level === undefined) return fault('level', 'Cấp này không có trong danh mục.');
  const parentId = row.text('parent') === '' ? null : (names.find(row.text('parent'), context.today) ?? null);

  const id = row.text('id') || names.find(name, on) || names.find(name, context.today) || organisationIdFrom(name);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return fault('id', 'Mã gồm chữ thường không dấu, chữ số và dấu nối, ví dụ cdcs-may-hoa-binh.');
  }
  const before = said.get(`${id} ${on}`);
  // Two rows that contradict each other on one day would undo each other at every import.
  if (before !== undefined) {
    return fault('name', `Tổ chức này đã có ở dòng ${before} với cùng ngày. Đề nghị gộp thành một dòng.`);
  }
  said.set(`${id} ${on}`, row.row + 1);
  const life = grown.get(id);
  const known = life !== undefined;
  if (!known && written === '') return fault('on', 'Đề nghị ghi ngày thành lập của tổ chức mới.');
  const commands = known
    ? differences({ id, name, parentId, kind, level, on }, grown)
    : [{ type: 'foundOrganisation' as const, organisationId: id, on, name, parentId, kind, level }];
  if (commands.length > 0 && written === '') {
    return fault('on', 'Nội dung khác với sổ. Đề nghị ghi ngày có hiệu lực của thay đổi.');
  }
  const entries: OrganisationEntry[] = [];
  for (const [index, command] of commands.entries()) {
    const code = context.barred(command, grown);
    const request = `${context.request}-r${row.row + 1}-${index + 1}`;
    const answer = code
      ? { refused: { code } }
      : decideOrganisation({ command, request, reason: context.reason }, grown);
    if ('refused' in answer) {
      if (life === undefined) grown.delete(id);
      else grown.set(id, life);
      return fault('name', sentenceOf(answer.refused.code));
    }
    entries.push(...answer.entries);
    for (const [changed, after] of livesWith(grown, answer.entries)) if (after) grown.set(changed, after);
  }
  names.add(grown.get(id));
  return { entries, outcome: commands.length === 0 ? 'same' : known ? 'changed' : 'added' };
}

interface Said {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind | null;
  readonly level: OrganisationLevel | null;
  readonly on: string;
}

/** Empty cells say nothing, so they change nothing. */
function differences(said: Said, tree: OrganisationTree): readonly OrganisationCommand[] {
  const { id: organisationId, name, parentId, on } = said;
  const at = organisationOn(tree, organisationId, on);
  const kind = said.kind ?? at?.kind ?? null;
  const level = said.level ?? at?.level ?? null;
  return [
    ...(at?.name === name ? [] : [{ type: 'renameOrganisation' as const, organisationId, on, name }]),
    ...(parentId === null || at?.parentId === parentId
      ? []
      : [{ type: 'moveOrganisation' as const, organisationId, on, parentId }]),
    ...(at?.kind === kind && at.level === level
      ? []
      : [{ type: 'classifyOrganisation' as const, organisationId, on, kind, level }]),
  ];
}

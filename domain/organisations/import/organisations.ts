/** A workbook of organisations against the tree: what is new in it, what is wrong with it. */

import { sentenceOf } from '../../refusals.ts';
import type { OrganisationKind } from '../../rules/facts.ts';
import { decideOrganisation, type OrganisationCommand } from '../decide-organisation.ts';
import type { Life, OrganisationEntry, OrganisationLevel } from '../organisation.ts';
import { organisationIdFrom } from '../organisation-id.ts';
import { livesWith, type OrganisationTree, organisationOn } from '../tree.ts';
import { createNames, type Names } from './names.ts';
import { countRows, type Plan, type PlanContext, type RowOutcome } from './plan.ts';
import {
  byRow,
  type CellFault,
  dateFrom,
  type Headings,
  readTable,
  type Sheet,
  type SheetRow,
  valueFrom,
} from './sheet.ts';

type Column = 'id' | 'name' | 'parent' | 'level' | 'kind' | 'on';

const HEADINGS: Headings<Column> = {
  id: ['ma', 'ma to chuc', 'ma don vi'],
  name: ['ten to chuc', 'ten don vi', 'to chuc', 'ten cong doan'],
  parent: ['truc thuoc', 'don vi cap tren', 'cong doan cap tren', 'cap tren'],
  level: ['cap'],
  kind: ['loai hinh', 'khu vuc'],
  on: ['tu ngay', 'thanh lap tu ngay', 'ngay thanh lap', 'co hieu luc tu ngay'],
};

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

/** Undefined when the sheet is no list of organisations. */
export function planOrganisations(
  sheet: Sheet,
  tree: OrganisationTree,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): OrganisationPlan | undefined {
  const table = readTable<Column>(sheet, HEADINGS, ['name', 'parent']);
  if (table === undefined) return undefined;
  const faults: CellFault[] = [];
  const outcomes: RowOutcome[] = [];
  const entries: OrganisationEntry[] = [];
  // Changed in place: a copy of the tree for each row would make a long list slow.
  const grown = new Map(tree);
  const names = createNames(grown);
  const told = new Map<string, number>();
  // By date: what holds from a later day is compared with what an earlier row has said by then.
  let waiting = table.rows.toSorted((a, b) => (dateOf(a, context.today) < dateOf(b, context.today) ? -1 : 1));
  // A superior may stand below its subordinates: rows wait until theirs is there.
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length;
    const later: SheetRow<Column>[] = [];
    for (const row of waiting) {
      const parent = row.text('parent');
      if (parent !== '' && names.find(parent, context.today) === undefined) {
        later.push(row);
        continue;
      }
      const planned = planRow(row, { grown, names, told }, context);
      if ('fault' in planned) faults.push(planned.fault);
      else entries.push(...planned.entries);
      outcomes.push('fault' in planned ? 'faulty' : planned.outcome);
    }
    waiting = later;
  }
  for (const row of waiting) {
    faults.push(row.fault('parent', 'Không tìm thấy đơn vị cấp trên này theo mã hoặc tên. Đề nghị kiểm tra lại.'));
    outcomes.push('faulty');
  }
  return { entries, tree: grown, faults: byRow(faults), counts: countRows(outcomes) };
}

const dateOf = (row: SheetRow<Column>, today: string): string =>
  row.text('on') === '' ? today : (dateFrom(row.text('on')) ?? today);

type PlannedRow =
  | { readonly entries: readonly OrganisationEntry[]; readonly outcome: RowOutcome }
  | { readonly fault: CellFault };

interface Progress {
  readonly grown: Map<string, Life>;
  readonly names: Names;
  /** Rows read already, by organisation and day. */
  readonly told: Map<string, number>;
}

/** What a good row says is in `grown` afterwards; of a faulty one nothing. */
function planRow(
  row: SheetRow<Column>,
  { grown, names, told }: Progress,
  context: PlanContext<OrganisationCommand, OrganisationTree>,
): PlannedRow {
  const name = row.text('name');
  if (name === '') return { fault: row.fault('name', 'Đề nghị ghi tên tổ chức.') };
  const written = row.text('on');
  const on = written === '' ? context.today : dateFrom(written);
  if (on === undefined) return { fault: row.fault('on', 'Đề nghị ghi đủ ngày, tháng, năm, ví dụ 01/07/2025.') };
  const kind = row.text('kind') === '' ? null : valueFrom(row.text('kind'), KINDS);
  if (kind === undefined) return { fault: row.fault('kind', 'Loại hình này không có trong danh mục.') };
  const level = row.text('level') === '' ? null : valueFrom(row.text('level'), LEVELS);
  if (level === undefined) return { fault: row.fault('level', 'Cấp này không có trong danh mục.') };
  const parentId = row.text('parent') === '' ? null : (names.find(row.text('parent'), context.today) ?? null);

  const id = row.text('id') || names.find(name, on) || names.find(name, context.today) || organisationIdFrom(name);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return { fault: row.fault('id', 'Mã gồm chữ thường không dấu, chữ số và dấu nối, ví dụ cdcs-may-hoa-binh.') };
  }
  const before = told.get(`${id} ${on}`);
  // Two rows that contradict each other on one day would undo each other at every import.
  if (before !== undefined) {
    return {
      fault: row.fault('name', `Tổ chức này đã có ở dòng ${before} với cùng ngày. Đề nghị gộp thành một dòng.`),
    };
  }
  told.set(`${id} ${on}`, row.number);
  const life = grown.get(id);
  const known = life !== undefined;
  if (!known && written === '') return { fault: row.fault('on', 'Đề nghị ghi ngày thành lập của tổ chức mới.') };
  const commands = known
    ? differences({ id, name, parentId, kind, level, on }, grown)
    : [{ type: 'foundOrganisation' as const, organisationId: id, on, name, parentId, kind, level }];
  if (commands.length > 0 && written === '') {
    return { fault: row.fault('on', 'Nội dung khác với sổ. Đề nghị ghi ngày có hiệu lực của thay đổi.') };
  }
  const entries: OrganisationEntry[] = [];
  for (const [index, command] of commands.entries()) {
    const code = context.barred(command, grown);
    const request = `${context.request}-r${row.number}-${index + 1}`;
    const answer = code
      ? { refused: { code } }
      : decideOrganisation({ command, request, reason: context.reason }, grown);
    if ('refused' in answer) {
      if (life === undefined) grown.delete(id);
      else grown.set(id, life);
      return { fault: row.fault('name', sentenceOf(answer.refused.code)) };
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

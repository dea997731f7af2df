import type { InitiativeKind } from '../../domain/initiatives/initiative.ts';
import type { InitiativeScope } from '../../domain/rules/facts.ts';
import {
  type Reading,
  readCitizenId,
  readDay,
  readMark,
  readMoney,
  readPercent,
  readText,
  readWord,
} from './initiative-cells.ts';
import { type Column, findHeading, type Heading, missingHeadings } from './initiative-columns.ts';
import { type CellValue, cellAddress, readTables, type Table, TableUnreadable } from './read-table.ts';

export interface CellFault {
  /** `B7` */
  readonly cell: string;
  readonly sentence: string;
}

/** One initiative of a workbook: a row with a title, and the rows below it that only add authors. */
export interface InitiativeEntry {
  /** Counted from 1, as the spreadsheet shows it. */
  readonly row: number;
  readonly title: string;
  /** Name of the union, '' when the workbook has no such column. */
  readonly union: string;
  /** In the shape of the form; still to be checked. */
  readonly content: unknown;
  /** By which decision it was recognised; null when the row says nothing of it. */
  readonly recognised: unknown;
  readonly faults: readonly CellFault[];
  /** The cell behind a dotted path of `content`, or of `recognised` with that word before it. */
  readonly cellOf: (path: string) => string;
}

export interface InitiativeSheet {
  readonly sheet: string | null;
  readonly entries: readonly InitiativeEntry[];
}

/** Reads the first sheet that has the headings. Throws `TableUnreadable` with a sentence for the sender. */
export async function readInitiatives(bytes: Buffer): Promise<InitiativeSheet> {
  for (const table of await readTables(bytes)) {
    const heading = findHeading(table);
    if (heading === undefined) continue;
    const missing = missingHeadings(heading);
    if (missing.length > 0)
      throw new TableUnreadable(`Thiếu cột: ${missing.join(', ')}. Đề nghị bổ sung theo tệp mẫu.`);
    return { sheet: table.sheet, entries: groupsIn(table, heading).map((group) => entryFrom(group, heading)) };
  }
  throw new TableUnreadable(
    'Không tìm thấy dòng tiêu đề có cột “Tên sáng kiến” và “Họ và tên tác giả” trong 30 dòng đầu. Đề nghị dùng tệp mẫu.',
  );
}

interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly cells: readonly CellValue[];
}

/** A row without a title belongs to the initiative above it; one without title and author is a footer or a gap. */
function groupsIn({ rows }: Table, { row, columns }: Heading): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const [index, cells] of rows.entries()) {
    if (index <= row) continue;
    const line = { number: index + 1, cells };
    if (isFilled(cells, columns.title) && isFilled(cells, columns.name)) groups.push([line]);
    else if (isFilled(cells, columns.name)) groups.at(-1)?.push(line);
    // A title without an author is either half a row or a heading of a section; a value beside it tells them apart.
    else if (isFilled(cells, columns.title) && isFilled(cells, columns.appliedFrom)) groups.push([line]);
  }
  return groups;
}

const isFilled = (cells: readonly CellValue[], column: number | undefined): boolean => {
  const cell = column === undefined ? null : (cells[column] ?? null);
  return cell !== null && String(cell).trim() !== '';
};

const readKind = readWord<InitiativeKind>(
  {
    INITIATIVE: ['sang kien'],
    SOLUTION: ['giai phap'],
    RESEARCH: ['de tai', 'de an', 'de tai, de an', 'de tai nghien cuu'],
  },
  'sáng kiến, giải pháp hoặc đề tài',
);

const readScope = readWord<InitiativeScope>(
  {
    GRASSROOTS: ['co so', 'cap co so', 'don vi'],
    PROVINCE: ['tinh', 'cap tinh', 'nganh', 'cap nganh', 'thanh pho', 'tong cong ty', 'cap tinh, nganh, tong cong ty'],
    CONFEDERATION: ['tong lien doan', 'toan tong lien doan', 'cap tong lien doan'],
    NATION: ['toan quoc', 'ca nuoc'],
  },
  'cấp cơ sở, cấp tỉnh, toàn Tổng Liên đoàn hoặc toàn quốc',
);

function entryFrom(group: readonly Line[], { columns }: Heading): InitiativeEntry {
  const [first] = group;
  if (first === undefined) throw new Error('a group has at least one line');
  const faults: CellFault[] = [];
  const cells = new Map<string, string>();

  /** Reads a cell and remembers which path it stands behind; a fault reads as null and is told once. */
  function take<T>(line: Line, column: Column, path: string, read: (cell: CellValue) => Reading<T>): T | null {
    const at = columns[column];
    if (at === undefined) return null;
    const address = cellAddress(line.number, at);
    cells.set(path, address);
    const cell = line.cells[at] ?? null;
    const reading = read(typeof cell === 'string' && cell.trim() === '' ? null : cell);
    if ('value' in reading) return reading.value;
    faults.push({ cell: address, sentence: reading.fault });
    return null;
  }

  const alone = group.length === 1;
  const authors = group.map((line, index) => {
    const path = (field: string) => `authors.${index}.${field}`;
    return {
      name: take(line, 'name', path('name'), readText) ?? '',
      birthYear: take(line, 'birthYear', path('birthYear'), readText) || null,
      unit: take(line, 'authorUnit', path('unit'), readText) ?? '',
      cccd: take(line, 'cccd', path('cccd'), readCitizenId),
      // Whoever is the only author did all of it and is the main author.
      sharePercent: take(line, 'sharePercent', path('sharePercent'), readPercent) ?? (alone ? 100 : null),
      main: take(line, 'main', path('main'), readMark) ?? alone,
    };
  });
  const mains = authors.filter(({ main }) => main).length;
  const title = take(first, 'title', 'title', readText) ?? '';
  // Without a place of its own it is applied where its first author works.
  const appliedAt = take(first, 'appliedAt', 'appliedAt', readText) || authors[0]?.unit || '';
  if (columns.appliedAt === undefined) cells.set('appliedAt', cells.get('authors.0.unit') ?? '');
  const content = {
    kind: take(first, 'kind', 'kind', readKind) ?? (columns.kind === undefined ? 'INITIATIVE' : null),
    title,
    summary: take(first, 'summary', 'summary', readText) ?? '',
    appliedAt,
    appliedFrom: take(first, 'appliedFrom', 'appliedFrom', readDay) ?? '',
    authors,
    // The column marks every main author; more than one mark is how a workbook says it outright.
    equalMainAuthors: mains > 1,
    value: valueIn(first),
    proofs: proofsIn(take(first, 'proofs', 'proofs', readText) ?? ''),
  };
  const recognised = recognitionIn(first);
  const union = take(first, 'union', 'union', readText) ?? '';
  const cellOf = (path: string) =>
    cells.get(path) ??
    cells.get(path.split('.').slice(0, -1).join('.')) ??
    cellAddress(first.number, columns.title ?? 0);
  return { row: first.number, title, union, content, recognised, faults, cellOf };

  function valueIn(line: Line) {
    const value = {
      amount: take(line, 'amount', 'value.amount', readMoney),
      from: take(line, 'valueFrom', 'value.from', readDay),
      to: take(line, 'valueTo', 'value.to', readDay),
      method: take(line, 'method', 'value.method', readText) ?? '',
      certifiedBy: take(line, 'certifiedBy', 'value.certifiedBy', readText) ?? '',
      employerConfirmedOn: take(line, 'employerConfirmedOn', 'value.employerConfirmedOn', readDay),
    };
    const empty = Object.values(value).every((one) => one === null || one === '');
    // '' instead of null: the check then says which of the dates is missing.
    return empty ? null : { ...value, from: value.from ?? '', to: value.to ?? '' };
  }

  function recognitionIn(line: Line) {
    const decision = {
      scope: take(line, 'scope', 'recognised.scope', readScope),
      number: take(line, 'number', 'recognised.number', readText) ?? '',
      on: take(line, 'on', 'recognised.on', readDay) ?? '',
      decidedBy: take(line, 'decidedBy', 'recognised.decidedBy', readText) ?? '',
    };
    return decision.number === '' && decision.on === '' ? null : decision;
  }
}

/** Papers in one cell, with semicolons between them. */
const proofsIn = (text: string): readonly { readonly title: string }[] =>
  text
    .split(';')
    .map((title) => title.trim())
    .filter((title) => title !== '')
    .map((title) => ({ title }));

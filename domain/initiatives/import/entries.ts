import type { Remark } from '../../intake/findings.ts';
import { doubtful, type ListRow, nameCaseDoubt, type Saying, wrong } from '../../intake/lists.ts';
import { readDay, readMoney, readPercent, type Value, type Words, wordFrom } from '../../intake/read-values.ts';
import { readCitizenId } from '../../ledger/citizen-id.ts';
import { fold } from '../../names/vietnamese-names.ts';
import type { InitiativeScope } from '../../rules/facts.ts';
import type { InitiativeKind } from '../initiative.ts';
import type { InitiativeColumn } from './columns.ts';

type Line = ListRow<InitiativeColumn>;

/** One initiative of a list: a row with a title, and the rows below it that only add authors. */
export interface InitiativeEntry {
  readonly sheet: string;
  /** From 0; of its first row. */
  readonly row: number;
  readonly title: string;
  /** Name of the union, '' when the list has no such column. */
  readonly union: string;
  /** In the shape of the form; still to be checked. */
  readonly content: unknown;
  /** By which decision it was recognised; null when the row says nothing of it. */
  readonly recognised: unknown;
  readonly faults: readonly Remark[];
  /** What is said of a dotted path of `content`, or of `recognised` with that word before it, at the cell behind it. */
  readonly remark: (path: string, saying: Saying) => Remark;
}

export const initiativeEntries = (rows: readonly Line[]): readonly InitiativeEntry[] => groupsIn(rows).map(entryFrom);

/** A row without a title of its own belongs to the initiative above it. */
function groupsIn(rows: readonly Line[]): readonly (readonly [Line, ...Line[]])[] {
  const groups: [Line, ...Line[]][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const titled = row.text('title') !== '' && !row.isMerged('title');
    if (titled || last === undefined) groups.push([row]);
    else last.push(row);
  }
  return groups;
}

const KINDS: Words<InitiativeKind> = {
  INITIATIVE: ['sang kien'],
  SOLUTION: ['giai phap'],
  RESEARCH: ['de tai', 'de an', 'de tai, de an', 'de tai nghien cuu'],
};
const SCOPES: Words<InitiativeScope> = {
  GRASSROOTS: ['co so', 'cap co so', 'don vi'],
  PROVINCE: ['tinh', 'cap tinh', 'nganh', 'cap nganh', 'thanh pho', 'tong cong ty', 'cap tinh, nganh, tong cong ty'],
  CONFEDERATION: ['tong lien doan', 'toan tong lien doan', 'cap tong lien doan'],
  NATION: ['toan quoc', 'ca nuoc'],
};

/** A word of a closed list; null for an empty cell. */
const readWord =
  <V extends string>(words: Words<V>, example: string) =>
  (text: string): Value<V | null> => {
    if (text === '') return { value: null };
    const value = wordFrom(text, words);
    return value === undefined
      ? { saying: wrong(`“${text}” không có trong danh mục. Đề nghị ghi ${example}.`) }
      : { value };
  };
const readKind = readWord(KINDS, 'sáng kiến, giải pháp hoặc đề tài');
const readScope = readWord(SCOPES, 'cấp cơ sở, cấp tỉnh, toàn Tổng Liên đoàn hoặc toàn quốc');

function readMark(text: string): Value<boolean | null> {
  if (text === '') return { value: null };
  const folded = fold(text);
  if (['x', 'co', 'chinh', 'tac gia chinh', '1', 'true'].includes(folded)) return { value: true };
  if (['khong', 'dong tac gia', '0', 'false'].includes(folded)) return { value: false };
  return { saying: wrong(`“${text}” chưa rõ. Đề nghị ghi “x” với tác giả chính, để trống với người khác.`) };
}

function readId(text: string): Value<string | null> {
  if (text === '') return { value: null };
  const reading = readCitizenId(text, null);
  return 'certain' in reading ? { value: reading.certain } : { saying: doubtful(reading.doubtful, reading.suggestion) };
}

function readAuthor(line: Line, text: string): Value<string> {
  const saying = nameCaseDoubt(line, 'name');
  return saying === undefined ? { value: text } : { saying };
}

const readText = (text: string): Value<string> => ({ value: text });

function entryFrom(group: readonly [Line, ...Line[]]): InitiativeEntry {
  const [first] = group;
  const faults: Remark[] = [];
  const cells = new Map<string, readonly [Line, InitiativeColumn]>();

  /** Reads a cell and remembers which path it stands behind; a fault reads as null and is told once. */
  function take<T>(line: Line, column: InitiativeColumn, path: string, read: (text: string) => Value<T>): T | null {
    if (!line.has(column)) return null;
    cells.set(path, [line, column]);
    const reading = read(line.text(column));
    if ('value' in reading) return reading.value;
    faults.push(line.remark(column, reading.saying));
    return null;
  }

  const alone = group.length === 1;
  const authors = group.map((line, index) => {
    const path = (field: string) => `authors.${index}.${field}`;
    return {
      name: take(line, 'name', path('name'), (text) => readAuthor(line, text)) ?? '',
      birthYear: take(line, 'birthYear', path('birthYear'), readText) || null,
      unit: take(line, 'authorUnit', path('unit'), readText) ?? '',
      cccd: take(line, 'cccd', path('cccd'), readId),
      // Whoever is the only author did all of it and is the main author.
      sharePercent: take(line, 'sharePercent', path('sharePercent'), readPercent) ?? (alone ? 100 : null),
      main: take(line, 'main', path('main'), readMark) ?? alone,
    };
  });
  const mains = authors.filter(({ main }) => main).length;
  const title = take(first, 'title', 'title', readText) ?? '';
  // Without a place of its own it is applied where its first author works.
  const appliedAt = take(first, 'appliedAt', 'appliedAt', readText) || authors[0]?.unit || '';
  const authorUnit = cells.get('authors.0.unit');
  if (!first.has('appliedAt') && authorUnit !== undefined) cells.set('appliedAt', authorUnit);
  const content = {
    kind: take(first, 'kind', 'kind', readKind) ?? (first.has('kind') ? null : 'INITIATIVE'),
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
  const remark = (path: string, saying: Saying) => {
    const [line, column] = cells.get(path) ??
      cells.get(path.split('.').slice(0, -1).join('.')) ?? [first, 'title' as const];
    return line.remark(column, saying);
  };
  faults.push(...group.flatMap((line) => line.remarks));
  return { sheet: first.sheet, row: first.row, title, union, content, recognised, faults, remark };

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

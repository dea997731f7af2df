/** The findings of a cell as one question to a person, and how much is left to answer. */

import { type Level, needsAnswer, type Remark } from './findings.ts';
import type { AnyLayout } from './layout.ts';

export interface CellQuestion {
  readonly cell: string;
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  /** What the column holds; null for a cell outside of the list. */
  readonly field: string | null;
  readonly level: Extract<Level, 'doubtful' | 'error'>;
  readonly found: string;
  readonly codes: readonly string[];
  readonly sentences: readonly string[];
  /** The texts offered, the likeliest first. */
  readonly suggestions: readonly string[];
  readonly keepable: boolean;
  /** Whether the cell belongs to a row of the list, which could be left out, and whose name that is. */
  readonly inList: boolean;
  readonly name: string;
}

/** What the box for another text holds at first. A formula is no text to go on from. */
export const prefilled = ({ suggestions, found }: CellQuestion): string =>
  suggestions[0] ?? (found.startsWith('=') ? '' : found);

/** Whether one answer would do for both: the same words in the same kind of column. Empty cells are each their own. */
export const areAlike = (one: CellQuestion, other: CellQuestion): boolean =>
  one.field !== null && one.found !== '' && one.field === other.field && one.found === other.found;

/** Not about a cell: columns that are missing are answered on the page of the columns. */
const OF_THE_SHEET: readonly string[] = ['NO_LIST', 'NO_COLUMN'];

export function questionsOf(
  {
    rows,
    findings,
  }: {
    readonly rows: readonly { readonly sheet: string; readonly row: number; readonly name: string }[];
    readonly findings: readonly Remark[];
  },
  layout: AnyLayout,
): readonly CellQuestion[] {
  const names = new Map(rows.map((row) => [`${row.sheet} ${row.row}`, row.name]));
  const fields = new Map(
    layout.flatMap(({ name, columns }) => columns.map((one) => [`${name} ${one.column}`, one.field])),
  );
  const byCell = new Map<string, Remark[]>();
  for (const finding of findings) {
    if (!needsAnswer(finding) || OF_THE_SHEET.includes(finding.code)) continue;
    const known = byCell.get(finding.cell);
    if (known) known.push(finding);
    else byCell.set(finding.cell, [finding]);
  }
  return [...byCell.values()].flatMap((said) => {
    const [first] = said;
    if (first === undefined) return [];
    const { cell, sheet, row, column, found } = first;
    // Each reader builds on the one before it, so the last suggestion holds what all of them would do.
    const suggestion = said.findLast((one) => one.suggestion !== undefined)?.suggestion;
    const options = said.flatMap((one) => one.options ?? []);
    const name = names.get(`${sheet} ${row}`);
    return [
      {
        cell,
        sheet,
        row,
        field: name === undefined ? null : (fields.get(`${sheet} ${column}`) ?? null),
        level: said.some(({ level }) => level === 'error') ? 'error' : 'doubtful',
        found,
        codes: said.map(({ code }) => code),
        sentences: said.map(({ sentence }) => sentence),
        suggestions: [...new Set([...(suggestion === undefined ? [] : [suggestion]), ...options])],
        keepable: said.every((one) => one.keepable),
        inList: name !== undefined,
        name: name ?? '',
      } as const,
    ];
  });
}

export const sheetProblems = (findings: readonly Remark[]): readonly Remark[] =>
  findings.filter(({ code }) => OF_THE_SHEET.includes(code));

/** Doubts of one kind that can be answered together, most frequent first. */
export interface BulkAnswer {
  readonly code: string;
  /** Cells whose suggestion could be taken, and cells that could stay as they are. */
  readonly acceptable: number;
  readonly keepable: number;
}

/** Only where it spares work: two cells or more. What needs a person's judgement one by one is not offered. */
const ONE_BY_ONE: readonly string[] = [
  'SANCTION_NOTE',
  'SAME_PERSON',
  'ID_OF_ANOTHER',
  'UNDER_15',
  'UNDER_18',
  'NAMESAKE_UNSURE',
];

export function bulkAnswers(findings: readonly Remark[]): readonly BulkAnswer[] {
  const counts = new Map<string, { acceptable: number; keepable: number }>();
  for (const { code, level, suggestion, keepable } of findings) {
    if (level !== 'doubtful' || ONE_BY_ONE.includes(code)) continue;
    const count = counts.get(code) ?? { acceptable: 0, keepable: 0 };
    if (suggestion !== undefined) count.acceptable += 1;
    else if (keepable) count.keepable += 1;
    counts.set(code, count);
  }
  return [...counts]
    .map(([code, count]) => ({ code, ...count }))
    .filter(({ acceptable, keepable }) => acceptable > 1 || keepable > 1);
}

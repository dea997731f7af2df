import { type CellValue, type Cell as HucreCell, readXlsx as parse } from 'hucre/xlsx';
import { type Cell, columnName, type Sheet, type Workbook } from '../../domain/intake/workbook.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { TellRows } from './read-bytes.ts';
import { type Entry, readZip } from './zip-guard.ts';

export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;

type Unreadable = { readonly unreadable: RefusalCode };

/** An .xlsx file as typed cells. Formulas are carried along as text; nothing in here could evaluate one. */
export async function readXlsx(bytes: Buffer, tell: TellRows): Promise<Workbook | Unreadable> {
  const entries = readZip(bytes);
  if ('unreadable' in entries) return entries;
  const refused = forbidden(entries);
  if (refused !== undefined) return { unreadable: refused };
  const known = rowsKnown(entries);
  tell(0, known);
  // The rectangle is ours to set: one cell in the last corner of a sheet would otherwise ask for 17 thousand million.
  const range = `A1:${columnName(MOST_COLUMNS - 1)}${MOST_ROWS}`;
  const hiddenSheets: string[] = [];
  let parsed: Awaited<ReturnType<typeof parse>>;
  try {
    parsed = await parse(bytes, {
      readStyles: true,
      range,
      sheets: ({ name, hidden, veryHidden }) => {
        if (!hidden && !veryHidden) return true;
        hiddenSheets.push(name.normalize('NFC'));
        return false;
      },
    });
  } catch {
    // The library's message quotes the file; to the user the file is broken, whatever the part.
    return { unreadable: 'TABLE_BROKEN' };
  }
  const from1904 = parsed.dateSystem === '1904' ? ({ from1904: true } as const) : {};
  let read = 0;
  const sheets = parsed.sheets.map(({ name, rows, cells, merges, rowDefs }): Sheet => {
    const typed = rows.map((values, row) => {
      read += 1;
      if (read % ROWS_A_TELLING === 0) tell(read, known);
      return values.map((value, column) => cellOf(value, cells?.get(`${row},${column}`), from1904));
    });
    const hiddenRows = [...(rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : []));
    return {
      ...(hiddenRows.length > 0 ? { hiddenRows } : {}),
      name: name.normalize('NFC'),
      rows: withoutEmptyEnd(typed),
      merges: (merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
        top: startRow,
        left: startCol,
        bottom: endRow,
        right: endCol,
      })),
    };
  });
  return { sheets, encoding: null, ...(hiddenSheets.length > 0 ? { hiddenSheets } : {}) };
}

/** Rows between two words on how far the reading has come. */
const ROWS_A_TELLING = 200;

const isSheet = ({ name }: Entry): boolean => /^xl\/worksheets\/[^/]+\.xml$/.test(name);

/** As the sheets' own text counts them, before any of it is parsed. */
const rowsKnown = (entries: readonly Entry[]): number =>
  entries
    .filter(isSheet)
    .reduce((sum, { bytes }) => sum + (bytes.toString('latin1').match(/<(?:\w+:)?row[\s>]/g)?.length ?? 0), 0);

const MACROS = /vbaProject|\/macrosheets\/|\/activeX\/|\/ctrlProps\//i;

function forbidden(entries: readonly Entry[]): RefusalCode | undefined {
  if (entries.some(({ name, bytes }) => name === 'mimetype' && bytes.includes('opendocument.spreadsheet'))) {
    return 'TABLE_OPEN_DOCUMENT';
  }
  const types = entries.find(({ name }) => name === '[Content_Types].xml')?.bytes.toString('utf8');
  if (types === undefined || !entries.some(({ name }) => /^xl\/workbook\.(xml|bin)$/.test(name)))
    return 'TABLE_UNKNOWN';
  if (/macroEnabled/i.test(types) || entries.some(({ name }) => MACROS.test(name))) return 'TABLE_WITH_MACROS';
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return 'TABLE_OLD_FORMAT';
  for (const { name, bytes } of entries) {
    if (!name.endsWith('.xml') && !name.endsWith('.rels')) continue;
    // No writer of workbooks declares a DTD; those who do want entities to grow.
    if (bytes.subarray(0, 4096).includes('<!DOCTYPE')) return 'TABLE_BROKEN';
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name) && isTooLarge(bytes.toString('latin1'))) return 'TABLE_TOO_LARGE';
  }
  return undefined;
}

/** Whether a cell that holds something lies outside our rectangle. Styled empty cells reach far and mean nothing. */
function isTooLarge(xml: string): boolean {
  for (const [, letters = '', row] of xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!\/)>/g)) {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(row) > MOST_ROWS || column > MOST_COLUMNS) return true;
  }
  return false;
}

/** `000000000000`: digits that the sheet shows and its number does not have. */
const ZEROS = /^0+$/;

function cellOf(
  value: CellValue | undefined,
  detail: HucreCell | undefined,
  from1904: Pick<Cell, 'from1904'>,
): Cell | null {
  const formula = detail?.type === 'formula' ? { formula: (detail.formula ?? '?').normalize('NFC') } : {};
  if (detail?.type === 'error') return { text: String(value ?? detail.value ?? '#?'), kind: 'error' };
  if (value === null || value === undefined || value === '') {
    return detail?.type === 'formula' ? { text: '', kind: 'text', ...formula } : null;
  }
  if (value instanceof Date) {
    const date = value.toISOString().slice(0, 10);
    return { text: date.split('-').toReversed().join('/'), kind: 'date', date, ...formula };
  }
  if (typeof value === 'number') {
    const format = detail?.style?.numFmt ?? '';
    const text = Number.isInteger(value) ? BigInt(value).toString() : String(value);
    return {
      text: ZEROS.test(format) ? text.padStart(format.length, '0') : text,
      kind: 'number',
      ...from1904,
      ...formula,
    };
  }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean', ...formula };
  return { text: value, kind: 'text', ...formula };
}

export function withoutEmptyEnd(rows: readonly (readonly (Cell | null)[])[]): readonly (readonly (Cell | null)[])[] {
  const last = rows.findLastIndex((cells) => cells.some((cell) => cell !== null));
  return rows.slice(0, last + 1);
}

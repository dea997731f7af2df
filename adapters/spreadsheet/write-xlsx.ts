import { type Cell as HucreCell, type WriteSheet, writeXlsx as write } from 'hucre/xlsx';
import { columnName } from '../../domain/intake/workbook.ts';
import type { Choices, SheetToWrite } from '../intake-ports.ts';

const HEADING = {
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'center' },
  protection: { locked: true },
} as const;
const OPEN = { protection: { locked: false } } as const;
/** Typed digits stay a text: a number would lose its leading zeros. */
const OPEN_TEXT = { ...OPEN, numFmt: '@' } as const;

/** Sheets of texts with locked headings and lists to choose from. Protection has no password: it prevents slips only. */
export async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  return Buffer.from(await write({ sheets: sheets.map(toHucre), stringMode: 'shared' }));
}

function toHucre(sheet: SheetToWrite): WriteSheet {
  const cells = new Map<string, Partial<HucreCell>>();
  for (let row = 0; row < sheet.rows.length; row += 1) {
    for (const [column, value] of (sheet.rows[row] ?? []).entries()) {
      cells.set(`${row},${column}`, { value, type: 'string', ...(row < sheet.headingRows ? { style: HEADING } : {}) });
    }
  }
  for (let row = sheet.headingRows; row < sheet.headingRows + sheet.openRows; row += 1) {
    for (let column = 0; column < sheet.widths.length; column += 1) {
      const style = sheet.textColumns.includes(column) ? OPEN_TEXT : OPEN;
      cells.set(`${row},${column}`, { ...(cells.get(`${row},${column}`) ?? { value: null, type: 'empty' }), style });
    }
  }
  return {
    name: sheet.name,
    rows: sheet.rows.map((texts) => [...texts]),
    cells,
    columns: sheet.widths.map((width) => ({ width })),
    ...(sheet.headingRows > 0 ? { freezePane: { rows: sheet.headingRows } } : {}),
    protection: {
      sheet: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
    },
    dataValidations: sheet.choices.map((choices) => validation(sheet, choices)),
  };
}

const validation = ({ headingRows, openRows }: SheetToWrite, { column, from, title, message }: Choices) => ({
  type: 'list' as const,
  formula1: `'${from.sheet}'!$${columnName(from.column)}$2:$${columnName(from.column)}$${from.count + 1}`,
  allowBlank: true,
  showInputMessage: true,
  inputTitle: title,
  inputMessage: message,
  showErrorMessage: true,
  errorStyle: 'warning' as const,
  errorTitle: title,
  errorMessage: message,
  range: `${columnName(column)}${headingRows + 1}:${columnName(column)}${headingRows + openRows}`,
});

/** The text of a cell: what is done to every cell before its meaning is asked for. */

import { tidy } from '../names/vietnamese-names.ts';
import { type Doubt, doubt } from './findings.ts';
import { decodeLegacy, type LegacyEncoding, legacyEncodingOf, mayBeLegacy, readsAs } from './legacy-encodings.ts';
import type { Cell } from './workbook.ts';

/** A value with all that is doubtful about it; `value` is what it becomes when every suggestion is accepted. */
export interface Reading<T> {
  readonly value: T;
  readonly doubts: readonly Doubt[];
}

/** What somebody has answered for a cell: codes whose doubt was looked at and whose text stays. */
export type Kept = ReadonlySet<string>;

/** The encoding most of the sheet is typed in; a short word alone cannot always tell. */
export type SheetEncoding = LegacyEncoding | undefined;

/** Begins like a formula; a spreadsheet that opens the text later would run it. */
const FORMULA_START = /^[=+\-@\t\r][=+\-@\s]*(?:\d+\s+)?/;
/** "- Có hai sáng kiến": a list, not a formula. */
const BULLET = /^[-+]\s+\p{L}/u;
const SHOWN_OF_LINK = /^HYPERLINK\(\s*"[^"]*"\s*[,;]\s*"([^"]*)"\s*\)$/i;

const SHOWN = 60;
const brief = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

export function readText(cell: Cell | null, kept: Kept, sheetEncoding?: SheetEncoding): Reading<string> {
  if (cell === null) return { value: '', doubts: [] };
  if (cell.kind === 'error') return { value: '', doubts: [doubt('CELL_ERROR', [cell.text])] };
  if (cell.formula !== undefined) return readFormula(cell.text, cell.formula);
  const doubts: Doubt[] = [];
  let text = cell.text;
  const encoding = kept.has('LEGACY_TEXT') ? undefined : encodingOf(text, sheetEncoding);
  if (encoding !== undefined) {
    text = decodeLegacy(text, encoding);
    doubts.push(doubt('LEGACY_TEXT', [encoding === 'TCVN3' ? 'TCVN3 (ABC)' : 'VNI'], tidy(text)));
  }
  if (text !== text.normalize('NFC')) doubts.push(doubt('NOT_COMPOSED', [], tidy(text)));
  const composed = text.normalize('NFC');
  const clean = tidyLines(composed);
  if (composed !== clean) doubts.push(doubt('EXTRA_SPACES', [], clean));
  const start = BULLET.test(composed) ? null : FORMULA_START.exec(composed.replace(/^ +/, ''));
  if (start !== null && !kept.has('FORMULA_START')) {
    const rest = clean.replace(FORMULA_START, '').trim();
    const first = start[0].trim().slice(0, 1) || 'dấu tab';
    doubts.push(doubt('FORMULA_START', [first], rest === '' ? undefined : rest));
    return { value: rest, doubts };
  }
  return { value: clean, doubts };
}

/** Paragraphs inside a cell stay apart; each is tidied by itself. */
const tidyLines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');

function readFormula(shown: string, formula: string): Reading<string> {
  const saved = tidy(shown === '' ? (SHOWN_OF_LINK.exec(formula)?.[1] ?? '') : shown).replace(FORMULA_START, '');
  if (saved === '') return { value: '', doubts: [doubt('FORMULA_EMPTY', [brief(formula)])] };
  return { value: saved, doubts: [doubt('FORMULA', [brief(formula)], saved)] };
}

function encodingOf(text: string, sheetEncoding: SheetEncoding): SheetEncoding {
  const own = legacyEncodingOf(text);
  if (own !== undefined) return own;
  return sheetEncoding !== undefined && mayBeLegacy(text) && readsAs(text, sheetEncoding) ? sheetEncoding : undefined;
}

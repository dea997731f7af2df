/** A corrected file of the same list asks again what was answered before: the answers come along, and can be taken back. */

import { fold } from '../names/vietnamese-names.ts';
import { type Answers, type CellAnswer, rowName } from './answers.ts';
import type { CellQuestion } from './questions.ts';

/** Doubts about how rows stand to each other: in another file the other row may be another. */
const ABOUT_OTHER_ROWS: readonly string[] = ['SAME_PERSON', 'ID_OF_ANOTHER', 'NAMESAKE_UNSURE'];

/**
 * The same words in the same kind of column about a row of the same name, doubted for the same reasons; undefined for
 * what is asked anew each time.
 */
function sameness({ field, found, codes, sentences, name, inList }: CellQuestion): string | undefined {
  if (codes.some((code) => ABOUT_OTHER_ROWS.includes(code))) return undefined;
  // Errors of a register have no code: what is said of the cell tells them apart.
  const reasons = inList && codes.every((code) => code !== '') ? codes : sentences;
  return JSON.stringify([field, found, reasons.toSorted(), fold(name)]);
}

type Said = Omit<CellAnswer, 'cell'> | 'LEFT_OUT' | 'DIVIDED';

/**
 * @param asked what was asked about the file before, as if nothing had been answered
 * @param asking the same of the new file
 */
export function carryOver(asked: readonly CellQuestion[], before: Answers, asking: readonly CellQuestion[]): Answers {
  const byCell = new Map(before.cells.map(({ cell, ...answer }) => [cell, answer]));
  const leftOut = new Set(before.leftOut);
  const said = new Map<string, Said>();
  for (const question of asked) {
    const key = sameness(question);
    const answer = leftOut.has(rowName(question.sheet, question.row)) ? 'LEFT_OUT' : byCell.get(question.cell);
    if (key === undefined || answer === undefined) continue;
    const known = said.get(key);
    // Two equal questions that were answered differently are each their own.
    const divided = known !== undefined && JSON.stringify(words(known)) !== JSON.stringify(words(answer));
    said.set(key, divided ? 'DIVIDED' : answer);
  }
  const cells: CellAnswer[] = [];
  const rows: string[] = [];
  for (const question of asking) {
    const answer = said.get(sameness(question) ?? '');
    if (answer === 'LEFT_OUT' && question.inList) rows.push(rowName(question.sheet, question.row));
    if (answer === undefined || typeof answer === 'string') continue;
    cells.push({ ...answer, cell: question.cell, carried: true });
  }
  return { cells, leftOut: [...new Set(rows)] };
}

const words = (said: Said) => (typeof said === 'string' ? said : [said.text ?? null, said.keep.toSorted()]);

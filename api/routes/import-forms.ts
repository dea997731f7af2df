/** From the fields of the intake pages to what the commands take. */

import { type Answers, type CellAnswer, rowName } from '../../domain/intake/answers.ts';
import type { AnyLayout } from '../../domain/intake/layout.ts';
import { isDoubtCode } from '../../domain/intake/lists.ts';
import { areAlike, type CellQuestion, prefilled } from '../../domain/intake/questions.ts';
import type { AnswerImportInput, SheetChoice } from '../commands/answer-import.ts';
import type { Desk } from './import-desk.tsx';

type Fields = Readonly<Record<string, string>>;

const MOST_QUESTIONS = 200;
/** A cell holds at most an achievement's text; longer answers are cut where the reader will say so. */
const LONGEST_ANSWER = 4000;

const codesIn = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter(isDoubtCode);

/** The answers of one page of questions, of a bulk button, or rows taken back. */
export function answersFrom(
  fields: Fields,
  all: (name: string) => readonly string[],
  before: Answers,
  questions: readonly CellQuestion[],
): Pick<AnswerImportInput, 'cells' | 'leftOut' | 'acceptAll' | 'keepAll' | 'askAgain'> {
  if (fields.viec === 'cung-loai') return { acceptAll: codesIn(fields.nhan), keepAll: codesIn(fields.giu) };
  if (fields.viec === 'hoi-lai') return { askAgain: all('hoi-lai') };
  if (fields.viec === 'bo-cho') {
    const waiting = questions.flatMap(({ inList, sheet, row }) => (inList ? [rowName(sheet, row)] : []));
    return { leftOut: [...before.leftOut, ...waiting] };
  }
  if (fields.viec === 'lay-lai') return { leftOut: before.leftOut.filter((row) => !all('lay-lai').includes(row)) };
  const cells: CellAnswer[] = [];
  const leftOut = [...before.leftOut];
  for (let number = 1; number <= Math.min(MOST_QUESTIONS, Number(fields.so) || 0); number += 1) {
    const field = (part: string) => fields[`o-${number}-${part}`];
    const cell = field('cell');
    const asked = questions.find((question) => question.cell === cell);
    // Answered by somebody else in the meantime.
    if (asked === undefined) continue;
    const typed = field('text') ?? '';
    // A text that was typed without choosing "ghi lại" is meant all the same; it must not be lost without a word.
    const choice = field('viec') ?? (typed !== '' && typed !== prefilled(asked) ? 'sua' : '');
    const meant =
      field('het') === 'co'
        ? [asked, ...questions.filter((other) => other !== asked && areAlike(asked, other))]
        : [asked];
    const taken = /^nhan-\d$/.test(choice) ? field(`goi-y-${choice.slice('nhan-'.length)}`) : undefined;
    const text = choice === 'sua' ? typed : taken;
    for (const one of meant) {
      if (choice === 'bo' && one.inList) leftOut.push(rowName(one.sheet, one.row));
      if (choice === 'giu') cells.push({ cell: one.cell, keep: codesIn(field('ma')) });
      if (text !== undefined) cells.push({ cell: one.cell, text: text.slice(0, LONGEST_ANSWER), keep: [] });
    }
  }
  return { cells, leftOut };
}

/** What the page of columns says, sheet by sheet. */
export function choicesFrom(
  fields: Fields,
  layout: AnyLayout,
  { kinds, fieldsOf }: Pick<Desk, 'kinds' | 'fieldsOf'>,
): readonly SheetChoice[] {
  return layout.map((sheet, index) => {
    const field = (part: string) => fields[`b-${index}-${part}`] ?? '';
    const kind = kinds.find(([id]) => id === field('loai'))?.[0] ?? null;
    const known = new Set(fieldsOf(kind ?? '').map(([name]) => name));
    const chosen = sheet.columns.flatMap(({ column, field: before }): readonly (readonly [number, string])[] => {
      // A sheet that showed no columns says nothing about them.
      const name = sheet.kind === null ? (before ?? '') : field(`c-${column}`);
      return known.has(name ?? '') ? [[column, name ?? '']] : [];
    });
    return {
      name: sheet.name,
      kind,
      headerRow: Math.max(0, (Number.parseInt(field('tieu-de'), 10) || sheet.headerRow + 1) - 1),
      fields: Object.fromEntries(chosen),
      awardCode: field('hinh-thuc') === '' ? null : field('hinh-thuc'),
    };
  });
}

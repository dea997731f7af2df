/** Reads one row of a list: each cell by what its column holds, then the cells against each other. */

import { idsIn } from '../initiatives/leaning.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import type { CellAnswer } from './answers.ts';
import type { MatchAward } from './award-matcher.ts';
import { FIELDS, type Field } from './fields.ts';
import { type Doubt, doubt, type FindingCode, isFindingCode, isKeepable } from './findings.ts';
import { ageOn, type Birth, type DateOrder, readBirth } from './read-birth.ts';
import { readCitizenId } from './read-citizen-id.ts';
import { type Kept, type Reading, readText, type SheetEncoding } from './read-text.ts';
import { readGender, readName, readNote, readRole } from './read-words.ts';
import type { ImportedRow } from './rows.ts';
import { type Cell, cellName, isBlank } from './workbook.ts';

/** What a row can only know from the rest of the sheet. */
export interface Surroundings {
  readonly sheet: string;
  readonly kind: SubjectKind;
  readonly columnOf: (field: Field) => number | undefined;
  /** The cell, or for a merged block the one that holds its value. */
  readonly cellAt: (row: number, column: number) => { readonly cell: Cell | null; readonly merged: boolean };
  readonly answerFor: (cell: string) => CellAnswer | undefined;
  readonly encoding: SheetEncoding;
  readonly dateOrder: DateOrder;
  readonly matchAward: MatchAward;
  /** The award of the whole sheet, when no column names one. */
  readonly sheetAward: string | null;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

export interface PlacedDoubt {
  readonly column: number;
  readonly found: string;
  readonly doubt: Doubt;
}

/** As the submission's own form allows them. */
const LONGEST: Readonly<Partial<Record<Field, number>>> = {
  name: 120,
  position: 160,
  unit: 200,
  staffId: 60,
  achievement: 2000,
};
const REQUIRED: Readonly<Record<SubjectKind, readonly Field[]>> = {
  INDIVIDUAL: ['name', 'position', 'unit', 'achievement', 'award'],
  COLLECTIVE: ['name', 'achievement', 'award'],
};
const DITTO = /^(["”“″]|''|,,|-?\s*nt\s*-?|như trên|\/\/)$/iu;

export function readRow(
  around: Surroundings,
  row: number,
): { readonly row: Omit<ImportedRow, 'leftOut'>; readonly doubts: readonly PlacedDoubt[] } {
  const placed: PlacedDoubt[] = [];

  /** The cell of a field with its answer in place, and a reader's doubts put at it. */
  function take<T>(field: Field, read: (cell: Cell | null, kept: Kept) => Reading<T>): T {
    const column = around.columnOf(field);
    // A column that is not there is said once for the sheet, not in every row.
    if (column === undefined) return read(null, NOTHING).value;
    const { cell, merged } = around.cellAt(row, column);
    const answer = around.answerFor(cellName(around.sheet, row, column));
    const kept: Kept = new Set(answer?.keep.filter((code) => isFindingCode(code) && isKeepable(code)));
    const shown: Cell | null = answer?.text === undefined ? cell : { text: answer.text, kind: 'text' };
    const { value, doubts } = read(shown, kept);
    const found = cell?.formula === undefined ? (cell?.text ?? '') : `=${cell.formula}`;
    const place = (one: Doubt) => placed.push({ column, found, doubt: one });
    if (merged && !isBlank(shown)) place(doubt('MERGED_VALUE', [found]));
    for (const one of doubts) if (!kept.has(one.code)) place(one);
    return value;
  }

  const text = (field: Field): string =>
    take(field, (cell, kept) => {
      const above = isDitto(cell) && !kept.has('DITTO') ? textAbove(around, row, field) : undefined;
      if (above !== undefined) return { value: above, doubts: [doubt('DITTO', [cell?.text ?? ''], above)] };
      const { value, doubts } = readText(cell, kept, around.encoding);
      return { value, doubts: [...doubts, ...checks(field, value, around.kind, doubts.length > 0)] };
    });

  const named = take('name', (cell, kept) => {
    const { value, doubts } = readName(cell, kept, around.encoding);
    const reading =
      around.kind === 'COLLECTIVE' ? withoutPersonWords(readText(cell, kept, around.encoding)) : { value, doubts };
    return {
      ...reading,
      doubts: [...reading.doubts, ...checks('name', reading.value.name, around.kind, reading.doubts.length > 0)],
    };
  });
  const position = text('position');
  const shared = { kind: around.kind, sheet: around.sheet, row, name: named.name, position };
  const unit = text('unit');
  const achievement = text('achievement');
  const note = take('note', (cell, kept) => readNote(cell, kept, around.encoding));
  const awardCode = take('award', (cell, kept) => readAward(around, row, cell, kept)) ?? around.sheetAward;
  const { text: noteText, sanction: sanctionNoted, posthumous } = note;
  const common = { ...shared, unit, achievement, note: noteText, sanctionNoted, posthumous, awardCode };
  if (around.kind === 'COLLECTIVE') {
    const members = take('members', (cell, kept) => readText(cell, kept));
    const count = /^\d+$/.test(members) ? Number(members) : null;
    return {
      row: { ...common, woman: null, birth: null, citizenId: null, staffId: null, roleClass: null, members: count },
      doubts: placed,
    };
  }
  const sides = sidesOf(around, row);
  const birthField = sides === undefined ? 'birthDate' : sides.woman === false ? 'birthMen' : 'birthWomen';
  const birth = take(birthField, (cell, kept) => {
    const reading = readBirth(cell, kept, around.dateOrder, Number(around.today.slice(0, 4)));
    return { ...reading, doubts: [...reading.doubts, ...ageDoubts(reading.value, around.today)] };
  });
  const woman =
    sides !== undefined
      ? sides.woman
      : take('gender', (cell, kept) => readGender(cell, named.honorific, kept, around.encoding));
  const beside = { birthYear: birth?.year ?? null, woman };
  const citizenId = take('citizenId', (cell, kept) => readCitizenId(cell, beside, kept));
  const staffId = text('staffId') || null;
  const roleClass = take('roleClass', (cell, kept) => readRole(cell, position, kept));
  const initiatives = idsIn(text('initiatives'));
  const led = initiatives.length === 0 ? {} : { initiatives };
  return { row: { ...common, ...led, woman, birth, citizenId, staffId, roleClass, members: null }, doubts: placed };
}

const NOTHING: Kept = new Set();

/** Years of birth in a column for men and one for women: which of them is filled says who it is. */
function sidesOf({ columnOf, cellAt }: Surroundings, row: number): { readonly woman: boolean | null } | undefined {
  const [men, women] = [columnOf('birthMen'), columnOf('birthWomen')];
  if (men === undefined || women === undefined) return undefined;
  if (!isBlank(cellAt(row, men).cell)) return { woman: false };
  return { woman: isBlank(cellAt(row, women).cell) ? null : true };
}

const withoutPersonWords = ({ value, doubts }: Reading<string>) => ({
  value: { name: value, honorific: null },
  doubts,
});

const isDitto = (cell: Cell | null): boolean => cell !== null && DITTO.test(cell.text.trim());

/** The nearest text above that is no ditto itself. */
function textAbove({ columnOf, cellAt }: Surroundings, row: number, field: Field): string | undefined {
  const column = columnOf(field);
  if (column === undefined) return undefined;
  for (let above = row - 1; above >= 0; above -= 1) {
    const { cell } = cellAt(above, column);
    if (cell !== null && !isBlank(cell) && !isDitto(cell)) return cell.text.normalize('NFC').trim();
  }
  return undefined;
}

function checks(field: Field, value: string, kind: SubjectKind, alreadyDoubted: boolean): readonly Doubt[] {
  const most = LONGEST[field];
  if (most !== undefined && value.length > most) return [doubt('TOO_LONG', [String(value.length), String(most)])];
  if (value === '' && REQUIRED[kind].includes(field) && !alreadyDoubted) {
    return [doubt('REQUIRED', [FIELDS[field].label.toLowerCase()])];
  }
  return [];
}

function readAward(around: Surroundings, row: number, cell: Cell | null, kept: Kept): Reading<string | null> {
  if (isDitto(cell)) {
    const above = textAbove(around, row, 'award');
    if (above !== undefined) {
      return {
        value: around.matchAward(above, around.kind).value,
        doubts: [doubt('DITTO', [cell?.text ?? ''], above)],
      };
    }
  }
  const { value, doubts } = readText(cell, kept, around.encoding);
  if (value === '')
    return { value: null, doubts: [...doubts, ...checks('award', value, around.kind, doubts.length > 0)] };
  const matched = around.matchAward(value, around.kind);
  return { value: matched.value, doubts: [...doubts, ...matched.doubts] };
}

const OLDEST = 110;

function ageDoubts(birth: Birth | null, today: string): readonly Doubt[] {
  if (birth === null) return [];
  const age = ageOn(today, birth);
  const shown = birth.date?.split('-').toReversed().join('/') ?? String(birth.year);
  if (age < 0 || age > OLDEST) return [doubt('BIRTH_UNLIKELY', [shown])];
  const code: FindingCode | undefined = age < 15 ? 'UNDER_15' : age < 18 ? 'UNDER_18' : undefined;
  return code === undefined ? [] : [doubt(code, [String(age)])];
}

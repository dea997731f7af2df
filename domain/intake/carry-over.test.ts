import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysed, type ListRow, listOf } from '../../tests/support/intake.ts';
import { type Answers, NO_ANSWERS, withAnswers } from './answers.ts';
import { carryOver } from './carry-over.ts';
import { proposeLayout } from './layout.ts';
import { questionsOf } from './questions.ts';

const ask = (rows: readonly ListRow[], answers: Answers = NO_ANSWERS) => {
  const workbook = listOf(...rows);
  return questionsOf(analysed(workbook, answers), proposeLayout(workbook));
};
const carried = (before: readonly ListRow[], answers: Answers, after: readonly ListRow[]) =>
  carryOver(ask(before), answers, ask(after));

const VUNG: ListRow = { 'Họ và tên': 'Trần Quốc Vững', 'Số CCCD': '1085012345' };
const LOAN: ListRow = { 'Họ và tên': 'Bà Phạm Thị Loan', 'Giới tính': 'Nữ', 'Số CCCD': '001185012346' };
const ID = { cell: 'DS!E2', text: '001085012345', keep: [] };

describe('answers of the file before', () => {
  it('come along with the person, wherever the row stands now', () => {
    const { cells } = carried([VUNG], { cells: [ID], leftOut: [] }, [LOAN, VUNG]);
    expect(cells).toStrictEqual([{ ...ID, cell: 'DS!E3', carried: true }]);
    // With the answer in its place only the new row is asked about.
    expect(ask([LOAN, VUNG], { cells, leftOut: [] }).map(({ cell }) => cell)).toStrictEqual(['DS!B2']);
  });

  it('stay behind when the cell says something else, or stands beside another name', () => {
    const answers = { cells: [ID], leftOut: [] };
    expect(carried([VUNG], answers, [{ ...VUNG, 'Số CCCD': '1085099999' }]).cells).toStrictEqual([]);
    expect(carried([VUNG], answers, [{ ...VUNG, 'Họ và tên': 'Trần Quốc Vương' }]).cells).toStrictEqual([]);
  });

  it('are not chosen from when equal questions were answered differently', () => {
    const twins = [LOAN, { ...LOAN, 'Số CCCD': '001185099999' }];
    const [first, second] = ask(twins).filter(({ codes }) => codes.includes('HONORIFIC'));
    const cells = [
      { cell: first?.cell ?? '', text: 'Phạm Thị Loan', keep: [] },
      { cell: second?.cell ?? '', keep: ['HONORIFIC'] },
    ];
    expect(carried(twins, { cells, leftOut: [] }, [LOAN]).cells).toStrictEqual([]);
  });

  it('leave out again what was left out', () => {
    const { leftOut } = carried([LOAN], { cells: [], leftOut: ['DS!2'] }, [VUNG, LOAN]);
    expect(leftOut).toStrictEqual(['DS!3']);
  });

  it('about two rows that are one person are asked anew', () => {
    const same = [VUNG, VUNG].map((row) => ({ ...row, 'Số CCCD': '001085012345' }));
    const answers = { cells: [{ cell: 'DS!E3', keep: ['SAME_PERSON'] }], leftOut: [] };
    expect(ask(same).map(({ codes }) => codes)).toStrictEqual([['SAME_PERSON']]);
    expect(carried(same, answers, same).cells).toStrictEqual([]);
  });

  it('settle in the same file what they settled in it, in whatever order its rows stand', () => {
    const row = fc.record({
      'Họ và tên': fc.constantFrom('Ông Trần Văn An', 'Lê  Minh', 'Vũ Thị Hòa 2'),
      'Ngày sinh': fc.constantFrom('27/02/1985', '31166', '02/27/1985'),
      'Số CCCD': fc.constantFrom('', '1085012345', '12'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(row, { maxLength: 4, selector: (one) => one['Họ và tên'] }), (rows) => {
        const before = ask(rows);
        const answers = withAnswers(
          NO_ANSWERS,
          before.flatMap(({ cell, suggestions: [text] }) => (text === undefined ? [] : [{ cell, text, keep: [] }])),
        );
        const turned = rows.toReversed();
        expect(ask(turned, carried(rows, answers, turned))).toHaveLength(ask(rows, answers).length);
      }),
      { numRuns: 60 },
    );
  });
});

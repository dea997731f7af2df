import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { analysed, CATALOGUE, type ListRow, listOf, said, TODAY } from '../../tests/support/intake.ts';
import { analyse } from './analyse.ts';
import { NO_ANSWERS, withAnswers } from './answers.ts';
import { draftLists, isReady, MOST_NOMINEES } from './drafts.ts';
import { guessHeading } from './fields.ts';
import { isKeepable, needsAnswer } from './findings.ts';
import { proposeLayout, tableAt } from './layout.ts';
import { bulkAnswers, questionsOf } from './questions.ts';
import type { Cell } from './workbook.ts';

const doubtsOf = (...rows: readonly ListRow[]) =>
  said(analysed(listOf(...rows)).findings.filter(({ code }) => code !== 'DATE_AS_TEXT'));
const number = (text: string): Cell => ({ text, kind: 'number' });

describe('a row', () => {
  it('without a fault raises none', () => {
    expect(doubtsOf({})).toStrictEqual([]);
  });

  it.each([
    [{ 'Họ và tên': '' }, 'DS!B2 REQUIRED'],
    [{ 'Họ và tên': '=cmd|calc' }, 'DS!B2 FORMULA_START'],
    [{ 'Tóm tắt thành tích': '@SUM(A1)' }, 'DS!J2 FORMULA_START'],
    [{ 'Tóm tắt thành tích': '\tHai sáng kiến' }, 'DS!J2 FORMULA_START'],
    [{ 'Tóm tắt thành tích': 'a'.repeat(2001) }, 'DS!J2 TOO_LONG'],
    [{ 'Giới tính': 'x' }, 'DS!D2 GENDER_UNKNOWN'],
    [{ 'Họ và tên': 'Bà Trần Văn Bình' }, 'DS!D2 GENDER_AGAINST_HONORIFIC'],
    [{ 'Ngày sinh': '31/02/1985' }, 'DS!C2 DATE_IMPOSSIBLE'],
    [{ 'Ngày sinh': '27/02/1885', 'Số CCCD': '' }, 'DS!C2 BIRTH_UNLIKELY'],
    [{ 'Ngày sinh': '27/02/2010', 'Số CCCD': '001210012345' }, 'DS!C2 UNDER_18'],
    [{ 'Ngày sinh': number('31105') }, 'DS!C2 DATE_AS_SERIAL'],
    [{ 'Ngày sinh': '' }, 'DS!C2 BIRTH_MISSING'],
    [{ 'Số CCCD': '001185012345' }, 'DS!E2 ID_AGAINST_GENDER'],
    [{ 'Số CCCD': '999085012345' }, 'DS!E2 ID_PROVINCE'],
    [{ 'Số CCCD': '123456789' }, 'DS!E2 ID_OLD'],
    [{ 'Số CCCD': '24O85012345x' }, 'DS!E2 ID_NOT_DIGITS'],
    [{ 'Đối tượng': 'LĐ' }, 'DS!H2 ROLE_AMBIGUOUS'],
    [{ 'Đối tượng': 'công nhân' }, 'DS!H2 ROLE_SPELLING'],
    [{ 'Chức vụ': 'Phó Giám đốc' }, 'DS!H2 ROLE_AGAINST_POSITION'],
    [{ 'Hình thức đề nghị': 'Lao động tiên tiên' }, 'DS!I2 AWARD_SHORTENED'],
    [{ 'Hình thức đề nghị': 'Lao động tiên tếin' }, 'DS!I2 AWARD_LIKELY'],
    [{ 'Hình thức đề nghị': 'Tập thể lao động xuất sắc' }, 'DS!I2 AWARD_WRONG_KIND'],
    [{ 'Ghi chú': 'có đơn tố cáo' }, 'DS!K2 SANCTION_NOTE'],
  ])('%o is doubted at its cell: %s', (row, expected) => {
    expect(doubtsOf(row)).toContain(expected);
  });

  it.each([
    [{ 'Ghi chú': 'Không vi phạm kỷ luật, không có khiếu nại, tố cáo' }],
    [{ 'Tóm tắt thành tích': '- Có hai sáng kiến\n- Dẫn đầu phong trào' }],
    [{ 'Hình thức đề nghị': 'LAO ĐỘNG TIÊN TIẾN' }],
    [{ 'Hình thức đề nghị': 'LDTT' }],
    [{ 'Ngày sinh': '1985' }],
    [{ 'Ngày sinh': number('1985') }],
    [{ 'Họ và tên': 'H’Hen Niê' }],
  ])('%o is nothing to ask about', (row) => {
    expect(doubtsOf(row)).toStrictEqual([]);
  });

  it('left out raises no doubts and goes nowhere', () => {
    const { rows, findings } = analysed(listOf({}, { 'Giới tính': 'x' }), { ...NO_ANSWERS, leftOut: ['DS!3'] });
    expect(findings.filter(needsAnswer)).toStrictEqual([]);
    expect(isReady({ rows, findings })).toBe(true);
    expect(draftLists(rows, 'Công đoàn').flatMap(({ nominees }) => nominees)).toHaveLength(1);
  });
});

describe('rows beside each other', () => {
  const other = { 'Số CCCD': '001085099999' };
  it('one id and one name are one person; one id and two names are doubted at both', () => {
    expect(doubtsOf({}, {})).toContain('DS!E3 SAME_PERSON');
    const two = doubtsOf({}, { 'Họ và tên': 'Lê Văn Khoa' });
    expect(two.filter((one) => one.endsWith('ID_OF_ANOTHER'))).toStrictEqual([
      'DS!E2 ID_OF_ANOTHER',
      'DS!E3 ID_OF_ANOTHER',
    ]);
  });

  it('one name and two ids are two people, and said to be', () => {
    expect(doubtsOf({}, other)).toStrictEqual(['DS!B2 NAMESAKE', 'DS!B3 NAMESAKE']);
  });

  it('one name and one birthday without an id may be one person; a year alone cannot tell', () => {
    expect(doubtsOf({}, { 'Số CCCD': '' })).toContain('DS!B3 SAME_PERSON');
    expect(doubtsOf({}, { 'Số CCCD': '', 'Ngày sinh': '1985' })).toContain('DS!B3 NAMESAKE_UNSURE');
  });
});

describe('answers', () => {
  it('keep only what may be kept', () => {
    const workbook = listOf({ 'Số CCCD': '', 'Giới tính': 'x' });
    const keep = (cell: string, code: 'ID_MISSING' | 'GENDER_UNKNOWN') => ({ cell, keep: [code] });
    const answers = withAnswers(NO_ANSWERS, [keep('DS!E2', 'ID_MISSING'), keep('DS!D2', 'GENDER_UNKNOWN')]);
    const waiting = analysed(workbook, answers).findings.filter(needsAnswer);
    expect(said(waiting)).toStrictEqual(['DS!D2 GENDER_UNKNOWN']);
  });

  it('do not cover what comes up later at the same cell', () => {
    const keptId = withAnswers(NO_ANSWERS, [{ cell: 'DS!E2', keep: ['ID_PROVINCE'] }]);
    const waiting = analysed(listOf({ 'Số CCCD': '999185012345' }), keptId).findings.filter(needsAnswer);
    expect(said(waiting)).toStrictEqual(['DS!E2 ID_AGAINST_GENDER']);
  });

  it('typed anew are read like a cell', () => {
    const answers = withAnswers(NO_ANSWERS, [{ cell: 'DS!C2', text: '30/02/1985', keep: [] }]);
    expect(said(analysed(listOf({}), answers).findings)).toContain('DS!C2 DATE_IMPOSSIBLE');
  });
});

/** Each run reads a list three times. */
const FEWER = { ...RUNS, numRuns: 300 };

describe('whatever is in a cell', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'Ông Bùi Văn Nam',
      '  Bà  Lê Thu Hà',
      '+84 Trần An',
      '24097137115',
      '1/2/85',
      '13/31/1999',
      'nt',
      'Nữ ',
      '=1+1',
      'BK LĐLĐ tỉnh',
      'C«ng ®oµn',
      'Coâng ñoaøn',
    ),
  );
  const column = fc.constantFrom(
    'Họ và tên',
    'Ngày sinh',
    'Giới tính',
    'Số CCCD',
    'Chức vụ',
    'Đơn vị',
    'Đối tượng',
    'Hình thức đề nghị',
    'Tóm tắt thành tích',
    'Ghi chú',
  );

  it('taking a suggestion settles the doubt that made it', () => {
    fc.assert(
      fc.property(column, text, (heading, value) => {
        const workbook = listOf({}, { [heading]: value });
        for (const { cell, code, suggestion } of analysed(workbook).findings.filter(needsAnswer)) {
          if (suggestion === undefined) continue;
          const answers = withAnswers(NO_ANSWERS, [{ cell, text: suggestion, keep: [] }]);
          const again = analysed(workbook, answers).findings;
          expect(again.some((one) => one.cell === cell && one.code === code)).toBe(false);
        }
      }),
      FEWER,
    );
  });

  it('it can always be answered: by a suggestion, by keeping, by another text or without the row', () => {
    fc.assert(
      fc.property(column, text, (heading, value) => {
        const workbook = listOf({}, { [heading]: value });
        const { findings } = analysed(workbook);
        const waiting = questionsOf(analysed(workbook), proposeLayout(workbook));
        expect(new Set(waiting.map(({ cell }) => cell))).toStrictEqual(
          new Set(findings.filter(needsAnswer).map(({ cell }) => cell)),
        );
        expect(waiting.every(({ inList, keepable }) => inList || keepable)).toBe(true);
        const out = analysed(workbook, { ...NO_ANSWERS, leftOut: ['DS!2', 'DS!3'] });
        expect(out.findings.filter(needsAnswer)).toStrictEqual([]);
      }),
      FEWER,
    );
  });

  it('what no one doubts and no one was told of is taken as it stands', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { rows, findings } = analysed(listOf({ 'Đơn vị': value }));
        if (findings.some(({ cell }) => cell === 'DS!G2')) return;
        expect(rows[0]?.unit).toBe(value);
      }),
      FEWER,
    );
  });
});

describe('many answers at once', () => {
  it('are offered where a suggestion or keeping would do, never where a person must judge each', () => {
    const { findings } = analysed(
      listOf(
        { 'Họ và tên': 'Ông Bùi Nam', 'Số CCCD': '', 'Ghi chú': 'đang xem xét kỷ luật' },
        { 'Họ và tên': 'Ông Bùi Sơn', 'Số CCCD': '', 'Ghi chú': 'đang xem xét kỷ luật' },
      ),
    );
    expect(bulkAnswers(findings)).toStrictEqual([
      { code: 'HONORIFIC', acceptable: 2, keepable: 0 },
      { code: 'ID_MISSING', acceptable: 0, keepable: 2 },
    ]);
    expect(isKeepable('SANCTION_NOTE')).toBe(true);
  });
});

describe('a list of one award without a column for it', () => {
  const workbook = listOf({});
  const layout = proposeLayout(workbook).map((sheet) => ({
    ...sheet,
    columns: sheet.columns.map((one) => (one.field === 'award' ? { ...one, field: null } : one)),
  }));
  it('says once what is missing, and is complete when the award of the sheet is chosen', () => {
    const inquiry = { answers: NO_ANSWERS, catalogue: CATALOGUE, today: TODAY };
    expect(said(analyse(workbook, { ...inquiry, layout }).findings)).toContain('DS!A1 NO_COLUMN');
    const chosen = layout.map((sheet) => ({ ...sheet, awardCode: 'LDTT' }));
    const { rows, findings } = analyse(workbook, { ...inquiry, layout: chosen });
    expect(findings.filter(needsAnswer)).toStrictEqual([]);
    expect(rows[0]?.awardCode).toBe('LDTT');
  });

  it('whose headings are looked for in another row proposes its columns anew', () => {
    const [sheet] = workbook.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    expect(tableAt(sheet, 1, guessHeading).columns.some(({ field }) => field === 'name')).toBe(false);
    expect(tableAt(sheet, 0, guessHeading).columns.filter(({ field }) => field !== null)).toHaveLength(11);
  });
});

describe('drafts', () => {
  it('hold one award each and no more nominees than a dossier', () => {
    const awards = ['Lao động tiên tiến', 'Bằng Lao động sáng tạo'];
    const many = Array.from({ length: 1002 }, (_, index) => ({
      'Họ và tên': `Trần ${'ABCDEGHIKLMN'[index % 12]}${'abcdeghiklmn'[Math.floor(index / 12) % 12]}`,
      'Số CCCD': `001085${String(index).padStart(6, '0')}`,
      'Hình thức đề nghị': awards[index % 2] ?? '',
    }));
    const lists = draftLists(analysed(listOf(...many)).rows, 'Công đoàn');
    expect(lists.map(({ awardCode, nominees }) => [awardCode, nominees.length])).toStrictEqual([
      ['LDTT', MOST_NOMINEES],
      ['LDTT', 1],
      ['BLDST', MOST_NOMINEES],
      ['BLDST', 1],
    ]);
  });
});

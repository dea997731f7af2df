import { describe, expect, it } from 'vitest';
import { NO_ANSWERS, withAnswers } from '../../domain/intake/answers.ts';
import { catalogueFor } from '../../domain/intake/catalogue.ts';
import { needsAnswer } from '../../domain/intake/findings.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import { analysed, readSample, said } from '../../tests/support/intake.ts';

/** Every fault that was planted in the department's workbook, at its cell. */
const PLANTED: Readonly<Record<string, readonly string[]>> = {
  NOT_COMPOSED: ['B8', 'B10', 'B14', 'B27', 'B36', 'B39', 'B40', 'B46', 'B52', 'B59', 'B60', 'B68'],
  DATE_AS_TEXT: [
    ...[
      'C8',
      'C9',
      'C13',
      'C14',
      'C16',
      'C17',
      'C20',
      'C23',
      'C24',
      'C26',
      'C29',
      'C30',
      'C31',
      'C33',
      'C34',
      'C35',
      'C37',
    ],
    ...['C38', 'C39', 'C40', 'C41', 'C42', 'C45', 'C46', 'C47', 'C50', 'C51', 'C53', 'C55', 'C59', 'C60', 'C62', 'C64'],
    ...['C65', 'C66', 'C67', 'C68'],
  ],
  // Two people of one name: Hoà and Hòa are one name in two spellings.
  NAMESAKE: ['B11', 'B12', 'B16', 'B17'],
  SAME_PERSON: ['E22'],
  HONORIFIC: ['B30', 'B33', 'B41', 'B45', 'B54', 'B60'],
  EXTRA_SPACES: ['B33', 'B34', 'B55'],
  FORMULA: ['J29'],
  FORMULA_START: ['B31'],
  ID_LOST_ZERO: ['E31', 'E36', 'E38', 'E40', 'E51', 'E52', 'E60', 'E63', 'E64', 'E68', 'E69'],
  ID_WRONG_LENGTH: ['E34'],
  ID_MISSING: ['E35'],
  ID_AGAINST_BIRTH: ['E46'],
  UNDER_15: ['C46'],
  SANCTION_NOTE: ['K44'],
  POSTHUMOUS: ['K45'],
  // An order of the State in the list of a grassroots union.
  AWARD_NOT_YOURS: ['I39'],
  AWARD_AMBIGUOUS: ['I14', 'I21', 'I22', 'I25', 'I26', 'I29', 'I43', 'I48', 'I56', 'I65'],
  SECTION: ['A28'],
  NUMBER_JUMP: ['A29', 'A50'],
  FOOTER: ['B71', 'H73', 'H74'],
};

describe('the department’s workbook', () => {
  it('has every planted fault reported at its cell, and no other', async () => {
    const { findings } = analysed(await readSample('danh-sach-de-nghi-2026.xlsx'));
    const found = said(findings.filter(({ sheet, code }) => sheet === 'Cá nhân' && code !== 'AWARD_SHORTENED'));
    const planted = Object.entries(PLANTED).flatMap(([code, cells]) => cells.map((cell) => `Cá nhân!${cell} ${code}`));
    expect(found.toSorted()).toStrictEqual(planted.toSorted());
  });

  it('has every award that a grassroots union may not propose reported at its cell, with who proposes it and the article', async () => {
    const above = [{ name: 'Liên đoàn Lao động tỉnh Việt Bắc', level: 'PROVINCE' }] as const;
    const catalogue = catalogueFor(ruleSetById('TLD-2026-11'), { level: 'GRASSROOTS', above });
    const { findings } = analysed(await readSample('danh-sach-de-nghi-2026.xlsx'), NO_ANSWERS, catalogue);
    const barred = findings.filter(({ code }) => code === 'AWARD_NOT_YOURS');
    expect(barred.find(({ cell }) => cell === 'Cá nhân!I39')?.sentence).toBe(
      '“Huân chương Lao động hạng Ba”: Hình thức này do công đoàn cấp Tổng Liên đoàn đề nghị; đơn vị thuộc cấp cơ sở. Đề nghị qua công đoàn cấp Tổng Liên đoàn của đơn vị. Căn cứ: Luật Thi đua, khen thưởng năm 2022 (sửa đổi năm 2026) (chờ cơ quan xác nhận). Đề nghị chọn hình thức khác hoặc bỏ dòng này.',
    );
    const named = new Set(barred.map(({ facts }) => facts[0]));
    expect([...named].toSorted()).toStrictEqual([
      'Bằng Lao động sáng tạo',
      'Bằng khen của Tổng Liên đoàn Lao động Việt Nam',
      'Huân chương Lao động hạng Ba',
      'Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”',
    ]);
    expect(barred.find(({ cell }) => cell === 'Cá nhân!I41')?.sentence).toContain(
      'Đề nghị qua Liên đoàn Lao động tỉnh Việt Bắc.',
    );
  });

  it('has its short forms of awards understood, each shown', async () => {
    const { findings, rows } = analysed(await readSample('danh-sach-de-nghi-2026.xlsx'));
    const short = findings.filter(({ code }) => code === 'AWARD_SHORTENED');
    expect([...new Set(short.map(({ found }) => found))].toSorted()).toStrictEqual(
      ['BK.TLĐ', 'Bằng khen LĐLĐ tỉnh', 'Bằng khen TLĐ', 'bằng khen tlđ', 'Cờ thi đua LĐLĐ tỉnh'].toSorted(),
    );
    expect(rows.find(({ row }) => row === 40)?.awardCode).toBe('BK_TLD');
  });

  it('is read to its end: sixty people, four collectives, nobody from the notes', async () => {
    const { rows } = analysed(await readSample('danh-sach-de-nghi-2026.xlsx'));
    expect(rows.filter(({ kind }) => kind === 'INDIVIDUAL')).toHaveLength(60);
    expect(rows.filter(({ kind }) => kind === 'COLLECTIVE').map(({ members }) => members)).toStrictEqual([
      32, 146, 18, 27,
    ]);
  });

  it('shows what each suggestion makes of a cell, and taking it settles the cell', async () => {
    const workbook = await readSample('danh-sach-de-nghi-2026.xlsx');
    const { findings } = analysed(workbook);
    const suggestion = (cell: string) => findings.findLast((one) => one.cell === `Cá nhân!${cell}`)?.suggestion;
    expect(['B30', 'B31', 'B33', 'B60', 'E31', 'E40', 'J29'].map(suggestion)).toStrictEqual([
      'Phan Bá Ngân',
      'Trần Văn Thắng',
      'Vi Ngọc Tuấn',
      'Hoàng Xuân Sơn',
      '008086107119',
      '001194260565',
      'Hoàn thành nhiệm vụ',
    ]);
    const last = new Map(findings.flatMap(({ cell, suggestion: text }) => (text === undefined ? [] : [[cell, text]])));
    const answers = withAnswers(
      NO_ANSWERS,
      [...last].map(([cell, text]) => ({ cell, text, keep: [] })),
    );
    const left = analysed(workbook, answers).findings.filter(needsAnswer);
    expect(left.filter(({ cell }) => last.has(cell)).map(({ code }) => code)).toStrictEqual(['UNDER_15']);
  });
});

describe('lists of other writers', () => {
  it('XlsxWriter, 700 rows: what is wrong is found, digits shown by a number format are digits', async () => {
    const { rows, findings } = analysed(await readSample('danh-sach-700-dong.xlsx'));
    expect(rows).toHaveLength(700);
    expect(rows[9]?.citizenId).toMatch(/^0\d{11}$/);
    expect(said(findings)).toStrictEqual([
      'Danh sách!E23 ID_SPACED',
      'Danh sách!B33 NAME_ODD',
      'Danh sách!B33 NAME_CASE',
      'Danh sách!D43 GENDER_SPELLING',
      'Danh sách!H53 ROLE_AMBIGUOUS',
      'Danh sách!J63 FORMULA',
      'Danh sách!J73 CELL_ERROR',
      'Danh sách!I83 AWARD_LIKELY',
      'Danh sách!I93 AWARD_UNKNOWN',
    ]);
  });

  it('LibreOffice: headings in two rows, years of birth by sex, blocks merged downwards, dittos, a wrong total', async () => {
    const workbook = await readSample('bieu-hai-dong-tieu-de.xlsx');
    const { rows, findings } = analysed(workbook);
    expect(rows.map(({ row }) => row + 1)).toStrictEqual([7, 8, 9, 11, 12, 13]);
    expect(rows.every(({ birth, woman }) => birth !== null && woman !== null)).toBe(true);
    expect(rows.map(({ unit }) => unit)).toStrictEqual([
      ...Array(3).fill('Trường Mầm non Hoa Ban'),
      ...Array(3).fill('Trường Tiểu học Sông Lô'),
    ]);
    expect(said(findings.filter(({ level }) => level !== 'notice'))).toStrictEqual([
      'Biểu 2!A4 NO_COLUMN',
      'Biểu 2!G8 MERGED_VALUE',
      'Biểu 2!G9 MERGED_VALUE',
      'Biểu 2!G12 DITTO',
      'Biểu 2!G13 DITTO',
      'Biểu 2!B15 TOTAL_DIFFERS',
    ]);
  });

  it('text in UTF-16: days and months in two orders are asked about, never chosen', async () => {
    const workbook = await readSample('unicode-text.csv');
    expect(workbook.encoding).toBe('UTF-16LE');
    const { rows, findings } = analysed(workbook);
    expect(rows).toHaveLength(12);
    const waiting = findings.filter(needsAnswer);
    expect(said(waiting)).toContain('Danh sách!C6 DATE_MONTH_FIRST');
    expect(said(waiting)).toContain('Danh sách!C4 DATE_TWO_DIGIT_YEAR');
    expect(waiting.find(({ cell }) => cell === 'Danh sách!C7')?.options).toStrictEqual(['03/04/1985', '04/03/1985']);
    expect(said(waiting)).toContain('Danh sách!G9 DITTO');
  });

  it('text in windows-1258: letters come out composed, and nothing is doubtful', async () => {
    const workbook = await readSample('windows-1258.csv');
    expect(workbook.encoding).toBe('windows-1258');
    const { rows, findings } = analysed(workbook);
    expect(rows).toHaveLength(10);
    expect(findings.filter(({ code }) => code !== 'DATE_AS_TEXT')).toStrictEqual([]);
    expect(rows[3]?.achievement).toBe('Dẫn đầu phong trào; giảm 7,5% than');
  });

  it.each(['phong-chu-vntime.xlsx', 'phong-chu-vni.csv'])(
    '%s: old fonts are recognised and offered, cell by cell',
    async (name) => {
      const { rows, findings } = analysed(await readSample(name));
      expect(rows).toHaveLength(8);
      expect(rows.every(({ name: person }) => /^(\p{Lu}\p{Ll}+ ?)+$/u.test(person))).toBe(true);
      expect(rows.every(({ awardCode }) => awardCode === 'BK_LDLD')).toBe(true);
      const waiting = findings.filter(needsAnswer);
      expect(waiting.length).toBeGreaterThan(20);
      expect(new Set(waiting.map(({ code }) => code))).toStrictEqual(new Set(['LEGACY_TEXT']));
    },
  );
});

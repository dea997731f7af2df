import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTable } from '../intake/layout.ts';
import { maskIdentity, readCitizenId } from './citizen-id.ts';
import { type LegacyColumn, PAST_AWARDS } from './legacy-list.ts';
import { readLegacyRow } from './legacy-row.ts';
import { spellingKey } from './spelling.ts';

const GOOD: Partial<Record<LegacyColumn, string>> = {
  name: 'Trần Quốc Vững',
  birthYear: '1979',
  identity: '079079001234',
  unit: 'Xưởng Cơ điện',
  award: 'Chiến sĩ thi đua cơ sở',
  year: '2019',
  decision: '15/QĐ-CĐCS',
  date: '05/03/2020',
};
const read = (over: Partial<Record<LegacyColumn, string>> = {}) => {
  const cells = { ...GOOD, ...over };
  return readLegacyRow({ text: (column) => cells[column] ?? '', isKept: () => false }, '2026-11-24');
};
const problemOf = (over: Partial<Record<LegacyColumn, string>>) => {
  const { row, problems } = read(over);
  expect(row).toBeUndefined();
  return problems[0];
};

describe('a row of an old register', () => {
  it('is read when nothing in it is in doubt', () => {
    expect(read()).toMatchObject({
      problems: [],
      row: {
        kind: 'INDIVIDUAL',
        citizenId: '079079001234',
        staffId: null,
        award: { code: 'CSTD_CS' },
        decidedOn: '2020-03-05',
      },
    });
  });

  it.each<
    [string, Partial<Record<LegacyColumn, string>>, Partial<{ column: string; level: string; suggestion: string }>]
  >([
    ['a lost zero', { identity: '79079001234' }, { column: 'identity', level: 'doubtful', suggestion: '079079001234' }],
    ['an old nine-digit number', { identity: '271234567' }, { column: 'identity', level: 'doubtful' }],
    ['a citizen id of another birth year', { identity: '079085001234' }, { column: 'identity', level: 'doubtful' }],
    [
      'an honorific',
      { name: 'Ông Trần Quốc Vững' },
      { column: 'name', level: 'doubtful', suggestion: 'Trần Quốc Vững' },
    ],
    ['a formula', { name: '=HYPERLINK("x")' }, { column: 'name', level: 'error' }],
    ['no name', { name: ' ' }, { column: 'name', level: 'error' }],
    [
      'an award without its signs',
      { award: 'Chien si thi dua co so' },
      { column: 'award', level: 'doubtful', suggestion: 'Chiến sĩ thi đua cơ sở' },
    ],
    ['an unknown award', { award: 'Huy hiệu đẹp' }, { column: 'award', level: 'error' }],
    ['a school year', { year: '2018-2019' }, { column: 'year', level: 'error' }],
    ['a year to come', { year: '2031' }, { column: 'year', level: 'error' }],
    ['no decision', { decision: '' }, { column: 'decision', level: 'error' }],
    ['a date that does not exist', { date: '31/02/2020' }, { column: 'date', level: 'error' }],
    ['a date as a serial number', { date: '43895' }, { column: 'date', level: 'doubtful', suggestion: '05/03/2020' }],
    ['a date far from its year', { date: '05/03/2012' }, { column: 'date', level: 'doubtful' }],
    [
      'a name that may be either',
      { name: 'Ban Văn Ba', birthYear: '', identity: '' },
      { column: 'name', level: 'doubtful' },
    ],
  ])('is held back for %s', (_what, over, problem) => {
    expect(problemOf(over)).toMatchObject(problem);
  });

  it('tells collectives by the register’s word or by a name that leaves no doubt', () => {
    const bare = { birthYear: '', identity: '' };
    expect(read({ ...bare, name: 'Tổ Công đoàn chuyền may số 7' }).row?.kind).toBe('COLLECTIVE');
    expect(read({ ...bare, name: 'Ban Văn Ba', subjectKind: 'Cá nhân' }).row?.kind).toBe('INDIVIDUAL');
    expect(read({ ...bare, name: 'Lê Thị Hòa' }).row?.kind).toBe('INDIVIDUAL');
  });

  it('keeps a short number as a staff id', () => {
    expect(read({ identity: 'NV-0123' }).row).toMatchObject({ citizenId: null, staffId: 'NV-0123' });
  });

  it('is either read or has a problem with a sentence, whatever is written in it', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...Object.values(GOOD)));
    const columns = Object.keys(GOOD) as LegacyColumn[];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...columns), cell), (over) => {
        const { row, problems } = read(over);
        expect(row === undefined).toBe(problems.length > 0);
        for (const { sentence } of problems) expect(sentence).toMatch(/\.$/);
      }),
    );
  });
});

describe('a citizen id', () => {
  it('is certain with twelve digits that agree with the birth year, in whatever groups they are written', () => {
    expect(readCitizenId('079 079 001234', 1979)).toEqual({ certain: '079079001234' });
    expect(readCitizenId('079202001234', 2002)).toEqual({ certain: '079202001234' });
  });

  it('is never completed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,11}$/), (digits) => {
        expect(readCitizenId(digits, null)).not.toHaveProperty('certain');
      }),
    );
  });

  it('is shown by its ends only', () => {
    expect(maskIdentity('079079001234')).toBe('079*******34');
    expect(maskIdentity('NV12')).toBe('N***');
  });
});

describe('spelling', () => {
  it.each([
    ['Hoà', 'Hòa'],
    ['Thuý', 'Thúy'],
    ['Nguyễn', 'Nguyễn'.normalize('NFD')],
    ['KHOẺ', 'khỏe'],
  ])('%s and %s are one', (one, other) => {
    expect(spellingKey(one)).toBe(spellingKey(other));
  });

  it.each([
    ['Hoa', 'Hòa'],
    ['Hòa', 'Hóa'],
    ['Tuyết', 'Tuyệt'],
    ['Dung', 'Dũng'],
    ['Đan', 'Dan'],
  ])('%s and %s are two', (one, other) => {
    expect(spellingKey(one)).not.toBe(spellingKey(other));
  });
});

describe('a sheet', () => {
  it('has its headings found below its title', () => {
    const rows = [
      ['LIÊN ĐOÀN LAO ĐỘNG TỈNH', ''],
      ['SỔ KHEN THƯỞNG NĂM 2019', ''],
      [
        'TT',
        'Họ và tên',
        'Năm sinh',
        'Số CCCD/Mã cán bộ',
        'Đơn vị',
        'Hình thức khen thưởng',
        'Năm',
        'Số QĐ',
        'Ngày ký',
      ],
    ].map((cells) => cells.map((text) => ({ text, kind: 'text' as const })));
    const { headerRow, columns } = findTable({ name: 'Sổ', rows, merges: [] }, PAST_AWARDS.guess);
    expect(headerRow).toBe(2);
    expect(columns.map(({ field }) => field)).toEqual([
      ...[null, 'name', 'birthYear', 'identity', 'unit', 'award', 'year', 'decision', 'date'],
    ]);
  });
});

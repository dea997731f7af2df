import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { compareNames, fold, tidy } from './vietnamese-names.ts';

describe('tidying a name', () => {
  it('gives one form to what looks alike: composed, single-spaced, nothing invisible', () => {
    const decomposed = 'Nguye\u0302\u0303n Thi\u0323 Thu\u0301y';
    expect(tidy(`  ${decomposed}\u200b \t Hoa\u202c `)).toBe('Nguyễn Thị Thúy Hoa');
    expect(tidy('Trần\u00a0Văn\nNam')).toBe('Trần Văn Nam');
    expect(tidy('Đặng Ộ Ữ Ẵ')).toBe('Đặng Ộ Ữ Ẵ');
  });

  it('keeps apart what Vietnamese keeps apart', () => {
    expect(tidy('Hoà')).not.toBe(tidy('Hòa'));
    expect(tidy('Đức')).not.toBe(tidy('Dức'));
  });

  it('done twice is done once, and is always NFC', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once).toBe(once.normalize('NFC'));
      }),
      RUNS,
    );
  });
});

describe('folding for search', () => {
  it.each([
    ['Đặng Thị Ánh', 'dang thi anh'],
    ['đoàn ĐỨC', 'doan duc'],
    ['Nguyễn Ữ Ộ Ẵ', 'nguyen u o a'],
    ['Hoà', 'hoa'],
    ['Hòa', 'hoa'],
    ['Thu\u0301y', 'thuy'],
  ])('%s is found as %s', (name, key) => {
    expect(fold(name)).toBe(key);
  });
});

describe('the order of a list of people', () => {
  const sorted = (...names: readonly string[]) => [...names].sort(compareNames);

  it('goes by the given name, then by the whole name', () => {
    expect(sorted('Trần Văn Bình', 'Nguyễn Thị Cúc', 'Lê Thị An', 'Bùi Văn Bình')).toStrictEqual([
      'Lê Thị An',
      'Bùi Văn Bình',
      'Trần Văn Bình',
      'Nguyễn Thị Cúc',
    ]);
  });

  it('knows the Vietnamese letters and tones', () => {
    expect(sorted('Ơn', 'Ăn', 'An', 'Đông', 'Ôn', 'Dũng', 'Ân', 'Em', 'Ưng', 'On', 'Ung', 'Ên')).toStrictEqual([
      'An',
      'Ăn',
      'Ân',
      'Dũng',
      'Đông',
      'Em',
      'Ên',
      'On',
      'Ôn',
      'Ơn',
      'Ung',
      'Ưng',
    ]);
    // ngang, huyền, hỏi, ngã, sắc, nặng
    expect(sorted('Mạ', 'Má', 'Mã', 'Mả', 'Mà', 'Ma')).toStrictEqual(['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ']);
  });

  it('does not depend on how the letters are composed or spaced', () => {
    expect(compareNames('Nguyễn  Văn Ánh', 'Nguyễn Văn A\u0301nh ')).toBe(0);
  });

  it('is an order: it turns round with its sides, and sorting settles it', () => {
    const word = fc.constantFrom('An', 'Ánh', 'Ân', 'Bình', 'Đức', 'Dũng', 'Hòa', 'Hoà', 'Lê', 'Nguyễn', 'Ưng');
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0);
        const [first, second, third] = sorted(a, b, c);
        expect(compareNames(first ?? '', second ?? '') <= 0).toBe(true);
        expect(compareNames(first ?? '', third ?? '') <= 0).toBe(true);
      }),
      RUNS,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../tests/support/given.ts';
import { analysed, type ListRow, listOf } from '../../tests/support/intake.ts';
import { compareImports } from './compare-imports.ts';

const read = (...rows: readonly ListRow[]) => analysed(listOf(...rows)).rows;
const person = (name: string, id: string, over: Readonly<Record<string, string>> = {}) => ({
  'Họ và tên': name,
  'Số CCCD': id,
  ...over,
});

const AN = person('Trần Văn An', '001085000001');
const BINH = person('Trần Văn Bình', '001085000002');
const CHI = person('Trần Văn Chí', '001085000003');

describe('a corrected list', () => {
  it('tells who was added, who went and what changed, wherever the rows stand now', () => {
    const { added, removed, changed, same } = compareImports(
      read(AN, BINH, CHI),
      read(person('Lê Văn Dũng', '001085000004'), CHI, { ...AN, 'Đơn vị': 'Xưởng May 2' }),
    );
    expect(added.map(({ name }) => name)).toStrictEqual(['Lê Văn Dũng']);
    expect(removed.map(({ name }) => name)).toStrictEqual(['Trần Văn Bình']);
    expect(changed.map(({ after, fields }) => [after.name, fields])).toStrictEqual([['Trần Văn An', ['unit']]]);
    expect(same).toBe(1);
  });

  it('knows a person again when the id is added, and when the award changes', () => {
    const { changed, added } = compareImports(
      read({ ...AN, 'Số CCCD': '' }, BINH),
      read(AN, { ...BINH, 'Hình thức đề nghị': 'Bằng Lao động sáng tạo' }),
    );
    expect(added).toStrictEqual([]);
    expect(changed.map(({ after, fields }) => [after.name, fields])).toStrictEqual([
      ['Trần Văn Bình', ['awardCode']],
      ['Trần Văn An', ['citizenId']],
    ]);
  });

  it('never takes two people of one name and birthday for one when their ids differ', () => {
    const { added, removed } = compareImports(read(AN), read({ ...AN, 'Số CCCD': '001085000009' }));
    expect([added.length, removed.length]).toStrictEqual([1, 1]);
  });

  it('keeps apart the two awards of one person', () => {
    const twice = [AN, { ...AN, 'Hình thức đề nghị': 'Bằng Lao động sáng tạo' }] as const;
    expect(compareImports(read(...twice), read(...twice.toReversed())).same).toBe(2);
  });

  it('accounts for every row once, and is nothing against itself in any order', () => {
    const people = read(AN, BINH, CHI, person('Lê Dũng', ''), person('Lê Dũng', '001085000005'));
    const some = fc.shuffledSubarray([...people]);
    fc.assert(
      fc.property(some, some, (old, young) => {
        const { added, removed, changed, same } = compareImports(old, young);
        expect(added.length + changed.length + same).toBe(young.length);
        expect(removed.length + changed.length + same).toBe(old.length);
        expect(compareImports(old, old.toReversed()).same).toBe(old.length);
      }),
      RUNS,
    );
  });
});

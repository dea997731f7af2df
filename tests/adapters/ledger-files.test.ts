import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';
import { because, entering, somebody, what, who } from './support/ledger.ts';
import { SEASON } from './support/season.ts';

const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET });
await registers.directory.save(SEASON);
const { ledger } = registers;
const enter = entering(ledger);
afterAll(async () => {
  await registers.close();
  await database.drop();
});

describe('joining files', () => {
  const threeFiles = async (name: string) => {
    const subject = who({ name });
    const [a = '', b = '', c = ''] = await enter(
      subject,
      what('CSTD_CS', 2021),
      what('CSTD_CS', 2022),
      what('CSTD_CS', 2023),
    );
    return { a, b, c };
  };
  const yearsOf = async (id: string) => (await ledger.file(id))?.awards.map(({ year }) => year);

  it('shows all awards under one, names who did it and why, and is undone exactly', async () => {
    const { a, b, c } = await threeFiles('Nguyễn Văn Gộp');
    expect(await ledger.merge(a, [b, c], because('Đã đối chiếu căn cước'))).toBe('DONE');
    expect(await yearsOf(b)).toEqual([2023, 2022, 2021]);
    const { merges = [], id } = (await ledger.file(b)) ?? {};
    expect(id).toBe(a);
    expect(merges).toMatchObject([{ reason: 'Đã đối chiếu căn cước', by: 'an', undone: null }, { absorbedId: c }]);
    expect(await ledger.separate(merges[0]?.id ?? 0, because('Nhầm hai người cùng tên'))).toBe('DONE');
    expect([await yearsOf(a), await yearsOf(b)]).toEqual([[2023, 2021], [2022]]);
    expect((await ledger.file(a))?.merges[0]?.undone).toMatchObject({ reason: 'Nhầm hai người cùng tên' });
  });

  it('in a chain is undone link by link', async () => {
    const { a, b, c } = await threeFiles('Nguyễn Văn Chuỗi');
    await ledger.merge(b, [c], because('c là b'));
    await ledger.merge(a, [b], because('b là a'));
    expect(await yearsOf(c)).toHaveLength(3);
    const last = (await ledger.file(a))?.merges.find(({ absorbedId }) => absorbedId === b);
    await ledger.separate(last?.id ?? 0, because('b không phải a'));
    expect([await yearsOf(a), await yearsOf(b), await yearsOf(c)]).toEqual([[2021], [2023, 2022], [2023, 2022]]);
  });

  it('repeated changes nothing; of two citizens it is refused', async () => {
    const { a, b } = await threeFiles('Nguyễn Văn Lặp');
    await ledger.merge(a, [b], because('một người'));
    expect(await ledger.merge(a, [b], because('một người'))).toBe('DONE');
    expect((await ledger.file(a))?.merges).toHaveLength(1);
    const [x = ''] = await enter(somebody(), what('LDTT', 2020));
    const [y = ''] = await enter(somebody(), what('LDTT', 2020));
    expect(await ledger.merge(x, [y], because('nhầm'))).toBe('CONTRADICTING');
    expect(await ledger.merge(x, ['no-such-file'], because('nhầm'))).toBe('UNKNOWN');
  });
});

describe('any sequence of joins and separations', () => {
  const FILES = 5;
  const step = fc.record({
    act: fc.constantFrom('join', 'join', 'separate'),
    a: fc.nat(FILES - 1),
    b: fc.nat(FILES - 1),
  });

  it('leaves every file under the root that the standing joins say', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
        run += 1;
        const years = Array.from({ length: FILES }, (_, index) => what('LDTT', 2001 + index));
        const ids = await enter(who({ name: `Phép Thử ${'ABCDEFGHIKLMNOPQRSTUVXY'[run % 23]}${run}` }), ...years);
        // The model: which file was joined to which, by the register's own number of the join.
        const standing = new Map<string, { kept: string; merge: number }>();
        const rootOf = (id: string): string => {
          const join = standing.get(id);
          return join === undefined ? id : rootOf(join.kept);
        };
        for (const { act, a, b } of steps) {
          const [one, other] = [ids[a] ?? '', ids[b] ?? ''];
          if (act === 'separate') {
            const join = standing.get(one);
            if (join === undefined) continue;
            await ledger.separate(join.merge, because('thử'));
            standing.delete(one);
            continue;
          }
          const [kept, absorbed] = [rootOf(one), rootOf(other)];
          await ledger.merge(kept, [absorbed], because('thử'));
          if (kept === absorbed) continue;
          const merge = (await ledger.file(kept))?.merges.findLast((join) => join.absorbedId === absorbed)?.id ?? 0;
          standing.set(absorbed, { kept, merge });
        }
        for (const id of ids) {
          const file = await ledger.file(id);
          expect(file?.id).toBe(rootOf(id));
          const together = ids.filter((other) => rootOf(other) === rootOf(id));
          expect(file?.awards).toHaveLength(together.length);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('annulling', () => {
  it('leaves the award, adds a line to it, and takes it out of the facts', async () => {
    const subject = somebody();
    const ground = what('CSTD_CS', 2022);
    const [id = ''] = await enter(subject, ground, what('CSTD_TLD', 2024, { grounds: [ground.id] }));
    const annulment = { ...because('Kê khai gian dối'), decisionNumber: '07/QĐ-LĐLĐ', decidedOn: '2026-11-20' };
    expect(await ledger.annul(ground.id, annulment)).toBe('DONE');
    expect(await ledger.annul(ground.id, annulment)).toBe('ALREADY');
    expect(await ledger.annul('import/none', annulment)).toBe('UNKNOWN');
    const [facts] = await ledger.factsFor([{ ...subject, key: 'dossier-2026-0001/1' }]);
    expect(facts?.pastAwards.map(({ code }) => code)).toEqual(['CSTD_TLD']);
    const file = await ledger.file(id);
    const annulled = file?.awards.find((award) => award.id === ground.id);
    expect(annulled?.annulment).toMatchObject({ reason: 'Kê khai gian dối', decisionNumber: '07/QĐ-LĐLĐ', by: 'an' });
    expect(annulled?.annulment?.affected).toEqual([{ id: file?.awards[0]?.id, certainty: 'RECORDED' }]);
  });
});

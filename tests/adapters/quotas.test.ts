import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { QuotaRegister } from '../../adapters/ledger-ports.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createDatabase } from './support/database.ts';
import { NOTHING_ELSE, received, recorded, SECRET, submitted, verified } from './support/histories.ts';
import { SEASON } from './support/season.ts';

const database = await createDatabase();
const pools = await Promise.all(Array.from({ length: 4 }, () => openRegisters({ url: database.url, secret: SECRET })));
const [registers] = pools;
if (registers === undefined) throw new Error('no pool');
await registers.directory.save(SEASON);
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await database.drop();
});

const quotas = (index = 0): QuotaRegister => {
  const pool = pools[index % pools.length];
  if (pool === undefined) throw new Error('no pool');
  return pool.quotas;
};
const of = (awardCode: string, organisationId = 'ldld-an-phu', theme = '') => ({
  awardCode,
  organisationId,
  year: 2026,
  theme,
});
const wanted = (awardCode: string, owners: readonly string[], unitId = 'cdcs-hoa-binh', theme = '') => ({
  awardCode,
  year: 2026,
  theme,
  unitId,
  owners,
});
const countOf = async (awardCode: string, organisationId = 'ldld-an-phu') =>
  (await quotas().counts('cdcs-hoa-binh', 2026)).find(
    (count) => count.awardCode === awardCode && count.organisationId === organisationId,
  );

describe('a quota', () => {
  it('of four gives four places to fifty who ask at once, each of them three times', async () => {
    await quotas().setLimit(of('FIFTY'), 4);
    const owners = Array.from({ length: 50 }, (_, n) => `dossier-2026-${1000 + n}/1`);
    const asked = [...owners, ...owners, ...owners];
    const answers = await Promise.all(
      asked.map(async (owner, index) => ({ owner, ...(await quotas(index).reserve(wanted('FIFTY', [owner]))) })),
    );
    const given = new Set(answers.filter(({ full }) => full === undefined).map(({ owner }) => owner));
    expect(given.size).toBe(4);
    expect(await countOf('FIFTY')).toMatchObject({ limit: 4, reserved: 4, confirmed: 0 });
  });

  it('is never exceeded by any sequence of reserving and releasing', async () => {
    const step = fc.record({
      act: fc.constantFrom('reserve', 'release'),
      who: fc.uniqueArray(fc.nat(9), { maxLength: 4 }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.array(step, { maxLength: 8 }), async (limit, steps) => {
        run += 1;
        const code = `SEQUENCE_${run}`;
        await quotas().setLimit(of(code), limit);
        const held = new Set<string>();
        for (const { act, who } of steps) {
          const owners = who.map((one) => `${code}/${one}`);
          if (act === 'release') {
            await quotas().release(owners);
            for (const owner of owners) held.delete(owner);
            continue;
          }
          const { full } = await quotas().reserve(wanted(code, owners));
          const after = new Set([...held, ...owners]);
          // All or none: refused exactly when not all of them fit.
          expect(full !== undefined).toBe(owners.some((owner) => !held.has(owner)) && after.size > limit);
          if (full === undefined) for (const owner of owners) held.add(owner);
        }
        expect(await countOf(code)).toMatchObject({ reserved: held.size });
        expect(held.size).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 25 },
    );
  });

  it('of a body holds for everything below it; the narrower one is named when it is full', async () => {
    await quotas().setLimit(of('TREE'), 3);
    await quotas().setLimit(of('TREE', 'cdcs-hoa-binh'), 1);
    expect(await quotas().reserve(wanted('TREE', ['d/1']))).toEqual({ fresh: ['d/1'] });
    expect((await quotas().reserve(wanted('TREE', ['d/2']))).full).toMatchObject({
      organisationId: 'cdcs-hoa-binh',
      limit: 1,
    });
    expect(await countOf('TREE')).toMatchObject({ reserved: 1 });
    expect(await quotas().reserve(wanted('TREE', ['e/1', 'e/2'], 'cdcs-doc-lap'))).toEqual({ fresh: ['e/1', 'e/2'] });
    expect((await quotas().reserve(wanted('TREE', ['e/3'], 'cdcs-doc-lap'))).full).toMatchObject({
      organisationId: 'ldld-an-phu',
    });
  });

  it('of a theme counts that theme only, beside the one for all', async () => {
    await quotas().setLimit(of('THEME', 'ldld-an-phu', 'xanh-sach-dep'), 1);
    expect((await quotas().reserve(wanted('THEME', ['t/1'], 'cdcs-hoa-binh', 'xanh-sach-dep'))).full).toBeUndefined();
    expect((await quotas().reserve(wanted('THEME', ['t/2'], 'cdcs-hoa-binh', 'xanh-sach-dep'))).full).toBeDefined();
    expect((await quotas().reserve(wanted('THEME', ['t/2'], 'cdcs-hoa-binh', 'giỏi việc nước'))).full).toBeUndefined();
  });

  it('that nobody set holds nobody back', async () => {
    expect(await quotas().reserve(wanted('FREE', ['f/1']))).toEqual({ fresh: [] });
  });

  it('is not lowered below what is taken', async () => {
    await quotas().setLimit(of('LOWER'), 3);
    await quotas().reserve(wanted('LOWER', ['l/1', 'l/2']));
    expect(await quotas().setLimit(of('LOWER'), 1)).toBe(false);
    expect(await quotas().setLimit(of('LOWER'), 2)).toBe(true);
    expect(await countOf('LOWER')).toMatchObject({ limit: 2, reserved: 2 });
  });
});

describe('a place', () => {
  it('is given back with the event that puts its nominee out', async () => {
    const id = 'dossier-2026-0500';
    await quotas().setLimit(of('BK_LDLD'), 3);
    await quotas().reserve(wanted('BK_LDLD', [`${id}/1`, `${id}/2`, `${id}/3`]));
    await registers.events.append(
      { kind: 'dossier', id },
      recorded([submitted(), received, verified(2)]),
      NOTHING_ELSE,
    );
    expect(await countOf('BK_LDLD')).toMatchObject({ limit: 3, reserved: 2 });
    expect((await quotas().reserve(wanted('BK_LDLD', ['other/1']))).full).toBeUndefined();
  });

  it('that an award has taken is not given back', async () => {
    await quotas().setLimit(of('KEPT'), 1);
    await quotas().reserve(wanted('KEPT', ['k/1']));
    await database.query(`UPDATE quota_uses SET state = 'CONFIRMED' WHERE owner = 'k/1'`);
    await quotas().release(['k/1']);
    expect(await countOf('KEPT')).toMatchObject({ confirmed: 1 });
  });
});

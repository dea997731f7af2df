import { afterAll, describe, expect, it } from 'vitest';
import { RegisterUnavailable } from '../../adapters/postgres/errors.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { NumberRegister } from '../../adapters/register-ports.ts';
import { allocateNaively } from '../support/allocate-naively.ts';
import { createDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

const database = await createDatabase();
const pools = await Promise.all(Array.from({ length: 4 }, () => openRegisters({ url: database.url, secret: SECRET })));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  await database.drop();
});

const numbers = (index: number): NumberRegister => {
  const pool = pools[index % pools.length];
  if (pool === undefined) throw new Error('no pool');
  return pool.numbers;
};
const request = (owner: string, series = 'QĐ-LĐLĐ', year = 2026) => ({
  organisationId: 'ldld-an-phu',
  series,
  year,
  owner,
});

/** What an auditor looks for: 1, 2, 3 … without gap or double, each with an owner of its own. */
function faultsIn(list: readonly { number: number; owner: string }[], owners: number): string[] {
  const faults: string[] = [];
  list.forEach(({ number }, index) => {
    if (number !== index + 1) faults.push(`place ${index + 1} holds number ${number}`);
  });
  if (list.some(({ owner }) => owner === '')) faults.push('a number without owner');
  if (new Set(list.map(({ owner }) => owner)).size !== owners) faults.push(`not exactly ${owners} owners`);
  return faults;
}

describe('document numbers', () => {
  it('begin at 1 in each series, year and organisation', async () => {
    expect(await numbers(0).allocate(request('a', 'BẮT ĐẦU'))).toBe(1);
    expect(await numbers(0).allocate(request('b', 'BẮT ĐẦU'))).toBe(2);
    expect(await numbers(0).allocate(request('c', 'BẮT ĐẦU', 2027))).toBe(1);
    expect(await numbers(0).allocate(request('a', 'TTr'))).toBe(1);
    expect(await numbers(0).allocate({ ...request('a', 'BẮT ĐẦU'), organisationId: 'khác' })).toBe(1);
  });

  it('stay with their owner, even when asked for again in another year', async () => {
    const first = await numbers(0).allocate(request('owner', 'Ở LẠI'));
    expect(await numbers(1).allocate(request('owner', 'Ở LẠI'))).toBe(first);
    expect(await numbers(1).allocate(request('owner', 'Ở LẠI', 2027))).toBe(first);
    expect(await numbers(1).list('ldld-an-phu', 'Ở LẠI', 2027)).toEqual([]);
  });

  it('have no gap and no double when 50 ask at once, each of them three times', async () => {
    const owners = Array.from({ length: 50 }, (_, n) => `dossier-${n}`);
    const asked = [...owners, ...owners, ...owners];
    const given = await Promise.all(asked.map((owner, index) => numbers(index).allocate(request(owner))));
    const list = await numbers(0).list('ldld-an-phu', 'QĐ-LĐLĐ', 2026);
    expect(faultsIn(list, 50)).toEqual([]);
    const byOwner = new Map(list.map(({ owner, number }) => [owner, number]));
    expect(given).toEqual(asked.map((owner) => byOwner.get(owner)));
  });

  it('cannot be taken back or moved by hand', async () => {
    await expect(database.query('DELETE FROM numbers')).rejects.toThrow('only ever added to');
    await expect(database.query('UPDATE numbers SET number = number + 1')).rejects.toThrow('only ever added to');
  });
});

describe('document numbers while connections are killed', () => {
  /** Ends all connections of the registers again and again until `work` is done; returns how many it ended. */
  async function underFire(work: Promise<unknown>): Promise<number> {
    let killed = 0;
    let over = false;
    const done = work.finally(() => {
      over = true;
    });
    while (!over) {
      const rows = await database.query(`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND random() < 0.5`);
      killed += rows.length;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await done;
    return killed;
  }

  async function insist(register: NumberRegister, owner: string, series: string): Promise<number> {
    for (;;) {
      try {
        return await register.allocate(request(owner, series));
      } catch (error) {
        if (!(error instanceof RegisterUnavailable)) throw error;
      }
    }
  }

  it('have no gap and no double, and nobody is told two numbers', async () => {
    const owners = Array.from({ length: 50 }, (_, n) => `crash-${n}`);
    const asking = Promise.all([...owners, ...owners].map((owner, index) => insist(numbers(index), owner, 'SỰ CỐ')));
    const killed = await underFire(asking);
    expect(killed).toBeGreaterThan(10);
    const list = await numbers(0).list('ldld-an-phu', 'SỰ CỐ', 2026);
    expect(faultsIn(list, 50)).toEqual([]);
    const given = await asking;
    expect(given.slice(0, 50)).toEqual(given.slice(50));
  }, 60_000);

  it('would be seen to be wrong if they were given out naively', async () => {
    const owners = Array.from({ length: 10 }, (_, n) => `naive-${n}`);
    const concurrent = await allocateNaively(database.url);
    await Promise.all(owners.map((owner) => concurrent.allocate(request(owner, 'CÙNG LÚC'))));
    expect(faultsIn(await concurrent.list('ldld-an-phu', 'CÙNG LÚC', 2026), 10)).not.toEqual([]);
    await concurrent.close();

    // One at a time, with one crash between number and owner.
    let crash = true;
    const crashing = await allocateNaively(database.url, (step) => {
      if (step !== 'inserted' || !crash) return;
      crash = false;
      throw new Error('killed here');
    });
    for (const owner of owners) {
      await crashing.allocate(request(owner, 'LẦN LƯỢT')).catch(() => crashing.allocate(request(owner, 'LẦN LƯỢT')));
    }
    expect(faultsIn(await crashing.list('ldld-an-phu', 'LẦN LƯỢT', 2026), 10)).toContain('a number without owner');
    await crashing.close();
  });
});

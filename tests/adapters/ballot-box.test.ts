import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { Choice, Paper } from '../../adapters/register-ports.ts';
import { ballotSerial, newToken } from '../../adapters/secrets.ts';
import { createDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET });
const elsewhere = await openRegisters({ url: database.url, secret: SECRET });
const { box } = registers;
afterAll(async () => {
  await registers.close();
  await elsewhere.close();
  await database.drop();
});

let sessions = 0;
async function openBox(items: number): Promise<string> {
  const id = `session-box-${++sessions}`;
  await box.open(id, items);
  return id;
}

const ballot = (sessionId: string, choices: readonly Choice[], token = newToken()): Paper[] =>
  choices.map((choice, index) => ({ item: index + 1, serial: ballotSerial(token, sessionId, index + 1), choice }));

describe('the ballot box', () => {
  it('takes a ballot once and knows it again', async () => {
    const id = await openBox(2);
    const papers = ballot(id, ['YES', 'NO']);
    expect(await box.contains(id, papers)).toBe(false);
    expect(await box.cast(id, papers)).toBe('STORED');
    expect(await box.cast(id, papers)).toBe('SAME');
    expect(await box.contains(id, papers)).toBe(true);
    expect(await box.counts(id)).toEqual([1, 1]);
  });

  it('takes no other choice under the same serials, and then changes nothing', async () => {
    const id = await openBox(2);
    const token = newToken();
    await box.cast(id, ballot(id, ['YES', 'NO'], token));
    expect(await box.cast(id, ballot(id, ['YES', 'YES'], token))).toBe('DIFFERENT');
    expect((await box.seal(id)).tally).toEqual([
      { yes: 1, no: 0, noOpinion: 0 },
      { yes: 0, no: 1, noOpinion: 0 },
    ]);
  });

  it('takes a whole ballot or nothing of it', async () => {
    const id = await openBox(2);
    const token = newToken();
    const whole = ballot(id, ['YES', 'NO'], token);
    await box.cast(id, whole.slice(0, 1));
    expect(await box.cast(id, whole)).toBe('DIFFERENT');
    expect(await box.counts(id)).toEqual([1, 0]);
    await expect(box.cast(id, [...ballot(id, ['YES']), { item: 3, serial: 'x', choice: 'NO' }])).rejects.toThrow(
      TypeError,
    );
    await expect(box.cast(id, [...ballot(id, ['YES']), ...ballot(id, ['YES'])])).rejects.toThrow(TypeError);
    expect(await box.counts(id)).toEqual([1, 0]);
  });

  it('accepts a member who may vote on some items only', async () => {
    const id = await openBox(3);
    expect(await box.cast(id, ballot(id, ['YES', 'NO', 'NO_OPINION']).slice(1))).toBe('STORED');
    expect(await box.cast(id, [])).toBe('SAME');
    expect(await box.counts(id)).toEqual([0, 1, 1]);
  });

  it('is opened once; opening it again loses nothing', async () => {
    const id = await openBox(1);
    await box.cast(id, ballot(id, ['YES']));
    await box.open(id, 1);
    expect(await box.counts(id)).toEqual([1]);
    await expect(box.open(id, 2)).rejects.toThrow('another number of items');
    await expect(box.cast('session-unknown', [])).rejects.toThrow('no box was opened');
  });

  it('takes 15 ballots at once from two processes and loses none', async () => {
    const id = await openBox(4);
    const ballots = Array.from({ length: 15 }, () => ballot(id, ['YES', 'NO', 'YES', 'NO_OPINION']));
    // Each twice, as impatient people press twice.
    const outcomes = await Promise.all(
      [...ballots, ...ballots].map((papers, index) => (index % 2 ? box : elsewhere.box).cast(id, papers)),
    );
    expect(outcomes.filter((outcome) => outcome === 'STORED')).toHaveLength(15);
    expect(outcomes.filter((outcome) => outcome === 'SAME')).toHaveLength(15);
    expect((await box.seal(id)).tally[0]).toEqual({ yes: 15, no: 0, noOpinion: 0 });
  });
});

describe('a sealed box', () => {
  it('takes nothing more, and still tells a late repeat that the ballot is in', async () => {
    const id = await openBox(1);
    const papers = ballot(id, ['NO']);
    await box.cast(id, papers);
    await box.seal(id);
    expect(await box.cast(id, ballot(id, ['YES']))).toBe('SEALED');
    expect(await box.cast(id, papers)).toBe('SAME');
    expect(await box.contains(id, papers)).toBe(true);
    expect(await box.counts(id)).toEqual([1]);
  });

  it('publishes papers from which anyone gets the same hash and the same tally', async () => {
    const id = await openBox(2);
    await expect(box.published(id)).rejects.toThrow('not sealed');
    for (const choice of ['YES', 'YES', 'NO', 'NO_OPINION'] as const) await box.cast(id, ballot(id, [choice, 'YES']));
    const { tally, boxHash } = await box.seal(id);
    const papers = await box.published(id);
    const text = `[${papers.map((p) => `{"choice":"${p.choice}","item":${p.item},"serial":"${p.serial}"}`).join(',')}]`;
    expect(createHash('sha256').update(text).digest('hex')).toBe(boxHash);
    expect(tally).toEqual([
      { yes: 2, no: 1, noOpinion: 1 },
      { yes: 4, no: 0, noOpinion: 0 },
    ]);
    expect(papers.map((paper) => paper.serial)).toEqual(papers.map((paper) => paper.serial).sort());
    expect(await box.seal(id)).toEqual({ tally, boxHash });
  });

  it('cannot be opened or replaced, not even by somebody with the password of the database', async () => {
    const id = await openBox(1);
    await box.seal(id);
    await expect(
      database.query('UPDATE boxes SET sealed_content = NULL, box_hash = NULL WHERE session_id = $1', [id]),
    ).rejects.toThrow('never changed');
    await expect(database.query('DELETE FROM boxes WHERE session_id = $1', [id])).rejects.toThrow('never changed');
    const open = await openBox(1);
    await expect(
      database.query(`UPDATE boxes SET sealed_content = '[]', box_hash = repeat('0', 64) WHERE session_id = $1`, [
        open,
      ]),
    ).rejects.toThrow('boxes_hash_is_right');
  });

  it('of an agenda without votes is empty and has a hash', async () => {
    const id = await openBox(2);
    const { tally, boxHash } = await box.seal(id);
    expect(tally).toEqual([
      { yes: 0, no: 0, noOpinion: 0 },
      { yes: 0, no: 0, noOpinion: 0 },
    ]);
    expect(boxHash).toBe(createHash('sha256').update('[]').digest('hex'));
  });
});

describe('what the box at rest says about who voted when', () => {
  const rowsOf = (id: string) =>
    database.query<{ xmin: string; item: number; keys: string[] }>(
      `SELECT xmin::text, item, ARRAY(SELECT jsonb_object_keys(papers)) AS keys FROM box_items WHERE session_id = $1 ORDER BY ctid`,
      [id],
    );

  it('is nothing: all rows carry the last transaction, and serials are in their own order', async () => {
    const id = await openBox(6);
    const arrival: string[] = [];
    for (let voter = 0; voter < 12; voter++) {
      // Every second member is recused from the first item: its row must change with the others all the same.
      const papers = ballot(id, ['YES', 'NO', 'YES', 'YES', 'NO', 'YES']).slice(voter % 2);
      arrival.push(papers.find((paper) => paper.item === 2)?.serial ?? '');
      await box.cast(id, papers);
      expect(new Set((await rowsOf(id)).map((row) => row.xmin)).size).toBe(1);
    }
    const second = (await rowsOf(id)).find((row) => row.item === 2);
    expect(second?.keys).toEqual([...arrival].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(second?.keys).not.toEqual(arrival);
  });

  it('does not lie in the order of the rows either', async () => {
    const orders = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const id = await openBox(6);
      await box.cast(id, ballot(id, ['YES', 'YES', 'YES', 'YES', 'YES', 'YES']));
      orders.add((await rowsOf(id)).map((row) => row.item).join());
    }
    // Six equal shuffles of six rows: once in about 10^14 runs.
    expect(orders.size).toBeGreaterThan(1);
  });

  it('does not survive the sealing in the files of the table', async () => {
    const id = await openBox(2);
    const serials: string[] = [];
    for (let voter = 0; voter < 5; voter++) {
      const papers = ballot(id, ['YES', 'NO']);
      serials.push(...papers.map((paper) => paper.serial));
      await box.cast(id, papers);
    }
    const file = async () => {
      await database.query('CHECKPOINT');
      const [row] = await database.query<{ bytes: Buffer }>(
        `SELECT pg_read_binary_file(pg_relation_filepath('box_items')) AS bytes`,
      );
      return row?.bytes.toString('latin1') ?? '';
    };
    const open = await file();
    expect(serials.filter((serial) => open.includes(serial))).toEqual(serials);
    await box.seal(id);
    const sealed = await file();
    expect(serials.filter((serial) => sealed.includes(serial))).toEqual([]);
  });

  it('does not hold up other sessions when a backup keeps the table, and is cleaned when asked again', async () => {
    const id = await openBox(1);
    const other = await openBox(1);
    await box.cast(id, ballot(id, ['YES']));
    const backup = await database.holding('LOCK TABLE box_items IN ACCESS SHARE MODE');
    const sealing = box.seal(id).catch((error) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await box.cast(other, ballot(other, ['NO']))).toBe('STORED');
    expect(await sealing).toMatchObject({ name: 'RegisterUnavailable' });
    expect(await box.cast(id, ballot(id, ['NO']))).toBe('SEALED');
    await backup.release();
    expect((await box.seal(id)).tally).toEqual([{ yes: 1, no: 0, noOpinion: 0 }]);
  }, 15_000);

  it('has no column for a member, a time or a sequence', async () => {
    const columns = await database.query<{ column_name: string }>(`
      SELECT column_name FROM information_schema.columns WHERE table_name IN ('boxes', 'box_items') ORDER BY 1`);
    expect(columns.map((column) => column.column_name)).toEqual([
      'box_hash',
      'item',
      'items',
      'papers',
      'sealed_content',
      'session_id',
      'session_id',
    ]);
  });

  it('is not told by an error either', async () => {
    const id = await openBox(1);
    // No client writes this; it stands for anything that PostgreSQL refuses.
    const papers = [{ item: 1, serial: 'secret-serial\u0000', choice: 'YES' }] as const;
    const failure = await box.cast(id, papers).catch((error) => error);
    const told = JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + failure.stack + failure.cause?.stack;
    expect(failure.name).toBe('RegisterFault');
    expect(told).not.toContain('secret-serial');
    expect(told).not.toContain('YES');
    for (let error = failure; error !== undefined; error = error.cause) {
      expect(Object.keys(error)).not.toContain('params');
      expect(Object.keys(error)).not.toContain('query');
    }
  });
});

describe('any course of a session', () => {
  const CHOICES: readonly Choice[] = ['YES', 'NO', 'NO_OPINION'];
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ voter: fc.nat(4), choices: fc.tuple(...[0, 1].map(() => fc.constantFrom(...CHOICES))) }),
    },
    { weight: 1, arbitrary: fc.constant('SEAL' as const) },
  );

  it('ends like a list kept by hand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const id = await openBox(2);
        const tokens = Array.from({ length: 5 }, newToken);
        const byHand = new Map<number, string>();
        let sealed = false;
        for (const one of steps) {
          if (one === 'SEAL') {
            await box.seal(id);
            sealed = true;
            continue;
          }
          const standing = byHand.get(one.voter);
          const expected =
            standing === undefined
              ? sealed
                ? 'SEALED'
                : 'STORED'
              : standing === one.choices.join()
                ? 'SAME'
                : 'DIFFERENT';
          expect(await box.cast(id, ballot(id, one.choices, tokens[one.voter]))).toBe(expected);
          if (expected === 'STORED') byHand.set(one.voter, one.choices.join());
        }
        const count = (item: number, choice: Choice) =>
          [...byHand.values()].filter((choices) => choices.split(',')[item] === choice).length;
        const { tally } = await box.seal(id);
        expect(tally).toEqual(
          [0, 1].map((item) => ({
            yes: count(item, 'YES'),
            no: count(item, 'NO'),
            noOpinion: count(item, 'NO_OPINION'),
          })),
        );
        expect(await box.published(id)).toHaveLength(byHand.size * 2);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('counts exactly the ballots that were answered with STORED, when votes race with the sealing', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await openBox(1);
      const casting = Promise.all(Array.from({ length: 12 }, () => box.cast(id, ballot(id, ['YES']))));
      const [{ tally }, outcomes] = await Promise.all([elsewhere.box.seal(id), casting]);
      const stored = outcomes.filter((outcome) => outcome === 'STORED').length;
      expect(outcomes.every((outcome) => outcome === 'STORED' || outcome === 'SEALED')).toBe(true);
      expect(tally).toEqual([{ yes: stored, no: 0, noOpinion: 0 }]);
    }
  });
});

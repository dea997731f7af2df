import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openSealed } from '../../adapters/ballot/box-content.ts';
import type { Choice } from '../../adapters/ballot-ports.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { newToken, paperSerial, receiptCode } from '../../adapters/secrets.ts';
import { ballot, castInto, classFor, type Filled, paperFor, slipsOf } from '../support/paper-mill.ts';
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

const cast = (id: string, filled: Filled, into = box) => castInto(into, id, filled);
const counted = async (id: string) => (await box.counts(id)).slips;

describe('the ballot box', () => {
  it('takes a ballot once and knows it again', async () => {
    const id = await openBox(2);
    const filled = ballot(id, ['YES', 'NO']);
    const receipt = receiptCode(paperSerial(filled.paper.secret, id));
    expect(await box.holdsReceipt(id, receipt)).toBe(false);
    expect(await cast(id, filled)).toBe('STORED');
    expect(await cast(id, filled)).toBe('SAME');
    expect(await box.holdsReceipt(id, receipt)).toBe(true);
    expect(await box.counts(id)).toEqual({ slips: [1, 1], papers: { [filled.paper.classId]: 1 } });
  });

  it('takes no other choice on the same paper, and then changes nothing', async () => {
    const id = await openBox(2);
    const secret = newToken();
    await cast(id, ballot(id, ['YES', 'NO'], secret));
    expect(await cast(id, ballot(id, ['YES', 'YES'], secret))).toBe('DIFFERENT');
    expect((await box.seal(id)).tally).toEqual([
      { yes: 1, no: 0, noOpinion: 0 },
      { yes: 0, no: 1, noOpinion: 0 },
    ]);
  });

  it('takes no paper without the signature of this session’s issuer', async () => {
    const id = await openBox(2);
    const elsewhereSigned = ballot('session-of-others', ['YES', 'NO']);
    expect(await cast(id, elsewhereSigned)).toBe('UNKNOWN');
    const good = ballot(id, ['YES', 'NO']);
    const forged = { ...good.paper, secret: newToken() };
    expect(await cast(id, { ...good, paper: forged })).toBe('UNKNOWN');
    const strange = { ...good.paper, classId: 'f'.repeat(32) };
    expect(await box.cast(id, strange, good.choices)).toBe('UNKNOWN');
    for (let at = 0; at < good.paper.signature.length - 1; at += 37) {
      const other = good.paper.signature[at] === 'A' ? 'B' : 'A';
      const bent = `${good.paper.signature.slice(0, at)}${other}${good.paper.signature.slice(at + 1)}`;
      expect(await cast(id, { ...good, paper: { ...good.paper, signature: bent } })).toBe('UNKNOWN');
    }
    expect(await counted(id)).toEqual([0, 0]);
    expect(await cast(id, good)).toBe('STORED');
  });

  it('takes exactly the items of the paper’s class: one who keeps out of an item has no paper for it', async () => {
    const id = await openBox(3);
    const secret = newToken();
    const paper = paperFor(id, [2, 3], secret);
    await box.admit(id, classFor([2, 3]));
    expect(await box.cast(id, paper, { 1: 'YES', 2: 'YES', 3: 'YES' })).toBe('MISFIT');
    expect(await box.cast(id, paper, { 1: 'YES', 2: 'YES' })).toBe('MISFIT');
    expect(await box.cast(id, paper, { 2: 'YES' })).toBe('MISFIT');
    expect(await box.cast(id, paper, { 2: 'YES', 3: 'PERHAPS' })).toBe('MISFIT');
    expect(await counted(id)).toEqual([0, 0, 0]);
    expect(await box.cast(id, paper, { 2: 'YES', 3: 'NO' })).toBe('STORED');
    expect(await counted(id)).toEqual([0, 1, 1]);
  });

  it('takes the paper of somebody who keeps out of everything', async () => {
    const id = await openBox(2);
    expect(await cast(id, ballot(id, []))).toBe('STORED');
    expect(await counted(id)).toEqual([0, 0]);
  });

  it('knows one key for one set of items: a second would tell its voters apart', async () => {
    const id = await openBox(2);
    await box.admit(id, classFor([1, 2]));
    await box.admit(id, classFor([1, 2]));
    await expect(box.admit(id, { ...classFor([2]), items: [1, 2] })).rejects.toThrow('another key');
    await expect(database.query('DELETE FROM box_classes WHERE session_id = $1', [id])).rejects.toThrow(
      'only ever added',
    );
  });

  it('is opened once; opening it again loses nothing', async () => {
    const id = await openBox(1);
    await cast(id, ballot(id, ['YES']));
    await box.open(id, 1);
    expect(await counted(id)).toEqual([1]);
    await expect(box.open(id, 2)).rejects.toThrow('another number of items');
    await expect(box.counts('session-unknown')).rejects.toThrow('no box was opened');
  });

  it('takes 15 ballots at once from two processes and loses none', async () => {
    const id = await openBox(4);
    const ballots = Array.from({ length: 15 }, () => ballot(id, ['YES', 'NO', 'YES', 'NO_OPINION']));
    // Each twice, as impatient people press twice.
    const outcomes = await Promise.all(
      [...ballots, ...ballots].map((one, index) => cast(id, one, index % 2 ? box : elsewhere.box)),
    );
    expect(outcomes.filter((outcome) => outcome === 'STORED')).toHaveLength(15);
    expect(outcomes.filter((outcome) => outcome === 'SAME')).toHaveLength(15);
    expect((await box.seal(id)).tally[0]).toEqual({ yes: 15, no: 0, noOpinion: 0 });
  });
});

describe('a sealed box', () => {
  it('takes nothing more, and still tells a late repeat that the ballot is in', async () => {
    const id = await openBox(1);
    const filled = ballot(id, ['NO']);
    await cast(id, filled);
    await box.seal(id);
    expect(await cast(id, ballot(id, ['YES']))).toBe('SEALED');
    expect(await cast(id, filled)).toBe('SAME');
    expect(await box.holdsReceipt(id, receiptCode(paperSerial(filled.paper.secret, id)))).toBe(true);
    expect(await counted(id)).toEqual([1]);
  });

  it('publishes a text from which anyone gets the same hash and the same tally, in no order but that of the numbers', async () => {
    const id = await openBox(2);
    await expect(box.sealedText(id)).rejects.toThrow('not sealed');
    for (const choice of ['YES', 'YES', 'NO', 'NO_OPINION'] as const) await cast(id, ballot(id, [choice, 'YES']));
    const { tally, boxHash } = await box.seal(id);
    const text = await box.sealedText(id);
    expect(createHash('sha256').update(text).digest('hex')).toBe(boxHash);
    expect(tally).toEqual([
      { yes: 2, no: 1, noOpinion: 1 },
      { yes: 4, no: 0, noOpinion: 0 },
    ]);
    const { slips, papers } = openSealed(text);
    for (const list of [slips, papers]) {
      const serials = list.map((one: { readonly serial: string }) => one.serial);
      expect(serials).toEqual([...serials].sort());
    }
    expect(papers).toHaveLength(4);
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
    const empty = `{"classes":[],"papers":[],"sessionId":"${id}","slips":[]}`;
    expect(boxHash).toBe(createHash('sha256').update(empty).digest('hex'));
  });
});

describe('what the box at rest says about who voted when', () => {
  const rowsOf = (id: string) =>
    database.query<{ xmin: string; item: number; keys: string[] }>(
      `SELECT xmin::text, item, ARRAY(SELECT jsonb_object_keys(papers)) AS keys FROM box_items WHERE session_id = $1 ORDER BY ctid`,
      [id],
    );

  const papersOf = (id: string) =>
    database.query<{ xmin: string }>('SELECT xmin::text FROM box_papers WHERE session_id = $1', [id]);

  it('is nothing: all rows carry the last transaction, and serials are in their own order', async () => {
    const id = await openBox(6);
    const arrival: string[] = [];
    for (let voter = 0; voter < 12; voter++) {
      // Every second member is recused from the first item: its row must change with the others all the same.
      const first = voter % 2 ? undefined : 'YES';
      const filled = ballot(id, [first, 'NO', 'YES', 'YES', 'NO', 'YES']);
      arrival.push(slipsOf(id, filled)[voter % 2 ? 0 : 1] ?? '');
      await cast(id, filled);
      const rows = [...(await rowsOf(id)), ...(await papersOf(id))];
      expect(new Set(rows.map((row) => row.xmin)).size).toBe(1);
    }
    const second = (await rowsOf(id)).find((row) => row.item === 2);
    expect(second?.keys).toEqual([...arrival].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(second?.keys).not.toEqual(arrival);
  });

  it('does not lie in the order of the rows either', async () => {
    const orders = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const id = await openBox(6);
      await cast(id, ballot(id, ['YES', 'YES', 'YES', 'YES', 'YES', 'YES']));
      orders.add((await rowsOf(id)).map((row) => row.item).join());
    }
    // Six equal shuffles of six rows: once in about 10^14 runs.
    expect(orders.size).toBeGreaterThan(1);
  });

  it('does not survive the sealing in the files of the table', async () => {
    const id = await openBox(2);
    const serials: string[] = [];
    for (let voter = 0; voter < 5; voter++) {
      const filled = ballot(id, ['YES', 'NO']);
      serials.push(...slipsOf(id, filled), paperSerial(filled.paper.secret, id));
      await cast(id, filled);
    }
    const file = async () => {
      await database.query('CHECKPOINT');
      const rows = await database.query<{ bytes: Buffer }>(
        `SELECT pg_read_binary_file(pg_relation_filepath(name::regclass)) AS bytes
         FROM unnest(ARRAY['box_items', 'box_papers']) AS name`,
      );
      return rows.map((row) => row.bytes.toString('latin1')).join('');
    };
    const open = await file();
    expect(serials.filter((serial) => open.includes(serial))).toEqual(serials);
    await box.seal(id);
    const sealed = await file();
    expect(serials.filter((serial) => sealed.includes(serial))).toEqual([]);
  });

  it('does not stay behind in the statistics that the server keeps of its tables', async () => {
    const id = await openBox(2);
    for (let voter = 0; voter < 5; voter++) await cast(id, ballot(id, ['YES', 'NO']));
    await database.query('ANALYZE box_items, box_papers, boxes');
    const kept = await database.query<{ tablename: string }>(
      'SELECT DISTINCT tablename FROM pg_stats WHERE tablename ~ $1',
      ['^box'],
    );
    // The boxes themselves are sampled: that is how the query is known to find something.
    expect(kept.map((row) => row.tablename)).toEqual(['boxes']);
  });

  it('lies in the order of the numbers once it is sealed, whoever came first', async () => {
    const id = await openBox(1);
    const arrival: string[] = [];
    for (let voter = 0; voter < 12; voter++) {
      const filled = ballot(id, ['YES']);
      arrival.push(paperSerial(filled.paper.secret, id));
      await cast(id, filled);
    }
    await box.seal(id);
    const left = await database.query(
      'SELECT ctid FROM box_papers WHERE session_id = $1 UNION ALL SELECT ctid FROM box_items WHERE session_id = $1',
      [id],
    );
    expect(left).toEqual([]);
    const lies = openSealed(await box.sealedText(id)).papers.map((one) => one.serial);
    expect(lies).toEqual(arrival.toSorted());
    expect(lies).not.toEqual(arrival);
  });

  it('does not hold up other sessions when a backup keeps the table, and is cleaned when asked again', async () => {
    const id = await openBox(1);
    const other = await openBox(1);
    await cast(id, ballot(id, ['YES']));
    const backup = await database.holding('LOCK TABLE box_items IN ACCESS SHARE MODE');
    const sealing = box.seal(id).catch((error) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await cast(other, ballot(other, ['NO']))).toBe('STORED');
    expect(await sealing).toMatchObject({ name: 'RegisterUnavailable' });
    expect(await cast(id, ballot(id, ['NO']))).toBe('SEALED');
    await backup.release();
    expect((await box.seal(id)).tally).toEqual([{ yes: 1, no: 0, noOpinion: 0 }]);
  }, 15_000);

  it('has no column for a member, a time or a sequence', async () => {
    const columns = await database.query<{ column_name: string }>(`
      SELECT column_name FROM information_schema.columns WHERE table_name IN ('boxes', 'box_items', 'box_papers') ORDER BY 1`);
    expect(columns.map((column) => column.column_name)).toEqual([
      'box_hash',
      'class_id',
      'item',
      'items',
      'papers',
      'sealed_content',
      'serial',
      'session_id',
      'session_id',
      'session_id',
      'signature',
    ]);
  });

  it('is not told by an error either', async () => {
    const id = await openBox(1);
    const filled = ballot(id, ['YES']);
    await database.query(`ALTER TABLE box_items ADD CONSTRAINT never CHECK (papers = '{}') NOT VALID`);
    const failure = await cast(id, filled).catch((error) => error);
    await database.query('ALTER TABLE box_items DROP CONSTRAINT never');
    const told = JSON.stringify(failure, Object.getOwnPropertyNames(failure)) + failure.stack + failure.cause?.stack;
    expect(failure.name).toBe('RegisterFault');
    for (const serial of slipsOf(id, filled)) expect(told).not.toContain(serial);
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
          expect(await cast(id, ballot(id, one.choices, tokens[one.voter]))).toBe(expected);
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
        const { slips, papers } = openSealed(await box.sealedText(id));
        expect([slips.length, papers.length]).toEqual([byHand.size * 2, byHand.size]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('counts exactly the ballots that were answered with STORED, when votes race with the sealing', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await openBox(1);
      const casting = Promise.all(Array.from({ length: 12 }, () => cast(id, ballot(id, ['YES']))));
      const [{ tally }, outcomes] = await Promise.all([elsewhere.box.seal(id), casting]);
      const stored = outcomes.filter((outcome) => outcome === 'STORED').length;
      expect(outcomes.every((outcome) => outcome === 'STORED' || outcome === 'SEALED')).toBe(true);
      expect(tally).toEqual([{ yes: stored, no: 0, noOpinion: 0 }]);
    }
  });
});

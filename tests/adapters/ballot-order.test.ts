import { afterAll, expect, test } from 'vitest';
import { openSealed } from '../../adapters/ballot/box-content.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { newToken, paperSerial, slipSerial } from '../../adapters/secrets.ts';
import { ballot, castInto } from '../support/paper-mill.ts';
import { createDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET });
const { box } = registers;
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const TRIALS = 1_000;
const VOTERS = 3;
/** Six orders of three voters: chi-square with five degrees of freedom exceeds this once in a million honest runs. */
const LIMIT = 35.9;

const chiSquare = (orders: ReadonlyMap<string, number>): number => {
  const expected = TRIALS / 6;
  const seen = [...orders.values()];
  return [...seen, ...Array(6 - seen.length).fill(0)].reduce(
    (sum, count) => sum + (count - expected) ** 2 / expected,
    0,
  );
};

const rowsOf = async (id: string) => {
  const papers = await database.query<{ serial: string }>(
    'SELECT serial FROM box_papers WHERE session_id = $1 ORDER BY ctid',
    [id],
  );
  const slips = await database.query<{ serial: string }>(
    'SELECT jsonb_object_keys(papers) AS serial FROM box_items WHERE session_id = $1',
    [id],
  );
  return { papers: papers.map((row) => row.serial), slips: slips.map((row) => row.serial) };
};

test('in a thousand boxes nothing is in the order in which people came: not rows, serials, nor the published lists', async () => {
  const orders = new Map(['rows', 'slips'].map((what) => [what, new Map<string, number>()]));
  const note = (what: string, came: readonly string[], lies: readonly string[]) => {
    const order = came.map((serial) => lies.indexOf(serial)).join();
    orders.get(what)?.set(order, (orders.get(what)?.get(order) ?? 0) + 1);
  };
  const trial = async (n: number) => {
    const id = `session-order-${n}`;
    await box.open(id, 1);
    const secrets = Array.from({ length: VOTERS }, newToken);
    for (const secret of secrets) await castInto(box, id, ballot(id, ['YES'], secret));
    const papers = secrets.map((secret) => paperSerial(secret, id));
    const slips = secrets.map((secret) => slipSerial(secret, id, 1));
    const rows = await rowsOf(id);
    note('rows', papers, rows.papers);
    note('slips', slips, rows.slips);
  };
  for (let n = 0; n < TRIALS; n += 8) await Promise.all(Array.from({ length: 8 }, (_, index) => trial(n + index)));

  // The published lists are sorted by the same numbers; that they follow nothing else is looked at in one of them.
  const id = 'session-order-sealed';
  await box.open(id, 1);
  for (let voter = 0; voter < 20; voter += 1) await castInto(box, id, ballot(id, ['NO']));
  await box.seal(id);
  const { papers, slips } = openSealed(await box.sealedText(id));
  for (const list of [papers, slips]) {
    const serials = list.map((one: { readonly serial: string }) => one.serial);
    expect(serials).toEqual(serials.toSorted());
  }
  for (const what of ['rows', 'slips']) expect(chiSquare(orders.get(what) ?? new Map()), what).toBeLessThan(LIMIT);
}, 600_000);

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Client } from '@temporalio/client';
import { Hono } from 'hono';
import { Pool } from 'pg';
import { createIssuer } from '../adapters/ballot/issuer.ts';
import { connectIssuer } from '../adapters/ballot/issuer-client.ts';
import { createIssuerKeys } from '../adapters/ballot/issuer-keys.ts';
import { issuerServer } from '../adapters/ballot/issuer-server.ts';
import { createPaperDesk } from '../adapters/ballot/paper-desk.ts';
import type { HeldPaper, PaperClass, PaperIssuer } from '../adapters/ballot-ports.ts';
import { openRegisters } from '../adapters/postgres/open-registers.ts';
import type { Registers } from '../adapters/register-ports.ts';
import { newToken, tokenHash } from '../adapters/secrets.ts';
import { createCommands } from '../api/commands/all-commands.ts';
import type { Engine } from '../api/engine-port.ts';
import { paperFrom, paperText } from '../api/routes/held-paper.ts';
import { convene, council } from '../tests/support/acts.ts';
import { KEY_RING } from '../tests/support/key-ring.ts';
import { connectToTestServer, rememberingActivities, withWorkers } from '../tests/support/workflow-bench.ts';
import { figure, machineLine } from './report.ts';

/** What the members' browsers hold. */
const KEY = 'the key of a browser';
const ROUNDS = 5;
const MEMBERS = 40;
const ITEMS = 20;
/** Requests on their way at one time: members of a council do not wait for each other. */
const AT_ONCE = 4;
const SECRET = 'a secret of the bench, long enough for a key';

/** One council's vote in each round, over HTTP; durable in Temporal and PostgreSQL before each answer. */
export async function benchBallots(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ghicong-bench-issuer-'));
  const { client, connection } = await connectToTestServer();
  const registers = await openRegisters({ url: process.env.DATABASE_URL ?? '', secret: SECRET });
  const pool = new Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 10 });
  await pool.query('CREATE TABLE plain_roll (session text, member text, PRIMARY KEY (session, member))');
  await pool.query(
    'CREATE TABLE plain_slips (session text, item int, serial text, choice text, PRIMARY KEY (serial, item))',
  );
  try {
    await withWorkers(connection, client, rememberingActivities().activities, (engine) =>
      measure({ client, engine, registers, pool, folder }),
    );
  } finally {
    await pool.end();
    await registers.close();
    await connection.close();
    await client.connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Bench {
  readonly client: Client;
  readonly engine: Engine;
  readonly registers: Registers;
  readonly pool: Pool;
  readonly folder: string;
}

const SIDES = [
  'phát phiếu + bỏ phiếu (JavaScript)',
  'một yêu cầu (không JavaScript)',
  'Update rỗng',
  'SQL trần',
] as const;
type Side = (typeof SIDES)[number];

async function measure({ engine, registers, pool, folder }: Bench): Promise<void> {
  const issuerAt = await listen(
    issuerServer(createIssuer(createIssuerKeys(folder, SECRET), engine), KEY_RING, console.error),
  );
  const issuer = connectIssuer(issuerAt.url, KEY_RING);
  const web = await listen(ballotWeb({ registers, engine, issuer }));
  const times = new Map<Side, number[][]>(SIDES.map((side) => [side, []]));
  const rates = new Map<Side, number[]>(SIDES.map((side) => [side, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    const order = SIDES.map((_, index) => SIDES[(index + round) % SIDES.length] as Side);
    for (const side of order) {
      const work = await prepare(side, `${round}-${SIDES.indexOf(side)}`, {
        engine,
        registers,
        pool,
        issuer,
        url: web.url,
      });
      // Making papers has kept this process from hearing Temporal; nobody's vote should pay for that.
      if (side !== 'SQL trần') await settled(engine, `session-bench-${process.pid}-${round}-${SIDES.indexOf(side)}`);
      const begun = performance.now();
      const took = await inTurns(work);
      // The first round warms up.
      if (round === 0) continue;
      times.get(side)?.push(took);
      rates.get(side)?.push((MEMBERS * 1000) / (performance.now() - begun));
    }
  }
  web.close();
  issuerAt.close();

  console.log(`  ${MEMBERS} ủy viên, ${ITEMS} trường hợp, ${AT_ONCE} yêu cầu cùng lúc, ${ROUNDS} vòng xen kẽ`);
  for (const side of SIDES) {
    const p95s = (times.get(side) ?? []).map((took) => percentile(took, 0.95));
    const p50s = (times.get(side) ?? []).map((took) => percentile(took, 0.5));
    const rate = percentile(rates.get(side) ?? [], 0.5);
    console.log(
      `  ${side.padEnd(36)} ${figure(rate).padStart(6)}/giây   p50 ${figure(percentile(p50s, 0.5))} ms   p95 ${figure(percentile(p95s, 0.5))} ms`,
    );
  }
  const against = (side: Side) => {
    const ratios = (times.get(side) ?? []).map(
      (took, round) => percentile(took, 0.95) / percentile(times.get('Update rỗng')?.[round] ?? [], 0.95),
    );
    return `${figure(percentile(ratios, 0.5))} (${figure(Math.min(...ratios))}–${figure(Math.max(...ratios))})`;
  };
  for (const side of SIDES.slice(0, 2))
    console.log(`  p95 so với Update rỗng, ${side}: ${against(side)} lần (mục tiêu: đến 3)`);
  console.log(`  ${machineLine(['@cloudflare/blindrsa-ts', '@temporalio/worker'])}`);
}

const settled = async (engine: Engine, sessionId: string) => {
  for (let n = 0; n < 3; n += 1) await Promise.all(Array.from({ length: AT_ONCE }, () => engine.session(sessionId)));
};

interface Ways {
  readonly engine: Engine;
  readonly registers: Registers;
  readonly pool: Pool;
  readonly issuer: PaperIssuer;
  readonly url: string;
}

/** Everything that a browser does before the button is pressed, and a council that waits for its members. */
async function prepare(side: Side, name: string, ways: Ways): Promise<(() => Promise<unknown>)[]> {
  const sessionId = `session-bench-${process.pid}-${name}`;
  const choices = Object.fromEntries(Array.from({ length: ITEMS }, (_, index) => [index + 1, 'YES']));
  const members = council(MEMBERS);
  if (side === 'SQL trần')
    return members.map(
      ({ id }) =>
        () =>
          plainSql(ways.pool, sessionId, id),
    );
  const at = new Date(Date.now() + 86_400_000).toISOString();
  const agenda = [{ dossierId: 'dossier-bench', nos: Object.keys(choices).map(Number) }];
  const act = convene({ members, agenda, votingClosesAt: at, remindAt: at });
  const convened = await ways.engine.conveneSession(sessionId, act, 'c');
  if ('refused' in convened) throw new Error(convened.refused.code);
  if (side === 'Update rỗng') {
    const nothing = { type: 'adoptCalendar', holidays: { edition: 0, daysOff: [], workedWeekends: [] } } as const;
    const actor = { id: 'ghi-cong', role: 'system' } as const;
    return members.map(
      ({ id }) =>
        () =>
          ways.engine.actOnSession(sessionId, { command: nothing, actor, channel: 'engine' }, id),
    );
  }
  await ways.registers.box.open(sessionId, ITEMS);
  const desk = createPaperDesk();
  const works: (() => Promise<unknown>)[] = [];
  for (const { id } of members) {
    const token = newToken();
    await ways.registers.links.add(
      { tokenHash: tokenHash(token), purpose: 'ballot', personId: id, sessionId, expiresAt: at },
      {
        mail: {
          messageId: `<${token}@bench>`,
          to: { name: '', address: 'a@b.example' },
          subject: '',
          text: '',
          html: '',
        },
        about: sessionId,
        kind: 'invitation',
      },
    );
    await ways.registers.links.bind(tokenHash(token), tokenHash(KEY));
    const of = await ways.issuer.classFor(sessionId, id);
    if ('refused' in of) throw new Error(of.refused);
    await ways.registers.box.admit(sessionId, of);
    const held = await desk.make(sessionId, of);
    works.push(
      side === 'một yêu cầu (không JavaScript)'
        ? () => ask(`${ways.url}/one`, { token, paper: paperText(held), choices })
        : () => inTwo(ways.url, sessionId, of, held, token, choices),
    );
  }
  return works;
}

/** Without the browser's own arithmetic: it is the member's processor, and no part of the answer's time. */
async function inTwo(
  url: string,
  sessionId: string,
  of: PaperClass,
  held: HeldPaper,
  token: string,
  choices: object,
): Promise<number> {
  const { classId, blinded } = held;
  const first = performance.now();
  const issued = await ask<{ blindSignature: string }>(`${url}/paper`, { token, classId, blinded });
  const answered = performance.now();
  const paper = await createPaperDesk().finish(sessionId, of, held, issued.blindSignature);
  const second = performance.now();
  await ask(`${url}/ballot`, { boxId: sessionId, paper, choices });
  return answered - first + (performance.now() - second);
}

/** The ballot's commands behind HTTP, without the pages: these ask registers that a bench does not fill. */
function ballotWeb(deps: { readonly registers: Registers; readonly engine: Engine; readonly issuer: PaperIssuer }) {
  const needed = { ...deps, papers: createPaperDesk(), now: () => new Date(), appUrl: 'http://bench' };
  const commands = createCommands(needed as unknown as Parameters<typeof createCommands>[0]);
  const app = new Hono();
  app.post('/one', async (c) => {
    const { token, paper, choices } = await c.req.json();
    const held = paperFrom(paper);
    if (held === undefined) return c.json({ refused: 'paper' }, 422);
    return c.json(
      await commands.castBallot({ token, key: KEY, paper: held, choices, declaredNoInterest: true, channel: 'link' }),
    );
  });
  app.post('/paper', async (c) =>
    c.json(await commands.issuePaper({ ...(await c.req.json()), key: KEY, declaredNoInterest: true, channel: 'api' })),
  );
  app.post('/ballot', async (c) => c.json(await commands.depositBallot(await c.req.json())));
  return app;
}

async function ask<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  const said = (await answer.json()) as object;
  if (!answer.ok || 'refused' in said) throw new Error(`the ballot was refused: ${JSON.stringify(said)}`);
  return said as T;
}

async function plainSql(pool: Pool, sessionId: string, memberId: string): Promise<void> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('INSERT INTO plain_roll VALUES ($1, $2)', [sessionId, memberId]);
  const serials = Array.from({ length: ITEMS }, (_, item) =>
    createHash('sha256').update(`${sessionId}${memberId}${item}`).digest('hex'),
  );
  await client.query(
    "INSERT INTO plain_slips SELECT $1, n, s, 'YES' FROM unnest($2::text[]) WITH ORDINALITY AS t(s, n)",
    [sessionId, serials],
  );
  await client.query('COMMIT');
  client.release();
}

/** Milliseconds of each: its own figure where it gives one. */
async function inTurns(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const waiting = [...works];
  const took: number[] = [];
  const hand = async () => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
      const begun = performance.now();
      const own = await work();
      took.push(typeof own === 'number' ? own : performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return took;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const listen = (app: Hono): Promise<{ url: string; close(): void }> =>
  new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => void server.close() }),
    );
  });

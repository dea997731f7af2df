import { createServer, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { RegisterUnavailable } from '../../adapters/postgres/errors.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createDatabase } from './support/database.ts';
import { NOTHING_ELSE, recorded, SECRET, submitted } from './support/histories.ts';

const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET });
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const killAll = () =>
  database.query(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`);

describe('without PostgreSQL', () => {
  it('opening says so, with the cause, and without the password', async () => {
    const url = 'postgres://someone:secret-password@127.0.0.1:1/nowhere';
    const failure = await openRegisters({ url, secret: SECRET }).catch((error) => error);
    expect(failure).toBeInstanceOf(RegisterUnavailable);
    expect(failure.cause).toMatchObject({ code: 'ECONNREFUSED' });
    expect(`${failure.stack}${failure.cause.stack}`).not.toContain('secret-password');
  });

  it('a server that lets nobody in is unavailable too', async () => {
    const url = new URL(database.url);
    url.pathname = '/no_such_database';
    await expect(openRegisters({ url: url.href, secret: SECRET })).rejects.toBeInstanceOf(RegisterUnavailable);
  });

  it('a server that accepts and then says nothing is given up within seconds', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const started = Date.now();
    const opening = openRegisters({ url: `postgres://x:y@127.0.0.1:${port}/z`, secret: SECRET });
    await expect(opening).rejects.toBeInstanceOf(RegisterUnavailable);
    expect(Date.now() - started).toBeLessThan(9_000);
    for (const socket of sockets) socket.destroy();
    silent.close();
  }, 15_000);
});

/** The news of other killed connections may still be on its way: whoever meets one asks again, as our callers do. */
async function askedUntilItAnswers<T>(question: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof RegisterUnavailable) || tries === 20) throw error;
    }
  }
}

describe('when connections are lost', () => {
  it('idle ones are replaced without anybody noticing', async () => {
    await Promise.all(Array.from({ length: 5 }, () => registers.directory.everybody()));
    await killAll();
    // The news of the closed connections must have arrived; it must not end this process.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await registers.directory.everybody()).toEqual([]);
  });

  it('work under way either happened wholly or not at all, and can be asked for again', async () => {
    for (let round = 0; round < 15; round++) {
      const stream = { kind: 'dossier', id: `dossier-lost-${round}` } as const;
      const work = registers.events.append(stream, recorded([submitted()]), NOTHING_ELSE);
      const outcome = work.then(
        () => undefined,
        (error) => error,
      );
      await new Promise((resolve) => setTimeout(resolve, round));
      await killAll();
      const failure = await outcome;
      if (failure !== undefined) expect(failure).toBeInstanceOf(RegisterUnavailable);
      const known = await askedUntilItAnswers(() => registers.events.length(stream.id));
      expect(await askedUntilItAnswers(() => registers.dossiers.row(stream.id))).toEqual(
        known === 1 ? expect.anything() : undefined,
      );
      await askedUntilItAnswers(() => registers.events.append(stream, recorded([submitted()]), NOTHING_ELSE));
      expect(await askedUntilItAnswers(() => registers.events.length(stream.id))).toBe(1);
    }
  });

  it('closed registers answer with the same error', async () => {
    const closing = await openRegisters({ url: database.url, secret: SECRET });
    await closing.close();
    await expect(closing.directory.everybody()).rejects.toBeInstanceOf(RegisterUnavailable);
  });
});

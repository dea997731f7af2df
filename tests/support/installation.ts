import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { Registers } from '../../adapters/register-ports.ts';
import { requestDevIdentity } from '../../adapters/signing/dev-pki/client.ts';
import { sampleSeason } from '../../cli/season/season.ts';
import { createDatabase } from '../adapters/support/database.ts';
import { createNamespace } from './namespace.ts';

const processFile = fileURLToPath(new URL('../faults/process.ts', import.meta.url));
const mailCatcher = fileURLToPath(new URL('../../node_modules/maildev/dist/bin/maildev.js', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

const ROLES = ['issuer', 'worker', 'office', 'api'] as const;
type Role = (typeof ROLES)[number];

/** The product as four processes of its own on the test servers, restarted whenever one of them dies. */
export interface Installation {
  readonly dir: string;
  readonly appUrl: string;
  readonly mailWebUrl: string;
  readonly registers: Registers;
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  readonly restarts: () => number;
  /** Kills one of the processes and keeps it away until what is returned is called. */
  away(role: Role): () => void;
  stop(): Promise<void>;
}

export async function startInstallation(extra: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const dir = mkdtempSync(join(tmpdir(), 'ghicong-faults-'));
  const [port, smtp, inbox, issuer] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const database = await createDatabase();
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...extra,
    GHICONG_DATA: dir,
    FAULT_DIR: dir,
    DATABASE_URL: database.url,
    S3_BUCKET: `faults-${randomBytes(4).toString('hex')}`,
    TEMPORAL_NAMESPACE: await createNamespace('faults'),
    // An inbox of its own: other test files write to the same people.
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    MAIL_WEB_URL: `http://127.0.0.1:${inbox}`,
    ISSUER_DIR: join(dir, 'issuer'),
    ISSUER_PORT: String(issuer),
    ISSUER_URL: `http://127.0.0.1:${issuer}`,
    APP_PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
  };
  mkdirSync(join(dir, 'cache'), { recursive: true });
  const secret = readFileSync(environment.APP_SECRET_FILE ?? '', 'utf8').trim();
  const registers = await openRegisters({ url: database.url, secret });
  await loadSeason(registers, environment.PKI_URL ?? '');

  const catcher = spawn(
    process.execPath,
    [mailCatcher, '--smtp', String(smtp), '--web', String(inbox), '--ip', '127.0.0.1', '--web-ip', '127.0.0.1'],
    { stdio: 'ignore' },
  );

  await answers(`http://127.0.0.1:${inbox}/api/email`);

  let stopping = false;
  let restarts = 0;
  const children = new Map<string, ChildProcess>();
  const kept = new Set<Role>();
  const start = (role: Role): void => {
    const log = openSync(join(dir, `${role}.log`), 'a');
    const child = spawn(process.execPath, ['--import', 'tsx', processFile, role], {
      cwd: root,
      env: environment,
      stdio: ['ignore', log, log],
    });
    children.set(role, child);
    child.once('exit', () => {
      if (stopping || kept.has(role)) return;
      restarts += 1;
      start(role);
    });
  };
  for (const role of ROLES) start(role);
  return {
    dir,
    appUrl: environment.APP_URL ?? '',
    mailWebUrl: environment.MAIL_WEB_URL ?? '',
    registers,
    environment,
    restarts: () => restarts,
    away(role) {
      kept.add(role);
      children.get(role)?.kill('SIGKILL');
      return () => {
        if (kept.delete(role)) start(role);
      };
    },
    async stop() {
      stopping = true;
      const ended = [...children.values()].map(
        (child) =>
          new Promise((resolve) =>
            child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(0),
          ),
      );
      for (const child of children.values()) child.kill('SIGKILL');
      catcher.kill('SIGKILL');
      await Promise.all(ended);
      await registers.close();
      await database.drop();
      if (process.env.KEEP_FAULT_LOGS)
        for (const file of [...ROLES, 'reached', 'crashed'])
          if (existsSync(join(dir, `${file}.log`)))
            copyFileSync(join(dir, `${file}.log`), join(tmpdir(), `fault-${file}.log`));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function loadSeason(registers: Registers, pkiUrl: string): Promise<void> {
  const season = sampleSeason();
  await registers.directory.save(season);
  for (const { id, name } of season.organisations) {
    await requestDevIdentity(pkiUrl, `organisation:${id}`, { commonName: name, organisation: name });
  }
  for (const { id, name, unitId } of season.people) {
    await requestDevIdentity(pkiUrl, `staff:${id}`, { commonName: name, organisation: unitId });
  }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resume) => setTimeout(resume, 200));
  }
  throw new Error(`${url} does not answer`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

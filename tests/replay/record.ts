/**
 * Records the kept histories of the present release: `node --import tsx tests/replay/record.ts`.
 *
 * Starts the product as `npm start` does, in a data directory of its own and with the TEST key ring, lets the sample
 * people carry one dossier to its archive, and keeps the histories Temporal has of it, with the events the register
 * chained. Run it again whenever a change of `workflows/` or `domain/` before a release makes old histories unreadable;
 * the folder of a published release is never written again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from '../../adapters/environment.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { connectClient } from '../../adapters/temporal/engine.ts';
import { createHistorySource } from '../../adapters/temporal/histories.ts';
import { certificatesId, decisionId } from '../../workflows/messages.ts';
import { KEYS_FILE, type KeptProcess, releaseFolder, type TemporalHistory, testDataConverter } from './kept.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The last thing `npm start` prints once the sample dossier is through. */
const STAYING = 'Nhấn Ctrl+C để dừng';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const data = mkdtempSync(join(tmpdir(), 'ghicong-record-'));
// PostgreSQL, which runs as another user when we are root, must pass through.
chmodSync(data, 0o711);
const product = spawn(process.execPath, ['tools/start.mjs', '--data', data, '--out', join(data, 'out')], {
  cwd: root,
  env: { ...process.env, PAYLOAD_KEYS_FILE: KEYS_FILE },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await untilStaying(product);
  await keep(environmentOf(data), releaseFolder(version));
} finally {
  product.kill('SIGTERM');
  if (product.exitCode === null) await new Promise((resolve) => product.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

async function untilStaying({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('the product was started without a pipe');
  for await (const line of createInterface({ input: stdout })) {
    console.log(line);
    if (line.includes(STAYING)) return;
  }
  throw new Error('npm start ended before the sample dossier was through');
}

/** What a running instance writes for the command line. */
interface RunFile {
  readonly environment: Readonly<Record<string, string>>;
  readonly secretsFile: string;
}

function environmentOf(dataDir: string) {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  const { environment, secretsFile } = read(join(dataDir, 'run.json')) as RunFile;
  const secrets = read(secretsFile) as RunFile['environment'];
  return readEnvironment({ ...environment, ...secrets });
}

async function keep(environment: ReturnType<typeof environmentOf>, folder: string): Promise<void> {
  const summary = JSON.parse(readFileSync(join(environment.GHICONG_DATA, 'out/summary.json'), 'utf8'));
  const { dossierId, sessionId } = summary as { dossierId: string; sessionId: string };
  const secret = readFileSync(environment.APP_SECRET_FILE, 'utf8').trim();
  const registers = await openRegisters({ url: environment.DATABASE_URL, secret });
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = environment;
  const client = await connectClient({ address, namespace }, testDataConverter());
  const source = createHistorySource(client);
  const files = new Map<string, string>();
  const processes: KeptProcess[] = [];
  for (const [file, workflowId] of [
    ['dossier.json', dossierId],
    ['session.json', sessionId],
    ['decision.json', decisionId(dossierId)],
    ['certificates.json', certificatesId(dossierId)],
  ] as const) {
    const found = await source.history(workflowId);
    if (found === undefined || found.running) throw new Error(`${workflowId} has no closed history`);
    files.set(file, oneEventALine(JSON.parse(found.json)));
    const chain = await registers.events.chain(workflowId);
    const events = chain.map(({ recorded, hash }) => ({ type: recorded.event.type, hash }));
    processes.push({ workflowId, file, events });
  }
  await registers.close();
  await client.connection.close();

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify({ processes }, null, 2)}\n`);
  console.log(`✓ ${processes.length} lịch sử: ${folder}`);
}

/** So that a reader of the repository can find an event, and a diff shows which ones changed. */
function oneEventALine({ events }: TemporalHistory): string {
  return `{"events":[\n${events.map((event) => JSON.stringify(event, withoutMachine)).join(',\n')}\n]}\n`;
}

/**
 * Temporal notes process and host of every client and worker, and names a worker's own (sticky) queue after them; replay
 * does not look at it, and it is nobody's business.
 */
function withoutMachine(key: string, value: unknown): unknown {
  if (key === 'identity') return 'recorder';
  const isSticky = key === 'taskQueue' && (value as { kind?: string }).kind === 'TASK_QUEUE_KIND_STICKY';
  return isSticky ? { ...(value as object), name: 'sticky' } : value;
}

import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { lastLines, runCommand } from '../lib/commands.mjs';
import { userError } from '../lib/messages.mjs';
import { projectRoot } from '../lib/paths.mjs';
import { findPostgres } from './postgres-program.mjs';
import { choosePostgresUser } from './postgres-user.mjs';

const DATABASE = 'ghicong';
const WRONG_PASSWORD = '28P01';

/**
 * The service of a local PostgreSQL with Vietnamese collation, made at the first start in `<data>/postgres`. It listens
 * on 127.0.0.1 only. `fast` gives up safety against a power cut (tests), not against a killed process.
 */
export async function postgresService({ layout, cache, ports, credentials, fast = false }) {
  const program = findPostgres(cache);
  if (program === undefined) throw userError('postgresMissing');
  const how = await choosePostgresUser({ program, dataFolder: layout.postgres });
  checkVersion(how.dataFolder, program.version);
  if (!existsSync(join(how.dataFolder, 'PG_VERSION'))) await createCluster(how, credentials);
  const url = (database) =>
    `postgres://${credentials.user}:${encodeURIComponent(credentials.password)}@127.0.0.1:${ports.postgres}/${database}`;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: ports.postgres,
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    ...(fast ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    name: 'postgres',
    label: describe(program, how.dataFolder, layout),
    ...how.wrap(join(how.bin, 'postgres'), ['-D', how.dataFolder, ...options]),
    cwd: how.dataFolder,
    // "Fast" shutdown, asked of the postmaster alone: it ends its own backends.
    stopSignal: 'SIGINT',
    wholeGroup: false,
    graceMs: 15_000,
    ready: () => isDatabaseThere(url, layout),
    environment: { DATABASE_URL: url(DATABASE) },
  };
}

function describe(program, dataFolder, layout) {
  const name = `PostgreSQL ${program.version}`;
  return dataFolder === layout.postgres ? name : `${name} (dữ liệu đặt tại ${dataFolder})`;
}

function checkVersion(dataFolder, version) {
  const file = join(dataFolder, 'PG_VERSION');
  if (!existsSync(file)) return;
  const data = readFileSync(file, 'utf8').trim();
  const found = version.split('.')[0];
  if (data !== found) throw userError('postgresVersion', { found, data });
}

/** Made beside its place and renamed at the end: a start that was killed half-way leaves nothing to trip over. */
async function createCluster(how, credentials) {
  const parent = dirname(how.dataFolder);
  for (const entry of readdirSync(parent)) {
    if (entry.startsWith(`${basename(how.dataFolder)}.new-`))
      rmSync(join(parent, entry), { recursive: true, force: true });
  }
  rmSync(how.dataFolder, { recursive: true, force: true });
  const folder = `${how.dataFolder}.new-${process.pid}`;
  const passwordFile = join(folder, 'password');
  const cluster = join(folder, 'cluster');
  try {
    mkdirSync(cluster, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, `${credentials.password}\n`, { mode: 0o600 });
    if (how.owner !== undefined) {
      for (const path of [folder, cluster, passwordFile]) chownSync(path, how.owner.uid, how.owner.gid);
    }
    const { command, args, ...identity } = how.wrap(join(how.bin, 'initdb'), [
      ...['-D', cluster, '--username', credentials.user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      // Sorting by ICU's Vietnamese rules (An, Ánh, Đông, Em, On, Ơn); C.UTF-8 is the one libc locale always there.
      ...['--encoding', 'UTF8', '--locale-provider', 'icu', '--icu-locale', 'vi', '--locale', 'C.UTF-8'],
    ]);
    const result = await runCommand(command, args, { ...identity, cwd: folder, timeoutMs: 300_000 });
    if (!result.ok) throw userError('initdbFailed', { detail: lastLines(result.output, 6) });
    renameSync(cluster, how.dataFolder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the server answers and has our database, which is created at the first chance. */
async function isDatabaseThere(url, layout) {
  // Loaded only here: the tools start before the packages are installed.
  const { Client } = createRequire(join(projectRoot, 'package.json'))('pg');
  const client = new Client({ connectionString: url('postgres'), connectionTimeoutMillis: 5000 });
  // An error event without a listener ends the process; the failed query reports the same thing.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
    return true;
  } catch (error) {
    if (isTransient(error)) return false;
    if (error.code === WRONG_PASSWORD) throw userError('postgresPassword', { keys: layout.keys }, error);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Not listening yet, or starting up and recovering (57P03). */
function isTransient(error) {
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', '57P03'].includes(error.code) ||
    /timeout|terminated/.test(error.message)
  );
}

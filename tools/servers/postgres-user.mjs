import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath, runCommand } from '../lib/commands.mjs';
import { userError } from '../lib/messages.mjs';

const CANDIDATES = ['postgres', 'nobody'];
/** Folders every user can pass through, for the last resort. */
const REACHABLE = ['/var/lib/ghicong', '/var/tmp/ghicong-servers'];
/** In order of how little they allow; containers often drop the first. */
const CAPABILITIES = ['dac_read_search', 'dac_override'];

/**
 * How to run PostgreSQL, which refuses to be root: `{ bin, dataFolder, wrap(command, args) → { command, args, uid?,
 * gid? }, owner? }`. Not root: as ourselves. Root: as `postgres` or `nobody`, who may be barred from the path (a clone
 * under a private folder); then, in this order: plainly, with the one capability to pass through folders, or with
 * programs and data in a place that user can reach. Throws a UserError when nothing works.
 */
export async function choosePostgresUser({ program, dataFolder }) {
  const plain = { bin: program.bin, dataFolder, wrap: (command, args) => ({ command, args }) };
  if (process.getuid?.() !== 0) return plain;
  const owner = findUser();
  if (owner === undefined) throw userError('postgresNoUser');
  const asUser = { ...plain, owner, wrap: (command, args) => ({ command, args, uid: owner.uid, gid: owner.gid }) };
  if (canReach(program.bin, owner) && canReach(dirname(dataFolder), owner)) return asUser;
  for (const capability of CAPABILITIES) {
    const wrap = withCapability(capability, owner);
    if (wrap !== undefined && (await works(wrap, program.bin))) return { ...plain, owner, wrap };
  }
  return relocate(asUser, program, dataFolder);
}

function findUser() {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of CANDIDATES) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields !== undefined && fields[2] !== '0') return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return undefined;
}

/** Whether every folder down to `path` lets this user through, by its permission bits. */
function canReach(path, { uid, gid }) {
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * A process that is not root but keeps one capability. `no_setuid_fixup` matters: initdb and postgres look for
 * themselves with access(2), for which the kernel otherwise drops every capability of a user that is not root.
 */
function withCapability(capability, { uid, gid }) {
  const setpriv = findOnPath('setpriv');
  if (setpriv === undefined) return undefined;
  const options = [
    '--securebits=+no_setuid_fixup',
    ...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
    ...[`--inh-caps=-all,+${capability}`, `--ambient-caps=+${capability}`, `--bounding-set=-all,+${capability}`],
  ];
  return (command, args) => ({ command: setpriv, args: [...options, command, ...args] });
}

/** Whether postgres finds itself and its libraries this way; it does that before anything else, and needs no data. */
async function works(wrap, bin) {
  const { command, args } = wrap(join(bin, 'postgres'), ['--describe-config']);
  return (await runCommand(command, args, { timeoutMs: 20_000 })).ok;
}

/** Programs and data outside the data directory, under a name derived from it, so that the next start finds them again. */
function relocate(asUser, program, dataFolder) {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  for (const base of REACHABLE) {
    try {
      mkdirSync(join(base, name), { recursive: true });
      for (const folder of [base, join(base, name)]) chmodSync(folder, 0o755);
      if (!canReach(join(base, name), asUser.owner)) continue;
      const elsewhere = { ...asUser, dataFolder: join(base, name, 'postgres') };
      setStrangersAside(elsewhere.dataFolder, `${dataFolder}.elsewhere`);
      if (canReach(program.bin, asUser.owner) || program.native === undefined) return elsewhere;
      return { ...elsewhere, bin: join(copyPrograms(program, base), 'bin') };
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes(error.code)) throw error;
    }
  }
  throw userError('postgresUnreachable', { user: asUser.owner.name, path: dataFolder });
}

/** A database there of an earlier data directory at the same path is not ours (nor is its password), yet not ours to delete. */
function setStrangersAside(elsewhere, marker) {
  if (existsSync(marker)) return;
  if (existsSync(elsewhere)) renameSync(elsewhere, `${elsewhere}.old-${Date.now()}`);
  writeFileSync(marker, `${elsewhere}\n`);
}

function copyPrograms(program, base) {
  const copy = join(base, `programs-${program.version}`);
  if (existsSync(copy)) return copy;
  const work = `${copy}.${process.pid}`;
  cpSync(program.native, work, { recursive: true, verbatimSymlinks: true });
  renameSync(work, copy);
  return copy;
}

import { createHash, createPrivateKey, generateKeyPair, type KeyObject, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PaperClass } from '../ballot-ports.ts';
import { seal, open as unseal } from '../secrets.ts';
import { fingerprint } from './paper-signature.ts';

const MODULUS_BITS = 2048;

/** Ends the name of a file that is not whole yet. */
const WAITING = '.new';

interface KeyFile extends PaperClass {
  /** The items of the session that papers of this class do not open, ascending. */
  readonly without: readonly number[];
  /** PKCS #8 under the issuer's own secret; null once the session is over. */
  readonly sealedKey: string | null;
}

export interface PaperKey {
  readonly of: PaperClass;
  readonly without: readonly number[];
  readonly key: KeyObject;
}

/** Khóa của phiên họp, by the id of the box that its papers open: one file a class in a folder of the issuer's own, which no other process needs to read. */
export interface IssuerKeys {
  /** Makes the pair when there is none yet; `undefined` when the session's keys are destroyed. */
  classOf(boxId: string, items: readonly number[], without: readonly number[]): Promise<PaperClass | undefined>;
  find(boxId: string, classId: string): Promise<PaperKey | undefined>;
  /** Every class there was. Private keys are gone from the folder when this returns. */
  destroy(boxId: string): Promise<readonly PaperClass[]>;
}

export function createIssuerKeys(folder: string, secret: string): IssuerKeys {
  // Throws here, not at the first vote, when the secret is too short to protect anything.
  seal(secret, 'opening', '');
  const placeOf = (boxId: string) => {
    if (!/^[\w-]{1,100}$/.test(boxId)) throw new TypeError('not the id of a box');
    return join(folder, boxId);
  };
  const purpose = (boxId: string, classId: string) => `paper key ${boxId}/${classId}`;
  const markOf = (boxId: string) => join(placeOf(boxId), 'ended');
  const ended = (boxId: string) => access(markOf(boxId)).then(() => true, nothingThere);

  async function destroy(boxId: string): Promise<readonly PaperClass[]> {
    const place = placeOf(boxId);
    await mkdir(place, { recursive: true, mode: 0o700 });
    // Marked first: a key that is being made now, in this process or another, is then seen to be too late.
    await durably(markOf(boxId), '', rename);
    const files = await filesIn(place);
    for (const [file, kept] of files)
      if (kept.sealedKey !== null) await write(file, { ...kept, sealedKey: null }, rename);
    // A process that died while it wrote may have left a second name of a key's file.
    for (const name of await readdir(place)) if (name.endsWith(WAITING)) await rm(join(place, name), { force: true });
    await settle(place);
    return files.map(([, kept]) => publicPart(kept));
  }

  return {
    async classOf(boxId, items, without) {
      const place = placeOf(boxId);
      const file = join(place, `${createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 32)}.json`);
      const kept = await readKey(file);
      if (kept !== undefined) return kept.sealedKey === null ? undefined : publicPart(kept);
      if (await ended(boxId)) return undefined;
      const pair = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS });
      const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      const classId = fingerprint(publicKey);
      const pkcs8 = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      await mkdir(place, { recursive: true, mode: 0o700 });
      // The first writer wins, in this process or another: two keys for one class would tell its voters apart.
      const sealedKey = seal(secret, purpose(boxId, classId), pkcs8);
      await write(file, { classId, items, without, publicKey, sealedKey }, link);
      if (await ended(boxId)) {
        await destroy(boxId);
        return undefined;
      }
      return publicPart((await readKey(file)) ?? fail(file));
    },
    async find(boxId, classId) {
      const found = (await filesIn(placeOf(boxId))).find(([, kept]) => kept.classId === classId)?.[1];
      if (!found?.sealedKey) return undefined;
      const key = createPrivateKey(unseal(secret, purpose(boxId, classId), found.sealedKey));
      return { of: publicPart(found), without: found.without, key };
    },
    destroy,
  };
}

const publicPart = ({ classId, items, publicKey }: KeyFile): PaperClass => ({ classId, items, publicKey });

async function filesIn(place: string): Promise<readonly (readonly [string, KeyFile])[]> {
  const names = (await readdir(place).catch(nothingThere)) ?? [];
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  return await Promise.all(
    files.map(async (name) => [join(place, name), (await readKey(join(place, name))) ?? fail(name)] as const),
  );
}

async function readKey(file: string): Promise<KeyFile | undefined> {
  const text = await readFile(file, 'utf8').catch(nothingThere);
  return text === undefined ? undefined : (JSON.parse(text) as KeyFile);
}

function nothingThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

const write = (file: string, content: KeyFile, into: typeof link | typeof rename): Promise<void> =>
  durably(file, JSON.stringify(content), into);

/** Durable before it returns: a key that signed a paper must not be forgotten by a power cut. */
async function durably(file: string, text: string, into: typeof link | typeof rename): Promise<void> {
  // A name of its own: members who come at once must not write into one another's file.
  const waiting = `${file}.${randomUUID()}${WAITING}`;
  const handle = await open(waiting, 'w', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  await into(waiting, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(waiting, { force: true });
  await settle(join(file, '..'));
}

/** Names, too, are on the disk before anybody relies on them. */
async function settle(place: string): Promise<void> {
  const folder = await open(place, 'r');
  await folder.sync();
  await folder.close();
}

function fail(file: string): never {
  throw new Error(`the key file ${file} is gone`);
}

import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authority } from './authority.ts';
import { passwordFile, recordIssued } from './authority.ts';
import { generateKeys, type KeyType, makeCertificate, type Subject } from './certificates.ts';
import { writePkcs12 } from './pkcs12.ts';

/** Where the key of an identity lies: the hash keeps colons and letters out of file names. */
export function identityFile(dir: string, identity: string): string {
  return join(dir, 'identities', `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}.p12`);
}

/** The shape every identity has: `staff:<id>` or `organisation:<id>`. */
export function isIdentity(value: string): boolean {
  return /^(staff|organisation):[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(value);
}

const SAME_PROCESS = new Map<string, Promise<boolean>>();

/**
 * Makes key and certificate of an identity once. A later call changes nothing, whatever subject it names.
 * Two processes may call at the same time: a hard link is made or refused in one step, so one key wins for both.
 * @returns true when this call made the key.
 */
export async function issueIdentity(
  authority: Authority,
  identity: string,
  subject: Subject,
  keyType: KeyType = 'rsa-2048',
): Promise<boolean> {
  if (!isIdentity(identity)) throw new Error(`Not an identity: ${identity}`);
  const file = identityFile(authority.dir, identity);
  const running = SAME_PROCESS.get(file);
  if (running !== undefined) {
    await running;
    return false;
  }
  const work = makeOnce(authority, file, subject, keyType);
  SAME_PROCESS.set(file, work);
  try {
    return await work;
  } finally {
    SAME_PROCESS.delete(file);
  }
}

async function makeOnce(authority: Authority, file: string, subject: Subject, keyType: KeyType): Promise<boolean> {
  if (await isThere(file)) return false;
  const keys = await generateKeys(keyType);
  const certificate = await makeCertificate({
    profile: 'signer',
    subject,
    spki: keys.spki,
    issuer: authority.issuing.certificate,
    issuerKey: authority.issuing.key,
    baseUrl: authority.baseUrl,
  });
  const password = await readFile(passwordFile(authority.dir), 'utf8');
  const chain = [certificate, authority.issuing.certificate, authority.root.certificate];
  const aside = `${file}.${randomUUID()}`;
  await writeFile(aside, await writePkcs12(keys.pkcs8, chain, password), { mode: 0o600 });
  try {
    await recordIssued(authority.dir, certificate);
    await link(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await readFile(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

import { createPrivateKey, type KeyObject, randomBytes, type webcrypto } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as pkijs from 'pkijs';
import { certificateDer, parseCertificate, serialHex } from '../asn1.ts';
import { generateKeys, importRsaKey, type KeyPair, makeCertificate, type Profile } from './certificates.ts';

/** One certificate of the PKI with the key that belongs to it. */
export interface Holder {
  readonly certificate: pkijs.Certificate;
  readonly der: Buffer;
  readonly key: webcrypto.CryptoKey;
  /** The same key for signatures that do not go through pkijs. */
  readonly signingKey: KeyObject;
}

/** The development PKI, opened: for tests, demonstrations and a first look, never for a real decision. */
export interface Authority {
  readonly dir: string;
  /** The address inside every certificate; see `createFiles`. */
  readonly baseUrl: string;
  readonly port: number;
  readonly root: Holder;
  readonly issuing: Holder;
  readonly timestamp: Holder;
  readonly ocsp: Holder;
}

const ORGANISATION = 'Ghi Công (hạ tầng khóa để thử, không có giá trị pháp lý)';
const NAMES = {
  root: 'Ghi Công Dev Root CA',
  issuing: 'Ghi Công Dev Issuing CA',
  timestamp: 'Ghi Công Dev TSA',
  ocsp: 'Ghi Công Dev OCSP',
} as const;
type Member = keyof typeof NAMES;
const MEMBERS: readonly Member[] = ['root', 'issuing', 'timestamp', 'ocsp'];

/**
 * Opens the PKI under `dir`, making it first when there is none. Two processes that do so at the same time end with
 * one PKI: the files are written aside and moved into place in one step, and the slower process drops its own.
 * @param port the port at which outsiders will find OCSP and CRLs; only read when the PKI is made.
 */
export async function openAuthority(dir: string, port: number): Promise<Authority> {
  await mkdir(join(dir, 'identities'), { recursive: true, mode: 0o700 });
  await mkdir(join(dir, 'issued'), { recursive: true, mode: 0o700 });
  await mkdir(join(dir, 'revoked'), { recursive: true, mode: 0o700 });
  const home = join(dir, 'authority');
  if (!(await exists(home))) {
    const aside = join(dir, `authority.${randomBytes(6).toString('hex')}`);
    await createFiles(aside, port);
    try {
      await rename(aside, home);
    } catch (error) {
      await rm(aside, { recursive: true, force: true });
      if (!(await exists(home))) throw new Error('The development PKI could not be put in place', { cause: error });
    }
  }
  return load(dir);
}

/** The port inside the certificates of the PKI under `dir`; 0 when there is no PKI yet. */
export async function knownPort(dir: string): Promise<number> {
  const home = join(dir, 'authority');
  return (await exists(home)) ? (await readAddress(home)).port : 0;
}

/** The password of every PKCS#12 the development PKI writes. Beside the identities, so that who signs reads no CA file. */
export function passwordFile(dir: string): string {
  return join(dir, 'identities', 'password');
}

/** Every certificate of the PKI's CAs, DER, root first: what a verifier needs and no key with it. */
export async function readRoots(dir: string): Promise<{ readonly root: Buffer; readonly issuing: Buffer }> {
  const home = join(dir, 'authority');
  return { root: await readFile(join(home, 'root.crt')), issuing: await readFile(join(home, 'issuing.crt')) };
}

/** Records that the issuing CA signed this certificate, which is what makes the OCSP responder call it good. */
export async function recordIssued(dir: string, certificate: pkijs.Certificate): Promise<void> {
  const file = join(dir, 'issued', `${serialHex(certificate.serialNumber)}.crt`);
  await writeFile(file, certificateDer(certificate), { mode: 0o600 });
}

/** Revokes a certificate of the issuing CA from `at` on; CRL and OCSP say so from the next answer. */
export async function revoke(dir: string, serial: string, at: Date): Promise<void> {
  await writeFile(join(dir, 'revoked', serial), at.toISOString(), { mode: 0o600 });
}

export interface Status {
  readonly status: 'good' | 'unknown' | 'revoked';
  readonly at?: Date;
}

export async function statusOf(dir: string, serial: string): Promise<Status> {
  if (!/^[0-9a-f]{2,40}$/.test(serial)) return { status: 'unknown' };
  const revoked = join(dir, 'revoked', serial);
  if (await exists(revoked)) return { status: 'revoked', at: new Date(await readFile(revoked, 'utf8')) };
  return { status: (await exists(join(dir, 'issued', `${serial}.crt`))) ? 'good' : 'unknown' };
}

export async function revokedSerials(dir: string): Promise<readonly { readonly serial: string; readonly at: Date }[]> {
  const names = (await readdir(join(dir, 'revoked'))).sort();
  return Promise.all(
    names.map(async (serial) => ({ serial, at: new Date(await readFile(join(dir, 'revoked', serial), 'utf8')) })),
  );
}

/**
 * A certificate carries the address of its OCSP responder and CRL for life, but a development server may start on
 * another port each time. So the address of the first start is written once (`pki.json`), goes into every certificate
 * made later, and the server also listens there whenever that port is free. Our own revocation provider and verifier
 * do not depend on it: they ask the base URL they are configured with.
 */
async function createFiles(home: string, port: number): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const baseUrl = `http://127.0.0.1:${port}`;
  const [rootKeys, issuingKeys, timestampKeys, ocspKeys] = await Promise.all([
    generateKeys('rsa-2048'),
    generateKeys('rsa-2048'),
    generateKeys('rsa-2048'),
    generateKeys('rsa-2048'),
  ]);
  const make = (profile: Profile & Member, keys: KeyPair, signerKey: KeyPair, issuer?: pkijs.Certificate) =>
    makeCertificate({
      profile,
      subject: { commonName: NAMES[profile], organisation: ORGANISATION },
      spki: keys.spki,
      issuerKey: signerKey.privateKey,
      baseUrl,
      ...(issuer ? { issuer } : {}),
    });
  const root = await make('root', rootKeys, rootKeys);
  const issuing = await make('issuing', issuingKeys, rootKeys, root);
  const timestamp = await make('timestamp', timestampKeys, issuingKeys, issuing);
  const ocsp = await make('ocsp', ocspKeys, issuingKeys, issuing);
  const files: readonly (readonly [Member, pkijs.Certificate, KeyPair])[] = [
    ['root', root, rootKeys],
    ['issuing', issuing, issuingKeys],
    ['timestamp', timestamp, timestampKeys],
    ['ocsp', ocsp, ocspKeys],
  ];
  for (const [name, certificate, keys] of files) {
    await writeFile(join(home, `${name}.crt`), certificateDer(certificate), { mode: 0o600 });
    await writeFile(join(home, `${name}.key`), keys.pkcs8, { mode: 0o600 });
  }
  await writeFile(join(home, 'identities.password'), randomBytes(24).toString('base64url'), { mode: 0o600 });
  await writeFile(join(home, 'pki.json'), JSON.stringify({ baseUrl, port }), { mode: 0o600 });
}

async function load(dir: string): Promise<Authority> {
  const home = join(dir, 'authority');
  const { baseUrl, port } = await readAddress(home);
  const holders = new Map<Member, Holder>();
  for (const name of MEMBERS) holders.set(name, await readHolder(home, name));
  const holder = (name: Member): Holder => {
    const found = holders.get(name);
    if (!found) throw new Error(`The development PKI has no ${name} certificate`);
    return found;
  };
  const authority: Authority = {
    dir,
    baseUrl,
    port,
    root: holder('root'),
    issuing: holder('issuing'),
    timestamp: holder('timestamp'),
    ocsp: holder('ocsp'),
  };
  const aside = join(home, `password.${randomBytes(6).toString('hex')}`);
  await copyFile(join(home, 'identities.password'), aside);
  await rename(aside, passwordFile(dir));
  await recordIssued(dir, authority.timestamp.certificate);
  await recordIssued(dir, authority.ocsp.certificate);
  return authority;
}

async function readAddress(home: string): Promise<{ readonly baseUrl: string; readonly port: number }> {
  return JSON.parse(await readFile(join(home, 'pki.json'), 'utf8')) as { baseUrl: string; port: number };
}

async function readHolder(home: string, name: Member): Promise<Holder> {
  const der = await readFile(join(home, `${name}.crt`));
  const pkcs8 = await readFile(join(home, `${name}.key`));
  const signingKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return { certificate: parseCertificate(der), der, key: await importRsaKey(pkcs8), signingKey };
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

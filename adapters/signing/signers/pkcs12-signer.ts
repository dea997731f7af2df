import { createVerify, KeyObject, sign as signNatively, type webcrypto, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { P12Signer } from '@libpdf/core';
import type { Signer } from './signer.ts';

const signAsync = promisify(signNatively);
const PROBE = Buffer.from('probe');

/**
 * Reads a PKCS#12 file (AES-256, and the 3DES and RC2 forms that certificate authorities still hand out) once and signs
 * with the key in memory. RSA and P-256.
 * @throws when the password is wrong, the key is of another kind, or no certificate in the file belongs to the key.
 */
export async function pkcs12Signer(file: Buffer, password: string): Promise<Signer> {
  const opened = await P12Signer.create(new Uint8Array(file), password);
  // The parser imports the key as a web key; signing natively with the same key is quicker and runs in the thread pool.
  const { privateKey } = opened as unknown as { privateKey: webcrypto.CryptoKey };
  const key = KeyObject.from(privateKey);
  const all = [opened.certificate, ...opened.certificateChain].map((der) => Buffer.from(der));
  const probe = await signAsync('sha256', PROBE, key);
  const own = all.find((der) => createVerify('sha256').update(PROBE).verify(new X509Certificate(der).publicKey, probe));
  if (!own) throw new Error('The PKCS#12 file holds no certificate for its own key');
  return {
    keyType: keyTypeOf(key),
    certificate: own,
    chain: orderedChain(own, all),
    sign: ({ attributes }) => signAsync('sha256', attributes, key),
  };
}

function keyTypeOf(key: KeyObject): 'rsa' | 'ec' {
  if (key.asymmetricKeyType === 'rsa') return 'rsa';
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ec';
  throw new Error(`Unsupported key in the PKCS#12 file: ${key.asymmetricKeyType}`);
}

/** Files list their CA certificates in any order; a CMS reader expects issuer after issuer. */
function orderedChain(own: Buffer, all: readonly Buffer[]): Buffer[] {
  const chain: Buffer[] = [];
  let current = new X509Certificate(own);
  for (let step = 0; step < all.length; step++) {
    const issuer = all.map((der) => new X509Certificate(der)).find((c) => isIssuer(c, current));
    if (!issuer) break;
    chain.push(issuer.raw);
    current = issuer;
  }
  return chain;
}

function isIssuer(candidate: X509Certificate, issued: X509Certificate): boolean {
  return !candidate.raw.equals(issued.raw) && issued.checkIssued(candidate) && issued.verify(candidate.publicKey);
}

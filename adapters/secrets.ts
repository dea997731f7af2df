/** Keys, tokens and the codes made from them. Nothing here is stored: callers keep hashes or sealed texts. */

import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { spellingKey } from '../domain/ledger/spelling.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const VERSION = 'v1.';

/** A sealed text was altered, cut, or sealed with another secret or for another purpose. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Encrypts and authenticates a text (AES-256-GCM). Each purpose has a key of its own (HKDF-SHA-256), so a text sealed
 * for one cannot be passed off as another.
 * @param secret the installation's secret, at least 32 characters of randomness
 * @param purpose what the text is for; naming the record in it binds the text to that record
 */
export function seal(secret: string, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return VERSION + Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

/** The text given to `seal` with the same secret and purpose. Throws `SealBroken`. */
export function open(secret: string, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
  if (!sealed.startsWith(VERSION) || bytes.length < NONCE_BYTES + TAG_BYTES)
    throw new SealBroken('not a sealed text of a known version');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new SealBroken('a sealed text cannot be opened: altered, or another secret or purpose', { cause });
  }
}

function keyFor(secret: string, purpose: string): Buffer {
  // A short secret would make the whole construction worthless without any visible sign.
  if (secret.length < KEY_BYTES) throw new Error(`the secret must have at least ${KEY_BYTES} characters`);
  return Buffer.from(hkdfSync('sha256', secret, 'ghi-cong', purpose, KEY_BYTES));
}

/**
 * A keyed hash under which a number is found again without being readable: HMAC-SHA-256 with a key of its own for each
 * purpose, lower-case hex. A plain hash of a citizen id would be undone by trying all of them.
 */
export const keyedHash = (secret: string, purpose: string, parts: readonly string[]): string =>
  createHmac('sha256', hashKeyFor(secret, purpose)).update(JSON.stringify(parts)).digest('hex');

/**
 * Số căn cước, mã cán bộ, mã tổ chức: what a person or a collective is known by. One hash for all registers, so that a
 * number given to one of them is known in each. A staff code means something within its organisation only.
 */
export type IdentityNumber =
  | { readonly kind: 'CITIZEN'; readonly citizenId: string }
  | { readonly kind: 'STAFF'; readonly organisationId: string; readonly code: string }
  | { readonly kind: 'ORGANISATION'; readonly organisationId: string };

export const identityHash = (secret: string, number: IdentityNumber): string =>
  keyedHash(secret, 'identity', [number.kind, ...partsOf(number)]);

function partsOf(number: IdentityNumber): readonly string[] {
  switch (number.kind) {
    case 'CITIZEN':
      return [number.citizenId];
    case 'STAFF':
      return [number.organisationId, spellingKey(number.code)];
    case 'ORGANISATION':
      return [number.organisationId];
  }
}

/** Kept, because deriving a key costs five times what the hash does, and a list has hundreds of numbers. */
const hashKeys = new Map<string, Buffer>();

function hashKeyFor(secret: string, purpose: string): Buffer {
  const known = hashKeys.get(`${purpose}\n${secret}`);
  if (known !== undefined) return known;
  const key = keyFor(secret, purpose);
  hashKeys.set(`${purpose}\n${secret}`, key);
  return key;
}

/** A fresh token for a link or a cookie: 256 bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Under which a token is kept in a register; the token itself is nowhere at rest. SHA-256, lower-case hex. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The serial of one paper in the ballot box. Without the member's token nobody can compute it, nor tell which serials
 * of different items belong together. 128 bits, base64url, always 22 characters.
 */
export const ballotSerial = (token: string, sessionId: string, item: number): string =>
  derive(token, 'ballot serial', sessionId, String(item)).subarray(0, 16).toString('base64url');

/** Crockford's alphabet: nothing in it is mistaken for something else when read aloud or written down. */
const READABLE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a member notes down after voting, `K7QM-2XPD`. It proves that a ballot was received and says nothing about the serials. */
export function receiptCode(token: string, sessionId: string): string {
  const letters = [...derive(token, 'ballot receipt', sessionId).subarray(0, 8)].map((byte) => READABLE[byte % 32]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

// JSON keeps the parts apart: no session and item can be written so that they read like another pair.
const derive = (token: string, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', token).update(JSON.stringify(parts)).digest();

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ballotSerial,
  identityHash,
  keyedHash,
  newToken,
  open,
  receiptCode,
  SealBroken,
  seal,
  tokenHash,
} from './secrets.ts';

const SECRET = 'a'.repeat(64);

describe('sealed texts', () => {
  it('come back unchanged, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
        expect(open(SECRET, purpose, seal(SECRET, purpose, text))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('hide the text and look different every time', () => {
    const once = seal(SECRET, 'outbox', 'Nguyễn Văn Nam');
    expect(Buffer.from(once.slice(3), 'base64url').toString('utf8')).not.toContain('Nam');
    expect(seal(SECRET, 'outbox', 'Nguyễn Văn Nam')).not.toBe(once);
  });

  it('open with the same secret and purpose only', () => {
    const sealed = seal(SECRET, 'outbox', 'text');
    expect(() => open('b'.repeat(64), 'outbox', sealed)).toThrow(SealBroken);
    expect(() => open(SECRET, 'cookie', sealed)).toThrow(SealBroken);
  });

  it('are refused after any one byte was changed', () => {
    const bytes = Buffer.from(seal(SECRET, 'outbox', 'text').slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => open(SECRET, 'outbox', `v1.${altered.toString('base64url')}`)).toThrow(SealBroken);
    }
  });

  it('are refused when cut short or of another kind', () => {
    expect(() => open(SECRET, 'outbox', 'v1.AAAA')).toThrow(SealBroken);
    expect(() => open(SECRET, 'outbox', `v2.${seal(SECRET, 'outbox', 'x').slice(3)}`)).toThrow(SealBroken);
  });

  it('need a real secret', () => {
    expect(() => seal('short', 'outbox', 'text')).toThrow('at least 32');
  });
});

describe('tokens and what is made from them', () => {
  it('are long, safe in a URL, and never the same', () => {
    const tokens = new Set(Array.from({ length: 200 }, newToken));
    expect(tokens.size).toBe(200);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('give one hash, which is not the token', () => {
    // The published SHA-256 example, so that links issued by an earlier release keep working.
    expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('give serials of one length that differ by token, session and item', () => {
    const serials = ['t1', 't2'].flatMap((token) =>
      ['session-2026-0001', 'session-2026-0002'].flatMap((id) =>
        [1, 2, 11].map((item) => ballotSerial(token, id, item)),
      ),
    );
    expect(new Set(serials).size).toBe(serials.length);
    for (const serial of serials) expect(serial).toMatch(/^[\w-]{22}$/);
    expect(ballotSerial('t1', 'session-1', 11)).not.toBe(ballotSerial('t1', 'session-11', 1));
  });

  it('give a receipt that can be read aloud and shares nothing with the serials', () => {
    const token = newToken();
    const receipt = receiptCode(token, 'session-2026-0001');
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receiptCode(token, 'session-2026-0001')).toBe(receipt);
    expect(receiptCode(token, 'session-2026-0002')).not.toBe(receipt);
    expect(receiptCode(newToken(), 'session-2026-0001')).not.toBe(receipt);
  });
});

describe('a keyed hash', () => {
  it('is the same for the same number, and another under another secret, purpose or division into parts', () => {
    const hash = keyedHash(SECRET, 'ledger', ['CITIZEN', '079079001234']);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(keyedHash(SECRET, 'ledger', ['CITIZEN', '079079001234'])).toBe(hash);
    for (const other of [
      keyedHash('b'.repeat(64), 'ledger', ['CITIZEN', '079079001234']),
      keyedHash(SECRET, 'other', ['CITIZEN', '079079001234']),
      keyedHash(SECRET, 'ledger', ['CITIZEN0', '79079001234']),
    ]) {
      expect(other).not.toBe(hash);
    }
  });
});

describe('the hash that a person is found by', () => {
  const citizen = { kind: 'CITIZEN', citizenId: '000090000001' } as const;
  const staff = { kind: 'STAFF', organisationId: 'may', code: 'NV 01' } as const;

  it('is the same for the same number, another under another key', () => {
    const hash = identityHash(SECRET, citizen);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(identityHash(SECRET, citizen)).toBe(hash);
    expect(identityHash(SECRET, { ...citizen, citizenId: '000090000002' })).not.toBe(hash);
    expect(identityHash(`${SECRET}!`, citizen)).not.toBe(hash);
  });

  it('of a staff code depends on the organisation, and not on how it is typed', () => {
    const hash = identityHash(SECRET, staff);
    expect(identityHash(SECRET, { ...staff, code: ' nv 01' })).toBe(hash);
    expect(identityHash(SECRET, { ...staff, organisationId: 'det' })).not.toBe(hash);
  });
});

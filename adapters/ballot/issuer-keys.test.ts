import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIssuerKeys, type IssuerKeys } from './issuer-keys.ts';

const BOX = 'session-2026-0001';
const SECRET = 'a secret of the issuer, long enough for a key';

let folder: string;
let keys: IssuerKeys;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ghicong-keys-'));
  keys = createIssuerKeys(folder, SECRET);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = () => readdirSync(join(folder, BOX));
const whole = () =>
  files()
    .map((name) => readFileSync(join(folder, BOX, name), 'utf8'))
    .join('\n');

it('gives members who come at the same moment one key, and keeps that one', async () => {
  for (let round = 1; round <= 6; round += 1) {
    const items = Array.from({ length: round }, (_, index) => index + 1);
    const given = await Promise.all(Array.from({ length: 8 }, () => keys.classOf(BOX, items, [])));
    const later = await createIssuerKeys(folder, SECRET).classOf(BOX, items, []);
    expect(new Set([...given, later].map((one) => one?.classId)).size).toBe(1);
    expect((await keys.find(BOX, later?.classId ?? ''))?.of).toEqual(later);
  }
}, 60_000);

it('leaves no private key behind, not even under the second name that a crash left of a file', async () => {
  const of = await keys.classOf(BOX, [1, 2], []);
  const [name = ''] = files();
  // As when the process dies after the file got its name and before the first one was taken away.
  linkSync(join(folder, BOX, name), join(folder, BOX, `${name}.left.new`));
  expect(whole()).toContain('"v1.');
  expect(await keys.destroy(BOX)).toEqual([of]);
  expect(whole()).not.toContain('"v1.');
  expect(await keys.destroy(BOX)).toEqual([of]);
  expect(await keys.find(BOX, of?.classId ?? '')).toBeUndefined();
});

it('makes no key for a session that is over, even when asked a moment before the end', async () => {
  const asked = keys.classOf(BOX, [1], []);
  // Making the pair takes longer than this.
  expect(await keys.destroy(BOX)).toEqual([]);
  expect(await asked).toBeUndefined();
  expect(await keys.classOf(BOX, [1, 2], [])).toBeUndefined();
  expect(whole()).not.toContain('"v1.');
}, 30_000);

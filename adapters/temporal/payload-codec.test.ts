import { defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EncryptionCodec, type KeyRing } from './payload-codec.ts';

const key = (fill: number) => Buffer.alloc(32, fill);
const ring = (current: string, ...ids: readonly (readonly [string, number])[]): KeyRing => ({
  current,
  keys: new Map(ids.map(([id, fill]) => [id, key(fill)])),
});
const payloadOf = (value: unknown) => defaultPayloadConverter.toPayload(value);
const plainOf = (payload: Parameters<typeof defaultPayloadConverter.fromPayload>[0]) =>
  defaultPayloadConverter.fromPayload(payload);

describe('payload encryption', () => {
  it('gives back what went in, and shows nothing of it on the way', async () => {
    const codec = new EncryptionCodec(ring('k1', ['k1', 1]));
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const sealed = await codec.encode([payloadOf({ value, mark: 'dossier-2026-0042' })]);
        expect(Buffer.from(sealed[0]?.data ?? []).toString('latin1')).not.toContain('dossier-2026');
        const [opened] = await codec.decode(sealed);
        expect(opened && plainOf(opened)).toEqual(JSON.parse(JSON.stringify({ value, mark: 'dossier-2026-0042' })));
      }),
      { numRuns: 200 },
    );
  });

  it('reads old histories after the key was changed, and says which key is missing when it was thrown away', async () => {
    const before = new EncryptionCodec(ring('k1', ['k1', 1]));
    const [sealed] = await before.encode([payloadOf('cũ')]);
    if (!sealed) throw new Error('nothing was sealed');
    const after = new EncryptionCodec(ring('k2', ['k1', 1], ['k2', 2]));
    const [opened] = await after.decode([sealed]);
    expect(opened && plainOf(opened)).toBe('cũ');
    await expect(new EncryptionCodec(ring('k2', ['k2', 2])).decode([sealed])).rejects.toThrow(
      /key k1 is not in the ring/,
    );
  });

  it('refuses a payload in which one bit was changed', async () => {
    const codec = new EncryptionCodec(ring('k1', ['k1', 1]));
    const [sealed] = await codec.encode([payloadOf({ passed: [1, 2, 3] })]);
    const data = Uint8Array.from(sealed?.data ?? []);
    data[20] = (data[20] ?? 0) ^ 1;
    await expect(codec.decode([{ ...sealed, data }])).rejects.toThrow();
  });

  it('leaves payloads of others as they are', async () => {
    const codec = new EncryptionCodec(ring('k1', ['k1', 1]));
    const plain = payloadOf('không mã hóa');
    expect(await codec.decode([plain])).toEqual([plain]);
  });
});

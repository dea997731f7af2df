import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { METADATA_ENCODING_KEY } from '@temporalio/common';
import proto from '@temporalio/proto';
import { z } from 'zod';

/**
 * Payloads hold ids and hashes only; they are encrypted all the same, so that whoever runs Temporal learns nothing.
 * Deflated (a list of 500 numbers shrinks to a fifth, and histories are kept for decades), then AES-256-GCM with a fresh
 * nonce. Every payload names its key: old histories stay readable after the current key
 * has been changed, as long as the ring keeps the old one.
 */
export interface KeyRing {
  readonly current: string;
  /** 32 bytes each. */
  readonly keys: ReadonlyMap<string, Buffer>;
}

const ENCODING = 'binary/ghicong-aes-256-gcm';
const KEY_ID = 'ghicong-key';
const NONCE = 12;
/** Temporal refuses payloads over 2 MB; whatever inflates further is not ours. */
const LARGEST = 4 * 1024 * 1024;
const TAG = 16;

const keyFile = z.object({ current: z.string().min(1), keys: z.record(z.string(), z.base64()) });

const { Payload: PayloadCoder } = proto.temporal.api.common.v1;

/** Reads `{"current":"k1","keys":{"k1":"<base64 of 32 bytes>"}}`. Throws when a key has another length. */
export function readKeyRing(path: string): KeyRing {
  const file = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const keys = new Map(Object.entries(file.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
  for (const [id, key] of keys)
    if (key.length !== 32) throw new Error(`payload key ${id} has ${key.length} bytes, not 32`);
  if (!keys.has(file.current)) throw new Error(`payload key ${file.current} is not in the ring`);
  return { current: file.current, keys };
}

export class EncryptionCodec implements PayloadCodec {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', this.#key(this.#ring.current), nonce);
      const plain = deflateRawSync(PayloadCoder.encode(payload).finish());
      const data = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return {
        metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCODING), [KEY_ID]: Buffer.from(this.#ring.current) },
        data,
      };
    });
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const { metadata, data } = payload;
      if (metadata?.[METADATA_ENCODING_KEY] === undefined || text(metadata[METADATA_ENCODING_KEY]) !== ENCODING)
        return payload;
      if (!data || !metadata[KEY_ID]) throw new Error('encrypted payload without data or key id');
      const decipher = createDecipheriv('aes-256-gcm', this.#key(text(metadata[KEY_ID])), data.subarray(0, NONCE));
      decipher.setAuthTag(data.subarray(data.length - TAG));
      const plain = Buffer.concat([decipher.update(data.subarray(NONCE, data.length - TAG)), decipher.final()]);
      return PayloadCoder.decode(inflateRawSync(plain, { maxOutputLength: LARGEST }));
    });
  }

  #key(id: string): Buffer {
    const key = this.#ring.keys.get(id);
    if (key === undefined) throw new Error(`payload key ${id} is not in the ring`);
    return key;
  }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

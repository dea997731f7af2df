import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { ObjectDamaged, ObjectStoreFault, ObjectStoreUnavailable } from '../../adapters/object-store/errors.ts';
import { openObjectStore } from '../../adapters/object-store/open-object-store.ts';
import { createBucket } from './support/object-store.ts';

const { store, bucket, config, raw } = await createBucket();

const file = (text = `tệp ${randomBytes(8).toString('hex')}`) => Buffer.from(text);
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const PDF = 'application/pdf';

describe('the bucket', () => {
  it('is made with versions and object lock, by whichever process comes first', async () => {
    const fresh = { ...config, bucket: `${bucket}-race` };
    await Promise.all([openObjectStore(fresh), openObjectStore(fresh), openObjectStore(fresh)]);
    expect(await raw.getBucketVersioning(fresh.bucket)).toMatchObject({ Status: 'Enabled' });
    expect(await raw.getObjectLockConfig(fresh.bucket)).toMatchObject({ objectLockEnabled: 'Enabled' });
  });

  it('is refused when it exists without object lock', async () => {
    const plain = `${bucket}-plain`;
    await raw.makeBucket(plain, 'us-east-1');
    await expect(openObjectStore({ ...config, bucket: plain })).rejects.toThrow(/without object lock/);
  });
});

describe('a stored file', () => {
  it('lies under its hash and comes back unchanged, with its media type', async () => {
    const bytes = file('Quyết định khen thưởng');
    const ref = await store.put(bytes, PDF);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(ref).toMatchObject({ bucket, key: `sha256/${sha256.slice(0, 2)}/${sha256}`, sha256, size: bytes.length });
    expect(await store.get(ref)).toEqual(bytes);
    expect((await raw.statObject(bucket, ref.key)).metaData['content-type']).toBe(PDF);
  });

  it('is stored once, however often it is put', async () => {
    const bytes = file();
    const first = await store.put(bytes, PDF);
    expect(await store.put(bytes, PDF)).toEqual(first);
  });

  it('may be empty, and may be large', async () => {
    const empty = await store.put(Buffer.alloc(0), 'text/plain');
    expect(await store.get(empty)).toHaveLength(0);
    const large = randomBytes(9 * 1024 * 1024);
    expect((await store.get(await store.put(large, PDF))).equals(large)).toBe(true);
  });

  it('stays readable when somebody writes other bytes over it', async () => {
    const bytes = file();
    const ref = await store.put(bytes, PDF);
    const over = await raw.putObject(bucket, ref.key, Buffer.from('giả'), 3);
    expect(over.versionId).not.toBe(ref.versionId);
    expect(await store.get(ref)).toEqual(bytes);
  });

  it('is put anew above bytes that are not its own', async () => {
    const bytes = file();
    const ref = await store.put(bytes, PDF);
    await raw.putObject(bucket, ref.key, Buffer.from('giả'), 3);
    const again = await store.put(bytes, PDF);
    expect(again.versionId).not.toBe(ref.versionId);
    expect(await store.get(again)).toEqual(bytes);
  });

  it('is put anew after it was deleted', async () => {
    const bytes = file();
    const ref = await store.put(bytes, PDF);
    await raw.removeObject(bucket, ref.key);
    expect(await store.get(await store.put(bytes, PDF))).toEqual(bytes);
  });

  it('is not given out when it is not what was recorded', async () => {
    const ref = await store.put(file(), PDF);
    const same = await raw.putObject(bucket, ref.key, Buffer.alloc(ref.size, 'x'), ref.size);
    const longer = await raw.putObject(bucket, ref.key, Buffer.alloc(ref.size + 1, 'x'), ref.size + 1);
    for (const { versionId } of [same, longer])
      await expect(store.get({ ...ref, versionId: versionId ?? '' })).rejects.toBeInstanceOf(ObjectDamaged);
    await expect(store.get({ ...ref, sha256: 'f'.repeat(64) })).rejects.toBeInstanceOf(ObjectDamaged);
    await expect(store.get({ ...ref, versionId: '0'.repeat(32) })).rejects.toBeInstanceOf(ObjectDamaged);
    await expect(store.get({ ...ref, key: 'sha256/no/thing' })).rejects.toBeInstanceOf(ObjectDamaged);
  });
});

describe('a locked file', () => {
  it('holds its lock until the end that was asked for, as the store tells it', async () => {
    const until = inSeconds(3600.4);
    const ref = await store.putLocked(file(), PDF, until);
    expect(ref.lock.mode).toBe('COMPLIANCE');
    expect(Date.parse(ref.lock.until)).toBeGreaterThanOrEqual(until.getTime());
    expect(Date.parse(ref.lock.until) - until.getTime()).toBeLessThan(1000);
    expect(await store.lockOf(ref)).toEqual(ref.lock);
    const told = await raw.getObjectRetention(bucket, ref.key, { versionId: ref.versionId });
    expect(told?.mode).toBe('COMPLIANCE');
  });

  it('cannot be deleted, not even with all keys of the store', async () => {
    const bytes = file();
    const ref = await store.putLocked(bytes, PDF, inSeconds(3600));
    await expect(raw.removeObject(bucket, ref.key, { versionId: ref.versionId })).rejects.toThrow();
    await expect(
      raw.removeObject(bucket, ref.key, { versionId: ref.versionId, governanceBypass: true }),
    ).rejects.toThrow();
    // Without a version only a mark is set; the file is still there.
    await raw.removeObject(bucket, ref.key);
    expect(await store.get(ref)).toEqual(bytes);
  });

  it('can be locked for longer, never for shorter, never more weakly', async () => {
    const bytes = file();
    const first = await store.putLocked(bytes, PDF, inSeconds(3600));
    const longer = await store.putLocked(bytes, PDF, inSeconds(7200));
    expect(longer.versionId).toBe(first.versionId);
    expect(Date.parse(longer.lock.until)).toBeGreaterThan(Date.parse(first.lock.until));
    const asked = await store.putLocked(bytes, PDF, inSeconds(60));
    expect(asked.lock).toEqual(longer.lock);
    const weaken = (mode: 'COMPLIANCE' | 'GOVERNANCE', seconds: number) =>
      raw.putObjectRetention(bucket, first.key, {
        versionId: first.versionId,
        mode,
        retainUntilDate: inSeconds(seconds).toISOString(),
      });
    await expect(weaken('COMPLIANCE', 60)).rejects.toThrow();
    await expect(weaken('GOVERNANCE', 9000)).rejects.toThrow();
    expect(await store.lockOf(first)).toEqual(longer.lock);
  });

  it('is only believed to be locked after that was read back', async () => {
    const ref = await store.put(file(), PDF);
    expect(await store.lockOf(ref)).toBeUndefined();
    // The trap: lock headers given with an upload are accepted and mean nothing.
    const { versionId } = await raw.putObject(bucket, 'trap', Buffer.from('x'), 1, {
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': inSeconds(3600).toISOString(),
    });
    expect(await store.lockOf({ ...ref, key: 'trap', versionId: versionId ?? '' })).toBeUndefined();
  });
});

describe('a store that does not answer', () => {
  it('is told apart from one that says no', async () => {
    const dead = openObjectStore({ ...config, endpoint: 'http://127.0.0.1:1' });
    await expect(dead).rejects.toBeInstanceOf(ObjectStoreUnavailable);
    await expect(dead).rejects.toHaveProperty('cause.code', 'ECONNREFUSED');
    await expect(openObjectStore({ ...config, secretKey: 'wrong' })).rejects.toBeInstanceOf(ObjectStoreFault);
  });

  it('also when it answers that it is overloaded', async () => {
    const overloaded = createServer((_, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => overloaded.listen(0, '127.0.0.1', resolve));
    const address = overloaded.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const opening = openObjectStore({ ...config, endpoint: `http://127.0.0.1:${port}` });
    await expect(opening).rejects.toBeInstanceOf(ObjectStoreUnavailable);
    overloaded.close();
  });
});

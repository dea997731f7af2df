import { createHash } from 'node:crypto';
import type { Client } from 'minio';
import type { FileRef, ObjectLock, ObjectStore } from '../ports.ts';
import { createClient, ensureBucket, type ObjectStoreConfig } from './client.ts';
import { codeOf, ObjectDamaged, request } from './errors.ts';
import { lockUntil, readLock } from './lock.ts';

/**
 * Kho lưu trữ on any S3 store with versions and object lock. Makes the bucket when it is missing. Throws
 * `ObjectStoreUnavailable` (ask again), `ObjectStoreFault` (the set-up is wrong), and `ObjectDamaged` or
 * `ObjectNotLocked` when the store does not hold what it should.
 */
export async function openObjectStore(config: ObjectStoreConfig): Promise<ObjectStore> {
  const client = createClient(config);
  await ensureBucket(client, config.bucket);

  const put = async (bytes: Buffer, mediaType: string): Promise<FileRef> => {
    const sha256 = hashOf(bytes);
    const place = { bucket: config.bucket, key: keyOf(sha256), sha256, size: bytes.length, mediaType };
    return (await standing(client, place)) ?? (await write(client, place, bytes));
  };

  return {
    put: (bytes, mediaType) => request('store a file', () => put(bytes, mediaType)),
    putLocked: (bytes, mediaType, until) =>
      request('store and lock a file', async () => {
        const ref = await put(bytes, mediaType);
        return { ...ref, lock: await lockUntil(client, ref, until) };
      }),
    get: (ref) => request('read a file', () => read(client, ref)),
    lockOf: (ref): Promise<ObjectLock | undefined> => request('read a lock', () => readLock(client, ref)),
  };
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const keyOf = (sha256: string): string => `sha256/${sha256.slice(0, 2)}/${sha256}`;

type Place = Omit<FileRef, 'versionId'>;

/** The newest version under this hash, when it really has this hash: the file was stored before. */
async function standing(client: Client, place: Place): Promise<FileRef | undefined> {
  const versionId = await newestVersion(client, place);
  if (versionId === undefined) return undefined;
  const ref = { ...place, versionId };
  try {
    await read(client, ref);
    return ref;
  } catch (error) {
    // Somebody put other bytes under this key. Ours become a version of their own above them.
    if (error instanceof ObjectDamaged) return undefined;
    throw error;
  }
}

async function newestVersion(client: Client, { bucket, key }: Place): Promise<string | undefined> {
  try {
    return (await client.statObject(bucket, key)).versionId ?? undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function write(client: Client, place: Place, bytes: Buffer): Promise<FileRef> {
  const { bucket, key, size, mediaType } = place;
  const { versionId } = await client.putObject(bucket, key, bytes, size, { 'Content-Type': mediaType });
  if (versionId === null) throw new ObjectDamaged(`the store keeps no versions of ${key}`);
  const ref = { ...place, versionId };
  await read(client, ref);
  return ref;
}

/** The bytes of exactly this version, or `ObjectDamaged`. */
async function read(client: Client, ref: FileRef): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of await client.getObject(ref.bucket, ref.key, { versionId: ref.versionId })) {
      size += chunk.length;
      // Something far too large under this key must not fill the memory before its hash is known.
      if (size > ref.size) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    if (isMissing(cause)) throw new ObjectDamaged(`${ref.key} (version ${ref.versionId}) is gone`, { cause });
    throw cause;
  }
  const bytes = Buffer.concat(chunks);
  if (size !== ref.size || hashOf(bytes) !== ref.sha256)
    throw new ObjectDamaged(`${ref.key} (version ${ref.versionId}) does not hold the recorded bytes`);
  return bytes;
}

const isMissing = (error: unknown): boolean =>
  ['NotFound', 'NoSuchKey', 'NoSuchVersion', 'NoSuchBucket', 'MethodNotAllowed'].includes(codeOf(error) ?? '');

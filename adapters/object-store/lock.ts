/**
 * Object lock. The client library stores lock headers given with an upload as mere user metadata, and nothing is locked;
 * so the lock is set by a request of its own on the version, and believed only after it was read back.
 */

import type { Client } from 'minio';
import type { FileRef, ObjectLock } from '../ports.ts';
import { codeOf, ObjectNotLocked } from './errors.ts';

const UNLOCKED = ['ObjectLockConfigurationNotFoundError', 'NoSuchObjectLockConfiguration', 'InvalidRequest'];

/** Locks a version in COMPLIANCE mode at least until then. A lock that already lasts longer stays: it cannot be shortened. */
export async function lockUntil(client: Client, ref: FileRef, until: Date): Promise<ObjectLock> {
  const before = await readLock(client, ref);
  if (before !== undefined && holds(before, until)) return before;
  await client.putObjectRetention(ref.bucket, ref.key, {
    versionId: ref.versionId,
    mode: 'COMPLIANCE',
    retainUntilDate: wholeSecond(until).toISOString(),
  });
  const lock = await readLock(client, ref);
  if (lock === undefined || !holds(lock, until))
    throw new ObjectNotLocked(`${ref.key} is not locked until ${until.toISOString()}: ${JSON.stringify(lock ?? null)}`);
  return lock;
}

/** The lock of a version as the store holds it; undefined when there is none. */
export async function readLock(client: Client, ref: FileRef): Promise<ObjectLock | undefined> {
  try {
    const retention = await client.getObjectRetention(ref.bucket, ref.key, { versionId: ref.versionId });
    if (!retention?.mode || !retention.retainUntilDate) return undefined;
    return { mode: retention.mode, until: new Date(retention.retainUntilDate).toISOString() };
  } catch (error) {
    if (UNLOCKED.includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

const holds = (lock: ObjectLock, until: Date): boolean =>
  lock.mode === 'COMPLIANCE' && Date.parse(lock.until) >= until.getTime();

// Stores keep whole seconds and cut the rest off, which would end the lock a moment too early.
const wholeSecond = (instant: Date): Date => new Date(Math.ceil(instant.getTime() / 1000) * 1000);

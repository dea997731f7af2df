import type { FileRef, ObjectLock } from '../adapters/ports.ts';
import type { DocumentRecord } from '../adapters/register-ports.ts';
import type { ActivityDeps } from './deps.ts';

type Facts = Omit<DocumentRecord, 'file' | 'lock' | 'createdAt'>;

const PDF = 'application/pdf';

/** Stores bytes under their hash and enters them in the register. On a retry the record that was there first stands. */
export async function keepDocument(
  deps: ActivityDeps,
  bytes: Buffer,
  facts: Facts,
  mediaType = PDF,
): Promise<DocumentRecord> {
  const file: FileRef = await deps.store.put(bytes, mediaType);
  return await deps.registers.documents.save({ ...facts, file, lock: null, createdAt: deps.now().toISOString() });
}

/** As `keepDocument`, locked against change and deletion for the years its class must be kept. */
export async function lockDocument(
  deps: ActivityDeps,
  bytes: Buffer,
  facts: Facts,
  retentionYears: number,
  mediaType = PDF,
): Promise<DocumentRecord> {
  const until = deps.now();
  until.setUTCFullYear(until.getUTCFullYear() + retentionYears);
  const { lock, ...file }: FileRef & { lock: ObjectLock } = await deps.store.putLocked(bytes, mediaType, until);
  return await deps.registers.documents.save({ ...facts, file, lock, createdAt: deps.now().toISOString() });
}

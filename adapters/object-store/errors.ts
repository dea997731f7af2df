/** What can go wrong with the object store. */

import { S3Error } from 'minio';

/** The store does not answer, or answers that it is overloaded or broken. Asking again later is safe. */
export class ObjectStoreUnavailable extends Error {
  override readonly name = 'ObjectStoreUnavailable';
}

/** The store answered no: wrong credentials, a bucket without object lock, a request it does not know. */
export class ObjectStoreFault extends Error {
  override readonly name = 'ObjectStoreFault';
}

/** The recorded bytes are not there any more, or are not the recorded bytes any more. Somebody must look. */
export class ObjectDamaged extends Error {
  override readonly name = 'ObjectDamaged';
}

/** The store took the lock without an error, but does not hold it as asked. */
export class ObjectNotLocked extends Error {
  override readonly name = 'ObjectNotLocked';
}

const OVERLOADED = ['InternalError', 'ServiceUnavailable', 'SlowDown', 'RequestTimeout'];

/** Runs a request and translates its failure; the errors of this file pass through. */
export async function request<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ObjectDamaged || cause instanceof ObjectNotLocked || cause instanceof ObjectStoreFault)
      throw cause;
    // Whatever is no answer of the store is a failure to get one.
    if (!(cause instanceof S3Error) || OVERLOADED.includes(codeOf(cause) ?? ''))
      throw new ObjectStoreUnavailable(`the object store does not answer (${what}): ${messageOf(cause)}`, { cause });
    throw new ObjectStoreFault(`the object store refused to ${what}: ${codeOf(cause)} ${messageOf(cause)}`, { cause });
  }
}

/** The S3 error code, e.g. `NoSuchKey`. */
export const codeOf = (error: unknown): string | undefined => (error instanceof S3Error ? error.code : undefined);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

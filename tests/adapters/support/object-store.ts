import { randomBytes } from 'node:crypto';
import { Client } from 'minio';
import { openObjectStore } from '../../../adapters/object-store/open-object-store.ts';
import type { ObjectStore } from '../../../adapters/ports.ts';
import { needed } from './environment.ts';

export interface TestBucket {
  readonly store: ObjectStore;
  readonly bucket: string;
  readonly config: Parameters<typeof openObjectStore>[0];
  /** The same store without our adapter, as an operator with the keys sees it. */
  readonly raw: Client;
}

/** A bucket of its own. It stays behind: locked files cannot be deleted, which is what they are locked for. */
export async function createBucket(): Promise<TestBucket> {
  const bucket = `test-${randomBytes(6).toString('hex')}`;
  const config = {
    endpoint: needed('S3_ENDPOINT'),
    accessKey: needed('S3_ACCESS_KEY'),
    secretKey: needed('S3_SECRET_KEY'),
    bucket,
  };
  const store = await openObjectStore(config);
  const { hostname, port, protocol } = new URL(config.endpoint);
  const raw = new Client({
    endPoint: hostname,
    port: Number(port),
    useSSL: protocol === 'https:',
    accessKey: config.accessKey,
    secretKey: config.secretKey,
    region: 'us-east-1',
  });
  return { store, bucket, config, raw };
}

import http from 'node:http';
import https from 'node:https';
import { Client } from 'minio';
import { codeOf, ObjectStoreFault, request } from './errors.ts';

export interface ObjectStoreConfig {
  /** `http://127.0.0.1:8333` */
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
}

const REGION = 'us-east-1';
/** Silence for so long ends a request. Milliseconds. */
const SILENCE = 20_000;

export function createClient({ endpoint, accessKey, secretKey }: ObjectStoreConfig): Client {
  const { protocol, hostname, port } = new URL(endpoint);
  const secure = protocol === 'https:';
  return new Client({
    endPoint: hostname,
    port: Number(port) || (secure ? 443 : 80),
    useSSL: secure,
    accessKey,
    secretKey,
    region: REGION,
    pathStyle: true,
    transport: impatient(secure ? https : http),
    // The library would repeat requests by itself and say so on the console; our callers repeat.
    retryOptions: { disableRetry: true },
  });
}

/** The library knows no timeout: a store that stops answering would keep an activity waiting for ever. */
function impatient(transport: typeof http | typeof https): Pick<typeof http, 'request'> {
  const send = (options: http.RequestOptions, answer: (response: http.IncomingMessage) => void): http.ClientRequest => {
    const sent = transport.request(options, answer);
    sent.setTimeout(SILENCE, () => sent.destroy(new Error(`no answer for ${SILENCE / 1000} seconds`)));
    return sent;
  };
  return { request: send as typeof http.request };
}

/** Object lock can be asked for only when a bucket is made, so one that exists without it is refused. */
export async function ensureBucket(client: Client, bucket: string): Promise<void> {
  await request(`open bucket ${bucket}`, async () => {
    if (!(await client.bucketExists(bucket))) await makeBucket(client, bucket);
    if (!(await hasObjectLock(client, bucket)))
      throw new ObjectStoreFault(`bucket ${bucket} exists without object lock; name another bucket or make it anew`);
    const versioning = await client.getBucketVersioning(bucket);
    if (versioning?.Status !== 'Enabled') await client.setBucketVersioning(bucket, { Status: 'Enabled' });
  });
}

async function makeBucket(client: Client, bucket: string): Promise<void> {
  try {
    await client.makeBucket(bucket, REGION, { ObjectLocking: true });
  } catch (error) {
    // Another process of ours was a moment earlier.
    if (codeOf(error) !== 'BucketAlreadyOwnedByYou' && codeOf(error) !== 'BucketAlreadyExists') throw error;
  }
}

async function hasObjectLock(client: Client, bucket: string): Promise<boolean> {
  try {
    // The library's types say `void`.
    const lock: unknown = await client.getObjectLockConfig(bucket);
    return typeof lock === 'object' && lock !== null && Reflect.get(lock, 'objectLockEnabled') === 'Enabled';
  } catch (error) {
    if (codeOf(error) === 'ObjectLockConfigurationNotFoundError') return false;
    throw error;
  }
}

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Logger } from 'pino';
import type { ActivityDeps } from '../activities/deps.ts';
import { connectIssuer } from '../adapters/ballot/issuer-client.ts';
import { createCertificateMaker } from '../adapters/documents/certificate-maker.ts';
import { createDocumentMaker } from '../adapters/documents/document-maker.ts';
import type { Environment } from '../adapters/environment.ts';
import { openObjectStore } from '../adapters/object-store/open-object-store.ts';
import type { OfficeConverter } from '../adapters/ports.ts';
import { openRegisters } from '../adapters/postgres/open-registers.ts';
import { newToken, tokenHash } from '../adapters/secrets.ts';
import { openSigning } from '../adapters/signing/open-signing.ts';
import { createSignatureImages } from '../adapters/signing/signature-images.ts';
import { connectClient, createEngine, ensureSearchAttributes } from '../adapters/temporal/engine.ts';
import { createHistorySource } from '../adapters/temporal/histories.ts';
import { EncryptionCodec, readKeyRing } from '../adapters/temporal/payload-codec.ts';
import { workflowBundle } from './bundle.ts';
import { replayHistory } from './replay.ts';

export interface Composition {
  readonly deps: ActivityDeps;
  readonly client: Client;
  readonly dataConverter: DataConverter;
  readonly bundleCode: string;
  close(): Promise<void>;
}

export const dataConverterOf = (environment: Environment): DataConverter => ({
  payloadCodecs: [new EncryptionCodec(readKeyRing(environment.PAYLOAD_KEYS_FILE))],
});

/** Builds what the activities of a worker stand on. The one place, besides the API and the CLI, that knows the adapters. */
export async function compose(
  environment: Environment,
  log: Logger,
  office: OfficeConverter,
  mailWaiting: () => void,
): Promise<Composition> {
  const cache = join(environment.GHICONG_DATA, 'cache');
  mkdirSync(cache, { recursive: true });
  const dataConverter = dataConverterOf(environment);
  const secret = readFileSync(environment.APP_SECRET_FILE, 'utf8').trim();
  const client = await connectClient(
    {
      address: environment.TEMPORAL_ADDRESS,
      namespace: environment.TEMPORAL_NAMESPACE,
      ...(environment.TEMPORAL_API_KEY === undefined ? {} : { apiKey: environment.TEMPORAL_API_KEY }),
    },
    dataConverter,
  );
  await ensureSearchAttributes(client);
  const registers = await openRegisters({ url: environment.DATABASE_URL, secret });
  const store = await openObjectStore({
    endpoint: environment.S3_ENDPOINT,
    accessKey: environment.S3_ACCESS_KEY,
    secretKey: environment.S3_SECRET_KEY,
    bucket: environment.S3_BUCKET,
  });
  const signing = await openSigning({ dir: environment.PKI_DIR, url: environment.PKI_URL });
  const bundle = await workflowBundle(cache);
  log.info({ bundle: bundle.sha256 }, 'workflow code');

  const deps: ActivityDeps = {
    registers,
    store,
    signing,
    images: createSignatureImages(),
    engine: createEngine(client),
    issuer: connectIssuer(environment.ISSUER_URL, readKeyRing(environment.PAYLOAD_KEYS_FILE)),
    certificates: createCertificateMaker(signing),
    documents: createDocumentMaker(office, signing),
    histories: createHistorySource(client),
    letters: { appUrl: environment.APP_URL, newToken, tokenHash },
    workerBundle: { sha256: bundle.sha256, code: async () => Buffer.from(bundle.code) },
    verifyHistory: async (workflowId, json) => {
      const { streams } = await replayHistory(bundle.code, dataConverter, workflowId, JSON.parse(json));
      return streams.get(workflowId) ?? [];
    },
    mailWaiting,
    now: () => new Date(),
  };
  return {
    deps,
    client,
    dataConverter,
    bundleCode: bundle.code,
    async close() {
      await registers.close();
      await client.connection.close();
    },
  };
}

import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { openObjectStore } from '../../adapters/object-store/open-object-store.ts';
import type { HistorySource, ObjectStore } from '../../adapters/ports.ts';
import type { Registers } from '../../adapters/register-ports.ts';
import { connectClient } from '../../adapters/temporal/engine.ts';
import { createHistorySource } from '../../adapters/temporal/histories.ts';
import { EncryptionCodec, readKeyRing } from '../../adapters/temporal/payload-codec.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { withRegisters } from '../open.ts';

/** What an auditor works with. */
export interface Auditor {
  readonly registers: Registers;
  readonly store: ObjectStore;
  readonly histories: HistorySource;
  readonly dataConverter: DataConverter;
  /** The workflow code of this installation as it is now, for a dossier that is not archived yet. */
  readonly presentCode: () => Promise<string>;
}

export const withAuditor = <T>(work: (auditor: Auditor) => Promise<T>): Promise<T> =>
  withRegisters(async (registers, environment) => {
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: {
        logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) },
      },
    });
    const dataConverter = { payloadCodecs: [new EncryptionCodec(readKeyRing(environment.PAYLOAD_KEYS_FILE))] };
    const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, TEMPORAL_API_KEY: apiKey } = environment;
    const client = await connectClient({ address, namespace, ...(apiKey ? { apiKey } : {}) }, dataConverter);
    try {
      const store = await openObjectStore({
        endpoint: environment.S3_ENDPOINT,
        accessKey: environment.S3_ACCESS_KEY,
        secretKey: environment.S3_SECRET_KEY,
        bucket: environment.S3_BUCKET,
      });
      const presentCode = async () => (await workflowBundle(join(environment.GHICONG_DATA, 'cache'))).code;
      return await work({ registers, store, histories: createHistorySource(client), dataConverter, presentCode });
    } finally {
      await client.connection.close();
    }
  });

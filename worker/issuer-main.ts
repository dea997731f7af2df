/** Bộ phận phát phiếu: holds the keys of open sessions, signs blinded papers. Knows neither the box nor the registers. */

import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createIssuer } from '../adapters/ballot/issuer.ts';
import { createIssuerKeys } from '../adapters/ballot/issuer-keys.ts';
import { issuerServer } from '../adapters/ballot/issuer-server.ts';
import { EnvironmentIncomplete, readIssuerEnvironment } from '../adapters/environment.ts';
import { connectClient, createEngine } from '../adapters/temporal/engine.ts';
import { EncryptionCodec, readKeyRing } from '../adapters/temporal/payload-codec.ts';
import { createLogger } from './runtime.ts';

const log = createLogger('issuer');

try {
  await run();
} catch (error) {
  if (error instanceof EnvironmentIncomplete) process.stderr.write(`✗ ${error.message}\n`);
  else log.fatal({ err: error }, 'cannot start');
  process.exit(1);
}

async function run(): Promise<void> {
  const environment = readIssuerEnvironment(process.env);
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, TEMPORAL_API_KEY: apiKey } = environment;
  const ring = readKeyRing(environment.PAYLOAD_KEYS_FILE);
  const client = await connectClient(
    { address, namespace, ...(apiKey === undefined ? {} : { apiKey }) },
    { payloadCodecs: [new EncryptionCodec(ring)] },
  );
  const secret = readFileSync(environment.ISSUER_SECRET_FILE, 'utf8').trim();
  const issuer = createIssuer(createIssuerKeys(environment.ISSUER_DIR, secret), createEngine(client));
  const app = issuerServer(issuer, ring, (error) => log.error({ kind: error.name }, 'request failed'));
  const server = serve({ fetch: app.fetch, hostname: environment.ISSUER_HOST, port: environment.ISSUER_PORT }, () =>
    log.info('ready'),
  );
  const stop = () => {
    server.close(() => process.exit(0));
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** The web, put together from the environment. */

import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { countAgain } from '../adapters/ballot/count-again.ts';
import { connectIssuer, issuerAnswers } from '../adapters/ballot/issuer-client.ts';
import { createPaperDesk } from '../adapters/ballot/paper-desk.ts';
import { celLanguage } from '../adapters/criteria/cel-language.ts';
import { createEligibility } from '../adapters/eligibility/create-eligibility.ts';
import { type Environment, EnvironmentIncomplete, readEnvironment } from '../adapters/environment.ts';
import { openObjectStore } from '../adapters/object-store/open-object-store.ts';
import { pageCount, previewPage } from '../adapters/pdf/preview.ts';
import { openRegisters } from '../adapters/postgres/open-registers.ts';
import { createSmsGateway } from '../adapters/sms/create-sms-gateway.ts';
import { createSpreadsheets } from '../adapters/spreadsheet/create-spreadsheets.ts';
import { connectClient, createEngine } from '../adapters/temporal/engine.ts';
import { EncryptionCodec, readKeyRing } from '../adapters/temporal/payload-codec.ts';
import { createClamdScanner } from '../adapters/uploads/clamd-scanner.ts';
import { openUploads } from '../adapters/uploads/open-uploads.ts';
import { createApp } from './app.ts';
import { DEFAULT_LIMITS } from './deps.ts';
import { createLog } from './log.ts';

/** Milliseconds that running requests get after SIGTERM. */
const GRACE = 10_000;

/** Readable on a screen, around 60 kB a page. */
const PREVIEW_DPI = 110;

const log = createLog();

try {
  await run(readEnvironment(process.env));
} catch (error) {
  // Said in plain words: whoever starts the web by hand reads this line first.
  if (error instanceof EnvironmentIncomplete) console.error(error.message);
  else log.fatal({ err: error }, 'cannot start');
  process.exit(1);
}

async function run(environment: Environment): Promise<void> {
  const secret = readFileSync(environment.APP_SECRET_FILE, 'utf8').trim();
  const registers = await openRegisters({ url: environment.DATABASE_URL, secret });
  const objectStore = await openObjectStore({
    endpoint: environment.S3_ENDPOINT,
    accessKey: environment.S3_ACCESS_KEY,
    secretKey: environment.S3_SECRET_KEY,
    bucket: environment.S3_BUCKET,
  });
  const ring = readKeyRing(environment.PAYLOAD_KEYS_FILE);
  const client = await connectClient(
    {
      address: environment.TEMPORAL_ADDRESS,
      namespace: environment.TEMPORAL_NAMESPACE,
      ...(environment.TEMPORAL_API_KEY === undefined ? {} : { apiKey: environment.TEMPORAL_API_KEY }),
    },
    { payloadCodecs: [new EncryptionCodec(ring)] },
  );
  const spreadsheets = createSpreadsheets();
  spreadsheets.warmUp();
  const { TEMPORAL_UI_URL: ui, TEMPORAL_NAMESPACE: namespace, CLAMD_URL: clamd, SMS_GATEWAY_URL: sms } = environment;
  const app = createApp({
    registers,
    engine: createEngine(client),
    issuer: connectIssuer(environment.ISSUER_URL, ring),
    papers: createPaperDesk(),
    countAgain,
    eligibility: createEligibility(registers, celLanguage(), () => new Date()),
    objectStore,
    uploads: openUploads({ scanner: clamd === undefined ? null : createClamdScanner(clamd) }),
    preview: { pages: pageCount, webp: (pdf, page) => previewPage(pdf, page - 1, { dpi: PREVIEW_DPI }) },
    spreadsheets,
    sms: sms === undefined ? null : createSmsGateway(sms),
    now: () => new Date(),
    log,
    config: {
      appUrl: environment.APP_URL.replace(/\/$/, ''),
      temporalUi: ui === undefined ? null : { url: ui.replace(/\/$/, ''), namespace },
      limits: DEFAULT_LIMITS,
      signInPause: 250,
      settleTime: 2500,
    },
    probes: {
      registers: () => registers.events.length('readyz'),
      temporal: () => client.workflowService.getSystemInfo({}),
    },
    companions: { issuer: () => issuerAnswers(environment.ISSUER_URL) },
  });

  const server = serve({ fetch: app.fetch, hostname: environment.APP_HOST, port: environment.APP_PORT }, () => {
    console.log('ready');
    log.info({ url: environment.APP_URL }, 'ready');
  });
  server.on('error', (error) => {
    const taken = 'code' in error && error.code === 'EADDRINUSE';
    if (taken)
      console.error(`Cổng ${environment.APP_PORT} đang được chương trình khác dùng. Đề nghị đặt APP_PORT khác.`);
    log.fatal({ err: error }, 'cannot listen');
    process.exit(1);
  });

  const stop = () => {
    server.close(async () => {
      await registers.close();
      await client.connection.close();
      process.exit(0);
    });
    // Browsers keep connections open; after the grace time they are cut.
    setTimeout(() => process.exit(0), GRACE).unref();
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

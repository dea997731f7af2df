import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { countAgain } from '../../adapters/ballot/count-again.ts';
import { createIssuer } from '../../adapters/ballot/issuer.ts';
import { connectIssuer } from '../../adapters/ballot/issuer-client.ts';
import { createIssuerKeys } from '../../adapters/ballot/issuer-keys.ts';
import { issuerServer } from '../../adapters/ballot/issuer-server.ts';
import { createPaperDesk } from '../../adapters/ballot/paper-desk.ts';
import { celLanguage } from '../../adapters/criteria/cel-language.ts';
import { createEligibility } from '../../adapters/eligibility/create-eligibility.ts';
import { readEnvironment, readIssuerEnvironment } from '../../adapters/environment.ts';
import { openObjectStore } from '../../adapters/object-store/open-object-store.ts';
import { pageCount, previewPage } from '../../adapters/pdf/preview.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createSpreadsheets } from '../../adapters/spreadsheet/create-spreadsheets.ts';
import { connectClient, createEngine } from '../../adapters/temporal/engine.ts';
import { readKeyRing } from '../../adapters/temporal/payload-codec.ts';
import { openUploads } from '../../adapters/uploads/open-uploads.ts';
import { createApp } from '../../api/app.ts';
import { DEFAULT_LIMITS } from '../../api/deps.ts';
import { createLog } from '../../api/log.ts';
import { dataConverterOf } from '../../worker/compose.ts';
import { createLogger, installRuntime } from '../../worker/runtime.ts';
import { startMainWorker, startOfficeWorker, type Wrapping } from '../../worker/start-workers.ts';
import { allocateNaively } from '../support/allocate-naively.ts';
import { pointsIn, withPoints } from './fail-points.ts';

/**
 * One process of the product with crash points around everything it changes: `process.ts worker|office|issuer|api`.
 * FAULT_DIR holds the armed points; SEEDED_DEFECT=numbering puts a naive number allocator in place of the real one.
 */
const role = process.argv[2] ?? '';
const dir = process.env.FAULT_DIR ?? '';
const environment = readEnvironment(process.env);
const ring = readKeyRing(environment.PAYLOAD_KEYS_FILE);
const points = pointsIn(dir);

const naive =
  process.env.SEEDED_DEFECT === 'numbering'
    ? await allocateNaively(environment.DATABASE_URL, (step) => points.reach(`${role}:naive-numbers:${step}`))
    : undefined;

const wrap: Wrapping = {
  deps: (deps) => {
    const registers = naive ? { ...deps.registers, numbers: naive } : deps.registers;
    return {
      ...deps,
      registers: withPoints(registers, `${role}:registers`, points),
      store: withPoints(deps.store, `${role}:store`, points),
      signing: withPoints(deps.signing, `${role}:signing`, points),
      documents: withPoints(deps.documents, `${role}:documents`, points),
      certificates: withPoints(deps.certificates, `${role}:certificates`, points),
      issuer: withPoints(deps.issuer, `${role}:issuer`, points),
      engine: withPoints(deps.engine, `${role}:engine`, points),
    };
  },
  mailer: (mailer) => withPoints(mailer, `${role}:mailer`, points),
};

if (role === 'api') await startApi();
else if (role === 'issuer') await startIssuer();
else {
  const log = createLogger(role);
  installRuntime(log);
  if (role === 'office') await startOfficeWorker(environment, log, wrap);
  else await startMainWorker(environment, log, wrap);
}

async function startApi(): Promise<void> {
  const secret = readFileSync(environment.APP_SECRET_FILE, 'utf8').trim();
  const registers = await openRegisters({ url: environment.DATABASE_URL, secret });
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey, S3_BUCKET: bucket } = environment;
  const objectStore = await openObjectStore({ endpoint, accessKey, secretKey, bucket });
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = environment;
  const client = await connectClient({ address, namespace }, dataConverterOf(environment));
  const engine = createEngine(client, { workflowTaskTimeout: '2s' });
  const app = createApp({
    registers: withPoints(registers, 'api:registers', points),
    engine: withPoints(engine, 'api:engine', points),
    issuer: withPoints(connectIssuer(environment.ISSUER_URL, ring), 'api:issuer', points),
    papers: createPaperDesk(),
    countAgain,
    eligibility: createEligibility(registers, celLanguage(), () => new Date()),
    objectStore,
    uploads: openUploads({ scanner: null }),
    preview: { pages: pageCount, webp: (pdf, page) => previewPage(pdf, page - 1, { dpi: 60 }) },
    spreadsheets: createSpreadsheets(),
    sms: null,
    now: () => new Date(),
    log: createLog(),
    config: { appUrl: environment.APP_URL, temporalUi: null, limits: DEFAULT_LIMITS, signInPause: 0, settleTime: 2500 },
    probes: {},
    companions: {},
  });
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: environment.APP_PORT });
}

async function startIssuer(): Promise<void> {
  const own = readIssuerEnvironment(process.env);
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = own;
  const client = await connectClient({ address, namespace }, dataConverterOf(environment));
  const keys = createIssuerKeys(own.ISSUER_DIR, readFileSync(own.ISSUER_SECRET_FILE, 'utf8').trim());
  const issuer = createIssuer(
    withPoints(keys, 'issuer:keys', points),
    withPoints(createEngine(client), 'issuer:engine', points),
  );
  const app = issuerServer(withPoints(issuer, 'issuer:answers', points), ring, (error) => console.error(error.name));
  serve({ fetch: app.fetch, hostname: own.ISSUER_HOST, port: own.ISSUER_PORT });
}

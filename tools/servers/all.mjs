import { givenServers } from '../lib/environment.mjs';
import { userError } from '../lib/messages.mjs';
import { cacheDirectory } from '../lib/paths.mjs';
import { devPkiService } from './dev-pki.mjs';
import { mailCatcherService } from './mail-catcher.mjs';
import { fetchObjectStore, findObjectStore, objectStoreService } from './object-store.mjs';
import { postgresService } from './postgres.mjs';
import { fetchTemporal, findTemporal, temporalService } from './temporal.mjs';

/** The ports of the local servers, in the form `choosePorts` takes. */
export const serverPorts = {
  postgres: {},
  temporal: {},
  temporalUi: {},
  temporalHttp: {},
  temporalMetrics: {},
  objectStore: { withGrpc: true },
  objectMaster: { withGrpc: true },
  objectFiler: { withGrpc: true },
  objectVolume: { withGrpc: true },
  objectAdmin: { withGrpc: true },
  smtp: {},
  mailWeb: {},
  pki: {},
  /** Of our own issuer of ballot papers, which the web and the worker must find. */
  issuer: {},
};

/** How the names of these services are ended: PostgreSQL last, since others write to it until they are gone. */
export const stopOrder = [['temporal', 'object-store', 'mail', 'pki'], ['postgres']];

/**
 * Starts, in parallel, every server that the environment does not name, fetching what is missing. Returns the
 * environment variables under which all of them are reached. Throws the first error; the caller then stops the
 * supervisor, which ends those already started.
 */
export async function startServers({
  supervisor,
  layout,
  ports,
  secrets,
  progress,
  searchAttributes,
  fast,
  env = process.env,
}) {
  const cache = cacheDirectory(layout.data, env);
  const given = givenServers(env);
  if (given.objectStore && !(env.S3_ACCESS_KEY && env.S3_SECRET_KEY)) throw userError('s3Credentials');
  const context = { layout, cache, ports, fast };
  const starters = [
    [given.postgres, 'PostgreSQL', () => postgresService({ ...context, credentials: secrets.postgres })],
    [given.temporal, 'Temporal', (step) => findOrFetchTemporal({ ...context, searchAttributes }, step)],
    [given.objectStore, 'Kho tệp', (step) => findOrFetchObjectStore({ ...context, credentials: secrets.s3 }, step)],
    [given.mail, 'Hộp thư thử', () => mailCatcherService(context)],
    [given.pki, 'Chứng thư thử nghiệm', () => devPkiService(context)],
  ];
  const environments = await Promise.all(
    starters.map(async ([isGiven, label, prepare]) => {
      if (isGiven) return {};
      const step = progress.step(label);
      try {
        const service = await prepare(step);
        await supervisor.start(service);
        step.done(`${service.label}, ${describeAddress(service.environment)}`);
        return service.environment;
      } catch (error) {
        // When everything is being stopped, this one's end is not its own failure.
        if (supervisor.isClosed()) step.drop();
        else step.fail(label);
        throw error;
      }
    }),
  );
  const names = ['DATABASE_URL', 'S3_ENDPOINT', 'S3_ACCESS_KEY', 'S3_SECRET_KEY', 'SMTP_URL', 'MAIL_WEB_URL'];
  const passed = [...names, 'TEMPORAL_ADDRESS', 'TEMPORAL_UI_URL'].filter((name) => env[name]);
  return Object.assign(Object.fromEntries(passed.map((name) => [name, env[name]])), ...environments);
}

async function findOrFetchTemporal(context, step) {
  const path = findTemporal(context.cache)?.path ?? (await fetchTemporal(context.cache, step));
  return temporalService({ ...context, path });
}

async function findOrFetchObjectStore(context, step) {
  const { path, kind } = findObjectStore(context.cache) ?? (await fetchObjectStore(context.cache, step));
  return objectStoreService({ ...context, path, kind });
}

/** "cổng 15432", from the first address of a service. */
function describeAddress(environment) {
  const port = /:(\d+)(?:\/|$)/.exec(Object.values(environment)[0])?.[1];
  return port === undefined ? '' : `cổng ${port}`;
}

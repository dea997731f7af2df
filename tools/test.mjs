/**
 * `npm test`: starts real servers on free ports with a temporary data directory, runs vitest against them, and prints,
 * alone on its last line, `N passed, N failed, N skipped`. Further arguments go to vitest.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runForeground } from './lib/commands.mjs';
import { baseEnvironment } from './lib/environment.mjs';
import { runTool } from './lib/exit.mjs';
import { openInstance } from './lib/instance.mjs';
import { readJson } from './lib/json-file.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { requireNode } from './lib/node-version.mjs';
import { cacheDirectory, projectRoot } from './lib/paths.mjs';
import { choosePorts } from './lib/ports.mjs';
import { createProgress } from './lib/progress.mjs';
import { readSearchAttributes } from './lib/search-attributes.mjs';
import { countTests, formatCounts } from './lib/test-report.mjs';
import { serverPorts, startServers, stopOrder } from './servers/all.mjs';
import { provideTestServer } from './servers/test-server.mjs';

/** A developer's own servers may hold real data: tests use them only when told to. */
const NAMES_OF_SERVERS = [
  ...['DATABASE_URL', 'S3_ENDPOINT', 'S3_BUCKET', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_UI_URL'],
  ...['SMTP_URL', 'MAIL_WEB_URL', 'SIGNING_CONFIG', 'PAYLOAD_KEYS_FILE', 'APP_SECRET_FILE', 'APP_URL'],
  ...['ISSUER_URL', 'ISSUER_DIR', 'ISSUER_SECRET_FILE'],
];

const progress = createProgress();
let folder;
let instance;
let counts;

async function main() {
  requireNode();
  await ensureNodeModules(progress);
  folder = mkdtempSync(join(tmpdir(), 'ghicong-test-'));
  // Otherwise PostgreSQL, which runs as another user when we are root, could not pass through.
  chmodSync(folder, 0o711);
  instance = await openInstance({ data: join(folder, 'data'), progress, temporaryFolder: folder });
  const environment = await prepareEnvironment(ownEnvironment());
  const report = join(folder, 'report.json');
  const args = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ];
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await runForeground(process.execPath, [vitest, ...args], { cwd: projectRoot, env: environment });
  counts = countTests(readJson(report));
  if (counts === undefined) {
    console.error('✗ vitest kết thúc mà không để lại báo cáo.');
    return code || 1;
  }
  for (const file of counts.brokenFiles) console.error(`✗ Không nạp được ${file}`);
  if (counts.passed + counts.failed === 0) console.error('✗ Không có phép thử nào được chạy.');
  return counts.isGreen ? code : code || 1;
}

function ownEnvironment() {
  if (process.env.GHICONG_TEST_USE_ENV === '1') return process.env;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !NAMES_OF_SERVERS.includes(name)));
}

async function prepareEnvironment(env) {
  const { layout, secrets, supervisor } = instance;
  const ports = await choosePorts({ app: {}, ...serverPorts });
  const settings = { supervisor, layout, ports, secrets, progress, env, fast: true };
  const [servers, testServer] = await Promise.all([
    startServers({ ...settings, searchAttributes: readSearchAttributes() }),
    provideTestServer(cacheDirectory(layout.data, env)),
  ]);
  if (testServer.path === undefined) {
    progress.line(
      `! Không có máy chủ Temporal tua thời gian: ${testServer.reason}. Các phép thử cần nó sẽ chạy theo cách khác.`,
    );
  } else {
    progress.line('✓ Máy chủ Temporal tua thời gian');
  }
  const timeSkipping = testServer.path === undefined ? {} : { TEMPORAL_TEST_SERVER_PATH: testServer.path };
  return { ...env, ...baseEnvironment({ layout, secrets, ports, env }), ...servers, ...timeSkipping };
}

async function cleanUp() {
  await instance?.close(stopOrder);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  if (counts !== undefined) console.log(formatCounts(counts));
}

await runTool(main, cleanUp);

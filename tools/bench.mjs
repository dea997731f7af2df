/**
 * `npm run bench [-- name …]`: starts what the benches need in a temporary data directory and runs them. Their figures
 * are ratios within one run; nothing fails because a machine is slow.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runForeground } from './lib/commands.mjs';
import { runTool } from './lib/exit.mjs';
import { openInstance } from './lib/instance.mjs';
import { userError } from './lib/messages.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { requireNode } from './lib/node-version.mjs';
import { cacheDirectory, projectRoot } from './lib/paths.mjs';
import { choosePorts } from './lib/ports.mjs';
import { createProgress } from './lib/progress.mjs';
import { devPkiService } from './servers/dev-pki.mjs';
import { postgresService } from './servers/postgres.mjs';
import { fetchTemporal, findTemporal, temporalService } from './servers/temporal.mjs';

/** Each bench and the services it needs. */
const BENCHES = {
  ballots: [postgres, temporal],
  certificates: [devPkiService],
  decisions: [],
  domain: [],
  rules: [postgres],
  intake: [],
};

const USAGE = `Cách dùng: npm run bench -- [TÊN …]
  ballots        bỏ phiếu qua HTTP, so với Update rỗng của Temporal và với cùng phiếu bằng SQL trần
  certificates   dựng và ký bằng khen, so với pdf-lib và với chữ ký RSA-2048 trần
  decisions      quyết định 10, 100, 1000 dòng: thời gian tăng theo số dòng ra sao
  intake         đọc danh sách 700 và 7.000 dòng: thời gian tăng theo số dòng ra sao
  domain         gấp lại sự kiện, tính chuỗi băm, chạy lại lịch sử của một hồ sơ
  rules          xét điều kiện: tiêu chuẩn viết bằng CEL so với viết bằng TypeScript;
                 dữ kiện từ sổ 1.000.000 lần khen thưởng so với một câu SQL
Không nêu tên nào thì đo tất cả.`;

const progress = createProgress();
let folder;
let instance;

async function main() {
  requireNode();
  const names = process.argv.slice(2);
  if (names.includes('--help') || names.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) throw userError('unexpectedWord', { word: unknown, usage: USAGE });
  await ensureNodeModules(progress);
  const chosen = names.length > 0 ? names : Object.keys(BENCHES);
  folder = mkdtempSync(join(tmpdir(), 'ghicong-bench-'));
  chmodSync(folder, 0o711);
  instance = await openInstance({ data: join(folder, 'data'), progress, temporaryFolder: folder });
  const environment = await startServices(new Set(chosen.flatMap((name) => BENCHES[name])));
  return runForeground(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...chosen], {
    cwd: projectRoot,
    env: { ...process.env, ...environment, GHICONG_DATA: instance.layout.data },
  });
}

async function startServices(services) {
  const { layout, supervisor } = instance;
  const ports = await choosePorts({
    pki: {},
    postgres: {},
    temporal: {},
    temporalUi: {},
    temporalHttp: {},
    temporalMetrics: {},
  });
  const environments = [];
  for (const prepare of services) {
    const service = await prepare({ layout, ports });
    const step = progress.step(service.label);
    try {
      await supervisor.start(service);
      step.done();
    } catch (error) {
      step.fail();
      throw error;
    }
    environments.push(service.environment);
  }
  return Object.assign({}, ...environments);
}

/** As the tests have it: what is measured is the reading, not the disk. */
function postgres({ layout, ports }) {
  const cache = cacheDirectory(layout.data);
  return postgresService({ layout, cache, ports, credentials: instance.secrets.postgres, fast: true });
}

async function temporal({ layout, ports }) {
  const cache = cacheDirectory(layout.data);
  const found = findTemporal(cache)?.path ?? (await fetchTemporal(cache, progress.step('Temporal')));
  return temporalService({ layout, ports, path: found });
}

async function cleanUp() {
  await instance?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

await runTool(main, cleanUp);

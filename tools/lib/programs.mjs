import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { httpStatus } from './http.mjs';
import { userError } from './messages.mjs';
import { projectRoot } from './paths.mjs';

/** A program that has not said `ready` by then but still lives is taken as started. */
const PATIENCE_MS = 30_000;

/** All that the issuer of ballot papers may know: no database, no store, none of the web's secrets. */
const ISSUER_KNOWS = /^(TEMPORAL_(?!UI)|ISSUER_|PAYLOAD_KEYS_FILE$)/;

/**
 * Our own programs as services: the issuer of ballot papers, the worker, the worker that drives LibreOffice (apart, because it needs over 1 GB), and
 * the web. A worker is ready when it prints a line `ready` (or a JSON log line with that message).
 */
export function programServices(environment) {
  const common = { cwd: projectRoot, env: { ...process.env, ...environment }, readySeconds: 120, graceMs: 15_000 };
  return [
    {
      ...common,
      ...program('worker/issuer-main.ts'),
      env: { ...without(process.env, environment), ...pick(environment, ISSUER_KNOWS) },
      name: 'issuer',
      label: 'Bộ phận phát phiếu',
      ready: saysReady(),
    },
    { ...common, ...program('worker/main.ts'), name: 'worker', label: 'Tiến trình xử lý hồ sơ', ready: saysReady() },
    {
      ...common,
      ...program('worker/office-main.ts'),
      name: 'office',
      label: 'Bộ chuyển Word sang PDF',
      ready: saysReady(),
    },
    {
      ...common,
      ...program('api/main.ts'),
      name: 'api',
      label: 'Trang web',
      shown: `Trang web, ${environment.APP_URL}`,
      ready: async () => (await httpStatus(`http://127.0.0.1:${environment.APP_PORT}/`)) !== undefined,
    },
  ];
}

/** What the shell happens to have is left out, too: it may name the same database. */
const without = (shell, environment) =>
  Object.fromEntries(Object.entries(shell).filter(([name]) => !(name in environment)));

const pick = (environment, names) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => names.test(name)));

function program(file) {
  if (!existsSync(join(projectRoot, file))) throw userError('partMissing', { file });
  return { command: process.execPath, args: ['--import', 'tsx', file] };
}

function saysReady() {
  let since;
  return async ({ logSince }) => {
    since ??= Date.now();
    if (!/^ready\b|"msg":"ready"/m.test(logSince())) return Date.now() - since > PATIENCE_MS;
    since = undefined;
    return true;
  };
}

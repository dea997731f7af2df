/**
 * `npm start`: sets everything up, starts servers and programs, shows the sample season, and stays until Ctrl+C.
 * Uses no package, because it is what installs them.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, runForeground } from './lib/commands.mjs';
import { baseEnvironment, splitSecrets, toShell } from './lib/environment.mjs';
import { runTool } from './lib/exit.mjs';
import { openInstance } from './lib/instance.mjs';
import { readJson, writeJson, writeText } from './lib/json-file.mjs';
import { userError } from './lib/messages.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { requireNode } from './lib/node-version.mjs';
import { projectRoot, resolveUserPath } from './lib/paths.mjs';
import { choosePorts, holdPort, rememberPorts, whoListens } from './lib/ports.mjs';
import { identityOf } from './lib/processes.mjs';
import { programServices } from './lib/programs.mjs';
import { createProgress } from './lib/progress.mjs';
import { readSearchAttributes } from './lib/search-attributes.mjs';
import { parseStartOptions, START_USAGE } from './lib/start-options.mjs';
import { formatTable } from './lib/table.mjs';
import { serverPorts, startServers, stopOrder } from './servers/all.mjs';

const PREFERRED_WEB_PORT = 8080;
const progress = createProgress();
let instance;

async function main({ signal, stayUntilStopped }) {
  requireNode();
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    console.log(START_USAGE);
    return 0;
  }
  await ensureNodeModules(progress);
  instance = await openInstance({ data: resolveUserPath(options.data), progress });
  const { layout, secrets, supervisor } = instance;
  const { ports, releaseWebPort } = await pickPorts(layout, options.port);
  const servers = await startServers({
    supervisor,
    layout,
    ports,
    secrets,
    progress,
    searchAttributes: readSearchAttributes(),
  });
  const environment = { ...baseEnvironment({ layout, secrets, ports }), ...servers };
  writeText(layout.environmentFile, toShell(environment), 0o600);
  if (options.serversOnly) {
    // Whoever loads the environment starts the web on this port.
    await releaseWebPort();
    progress.line(`✓ Các máy chủ đã chạy. Nạp biến môi trường: . '${layout.environmentFile}'`);
    return stayUntilStopped();
  }
  await startPrograms({ supervisor, environment, releaseWebPort });
  writeRunFile({ layout, environment, ports });
  const code = options.empty ? 0 : await showSeason({ environment, signal, out: outFolder(options) });
  if (options.once || signal.aborted) return code;
  await printAddresses({ environment, withAccounts: !options.empty });
  return stayUntilStopped();
}

/** The ports of this run and `releaseWebPort`: held until the web starts, lest another copy that starts now picks it. */
async function pickPorts(layout, wantedPort) {
  const remembered = readJson(layout.portsFile, {});
  if (wantedPort !== undefined) {
    const releaseWebPort = await holdPort(wantedPort);
    if (releaseWebPort === undefined) throw userError('portTaken', { port: wantedPort, owner: whoListens(wantedPort) });
    const ports = { ...(await choosePorts(serverPorts, remembered)), app: wantedPort };
    rememberPorts(layout.portsFile, ports);
    return { ports, releaseWebPort };
  }
  for (;;) {
    const ports = await choosePorts({ app: { preferred: PREFERRED_WEB_PORT }, ...serverPorts }, remembered);
    const releaseWebPort = await holdPort(ports.app);
    if (releaseWebPort === undefined) continue;
    rememberPorts(layout.portsFile, ports);
    return { ports, releaseWebPort };
  }
}

async function startPrograms({ supervisor, environment, releaseWebPort }) {
  for (const service of programServices(environment)) {
    const step = progress.step(service.label);
    try {
      if (service.name === 'api') await releaseWebPort();
      await supervisor.start(service);
      step.done(service.shown);
    } catch (error) {
      step.fail();
      throw error;
    }
  }
}

/** What the command line reads to find this instance; secrets are in a file that only the owner may read. */
function writeRunFile({ layout, environment, ports }) {
  const { open, secret } = splitSecrets(environment);
  const secretsFile = join(layout.keys, 'run-secrets.json');
  writeJson(secretsFile, secret, 0o600);
  writeJson(layout.runFile, {
    pid: process.pid,
    identity: identityOf(process.pid),
    startedAt: new Date().toISOString(),
    addresses: addressesOf(environment),
    ports,
    environment: open,
    secretsFile,
  });
}

function addressesOf(environment) {
  return {
    app: environment.APP_URL,
    mail: environment.MAIL_WEB_URL && `${environment.MAIL_WEB_URL}/index.html`,
    apiDocs: `${environment.APP_URL}/api/docs`,
    temporalUi: environment.TEMPORAL_UI_URL,
  };
}

const command = (...args) => [process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args]];

function outFolder({ once, out }) {
  if (out === undefined) return once ? resolveUserPath('out') : undefined;
  return resolveUserPath(out);
}

/** Loads the sample season and walks one dossier through it, showing the command line's own progress lines. */
async function showSeason({ environment, signal, out }) {
  const settings = { cwd: projectRoot, env: { ...process.env, ...environment } };
  const loaded = await runForeground(...command('season', 'load'), settings);
  if (loaded !== 0) throw userError('stepFailed', { step: 'nạp mùa khen thưởng mẫu', how: `mã thoát ${loaded}` });
  const walked = await runForeground(
    ...command('season', 'walk', ...(out === undefined ? [] : ['--out', out])),
    settings,
  );
  if (walked !== 0 && !signal.aborted) progress.line(`✗ Hồ sơ mẫu không đi hết các bước (mã thoát ${walked}).`);
  return walked;
}

async function printAddresses({ environment, withAccounts }) {
  const { app, mail, apiDocs, temporalUi } = addressesOf(environment);
  const rows = [
    ['Trang làm việc', app],
    ['Hộp thư thử', mail],
    ['Tài liệu API', apiDocs],
    ['Temporal', temporalUi],
  ].filter(([, url]) => url);
  progress.line(`\nGhi Công đã sẵn sàng.\n\n${formatTable(['Nơi', 'Địa chỉ'], rows)}`);
  if (withAccounts) await printAccounts(environment);
  progress.line('\nNhấn Ctrl+C để dừng.');
}

async function printAccounts(environment) {
  const [program, args] = command('season', 'accounts', '--json');
  const result = await runCommand(program, args, { cwd: projectRoot, env: { ...process.env, ...environment } });
  if (!result.ok) {
    progress.line('! Chưa đọc được danh sách tài khoản mẫu (ghicong season accounts).');
    return;
  }
  const accounts = JSON.parse(result.output.slice(result.output.indexOf('[')));
  progress.line(
    `\n${formatTable(
      ['Tài khoản mẫu', 'Vai trò', 'Thư điện tử'],
      accounts.map((a) => [a.name, a.role, a.email]),
    )}`,
  );
}

async function cleanUp() {
  if (instance === undefined) return;
  const { layout, supervisor } = instance;
  const step = supervisor.isIdle() ? undefined : progress.step('Dừng các chương trình');
  rmSync(layout.runFile, { force: true });
  for (const file of [layout.environmentFile, join(layout.keys, 'run-secrets.json')]) {
    if (existsSync(file)) rmSync(file);
  }
  await instance.close([['worker', 'office', 'issuer', 'api'], ...stopOrder]);
  step?.done('Đã dừng mọi chương trình');
}

await runTool(main, cleanUp);

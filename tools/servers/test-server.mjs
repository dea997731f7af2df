import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, isExecutable, lastLines, runCommand } from '../lib/commands.mjs';

const VERSION = '1.38.0';
const FOLDER = `temporal-test-server-${VERSION}`;
const OLDEST_JAVA = 11;

const POM = `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>ghi-cong</groupId><artifactId>temporal-test-server</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${VERSION}</version></dependency>
  </dependencies>
</project>
`;

// One short-lived server per test environment: the cheap compiler and collector start faster and leave us our cores.
const LAUNCHER = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp "$here/lib/*" io.temporal.testserver.TestServer "$@"
`;

/**
 * The launcher of Temporal's time-skipping test server, fetched through Maven into the cache when needed:
 * `{ path }`, or `{ reason }` (Vietnamese) when this machine cannot have it. Never throws for that.
 */
export async function provideTestServer(cache) {
  if (process.platform === 'win32') return { reason: 'chưa hỗ trợ trên Windows' };
  const java = await javaVersion();
  if (java === undefined) return { reason: `máy không có Java ${OLDEST_JAVA} trở lên` };
  if (java < OLDEST_JAVA) return { reason: `Java ${java} cũ hơn bản ${OLDEST_JAVA}` };
  const path = join(cache, FOLDER, 'run');
  if (isExecutable(path)) return { path };
  const maven = findOnPath('mvn');
  if (maven === undefined) return { reason: 'máy không có Maven (mvn) để tải' };
  return fetchWithMaven(maven, cache, path);
}

async function fetchWithMaven(maven, cache, path) {
  const work = join(cache, `.${FOLDER}-${process.pid}-${Date.now()}`);
  mkdirSync(work, { recursive: true });
  try {
    writeFileSync(join(work, 'pom.xml'), POM);
    const args = ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib', '-DincludeScope=runtime'];
    const result = await runCommand(maven, args, { cwd: work, timeoutMs: 600_000 });
    if (!result.ok) return { reason: `Maven không tải được: ${lastLines(result.output, 2).trim()}` };
    if (!readdirSync(join(work, 'lib')).includes(`temporal-test-server-${VERSION}.jar`)) {
      return { reason: 'Maven không đưa về tệp cần tìm' };
    }
    writeFileSync(join(work, 'run'), LAUNCHER);
    chmodSync(join(work, 'run'), 0o755);
    renameSync(work, join(cache, FOLDER));
    return { path };
  } catch (error) {
    // Another copy finished first: its folder is complete, because it too came by a rename.
    if (isExecutable(path)) return { path };
    return { reason: error.message };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The major version of `java` on PATH, or undefined. */
export async function javaVersion() {
  const java = findOnPath('java');
  if (java === undefined) return undefined;
  const { ok, output } = await runCommand(java, ['-version'], { timeoutMs: 20_000 });
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return ok && match !== null ? Number(match[1]) : undefined;
}

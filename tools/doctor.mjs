/** `ghicong doctor`: what of all that is needed is found on this machine, and what to do about the rest. */
import { pathToFileURL } from 'node:url';
import { inspectMachine } from './lib/inspect-machine.mjs';
import { describeError } from './lib/messages.mjs';
import { cacheDirectory, resolveUserPath } from './lib/paths.mjs';

const USAGE = 'Cách dùng: ghicong doctor [--data THƯ_MỤC] [--json]';

/** Prints the findings; returns 0 when `npm start` can work, 1 when it cannot, 2 for an option it does not know. */
export async function runDoctor(args) {
  const options = parse(args);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const data = resolveUserPath(options.data);
  const findings = await inspectMachine({ data, cache: cacheDirectory(data) });
  const isReady = findings.every((finding) => finding.isFound || !finding.isNeeded);
  if (options.json) console.log(JSON.stringify({ isReady, findings }, null, 2));
  else console.log(describe(findings, isReady));
  return isReady ? 0 : 1;
}

function parse(args) {
  const options = { data: process.env.GHICONG_DATA || '.ghicong', json: false };
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === '--json') options.json = true;
    else if (args[index] === '--data' && args[index + 1] !== undefined) {
      index += 1;
      options.data = args[index];
    } else return undefined;
  }
  return options;
}

function describe(findings, isReady) {
  const width = Math.max(...findings.map(({ name }) => [...name].length));
  const lines = findings.flatMap(({ name, isFound, isNeeded, detail, fix }) => {
    const mark = isFound ? '✓' : isNeeded ? '✗' : '–';
    const line = `${mark} ${name}${' '.repeat(width - [...name].length)}  ${detail}`;
    return isFound || fix === undefined ? [line] : [line, `${' '.repeat(width + 4)}→ ${fix}`];
  });
  const verdict = isReady
    ? 'Máy này chạy được Ghi Công: npm start'
    : 'Chưa chạy được npm start: xử lý các dòng có dấu ✗ ở trên.';
  return [...lines, '', verdict].join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = await runDoctor(process.argv.slice(2));
  } catch (error) {
    console.error(describeError(error));
    process.exitCode = error.exitCode ?? 1;
  }
}

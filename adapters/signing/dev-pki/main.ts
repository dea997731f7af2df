import { parseArgs } from 'node:util';
import { startDevPki } from './server.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' }, port: { type: 'string', default: '0' } } });
const port = Number(values.port);
if (!values.dir || !Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('Cách dùng: main.ts --dir <thư mục> --port <cổng>');
  process.exit(2);
}

const server = await startDevPki(values.dir, port);
const stop = () => {
  server.close().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// The launcher waits for this word.
console.log('ready');

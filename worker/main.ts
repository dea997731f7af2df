import { readEnvironment } from '../adapters/environment.ts';
import { createLogger, installRuntime } from './runtime.ts';
import { startMainWorker } from './start-workers.ts';

const log = createLogger('worker');
installRuntime(log);
await startMainWorker(readEnvironment(process.env), log);

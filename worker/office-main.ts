import { readEnvironment } from '../adapters/environment.ts';
import { createLogger, installRuntime } from './runtime.ts';
import { startOfficeWorker } from './start-workers.ts';

const log = createLogger('office');
installRuntime(log);
await startOfficeWorker(readEnvironment(process.env), log);

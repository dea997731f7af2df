import { createLogger, installRuntime } from './runtime.ts';
import { startProgram } from './start-program.ts';
import { startMainWorker } from './start-workers.ts';

await startProgram(async (environment) => {
  const log = createLogger('worker');
  installRuntime(log);
  await startMainWorker(environment, log);
});

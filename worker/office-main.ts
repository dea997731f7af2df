import { createLogger, installRuntime } from './runtime.ts';
import { startProgram } from './start-program.ts';
import { startOfficeWorker } from './start-workers.ts';

await startProgram(async (environment) => {
  const log = createLogger('office');
  installRuntime(log);
  await startOfficeWorker(environment, log);
});

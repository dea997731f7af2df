import { type Environment, EnvironmentIncomplete, readEnvironment } from '../adapters/environment.ts';

/** Runs a program on the environment; what is missing there is said in one plain sentence, not in a stack trace. */
export async function startProgram(run: (environment: Environment) => Promise<void>): Promise<void> {
  let environment: Environment;
  try {
    environment = readEnvironment(process.env);
  } catch (error) {
    if (!(error instanceof EnvironmentIncomplete)) throw error;
    process.stderr.write(`✗ ${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  await run(environment);
}

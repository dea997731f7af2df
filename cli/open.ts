import { readFileSync } from 'node:fs';
import { type Environment, readEnvironment } from '../adapters/environment.ts';
import { openRegisters } from '../adapters/postgres/open-registers.ts';
import type { Registers } from '../adapters/register-ports.ts';

/** Gives a command the registers of the running instance and closes them after it. */
export async function withRegisters<T>(
  work: (registers: Registers, environment: Environment) => Promise<T>,
): Promise<T> {
  const environment = readEnvironment(process.env);
  const secret = readFileSync(environment.APP_SECRET_FILE, 'utf8').trim();
  const registers = await openRegisters({ url: environment.DATABASE_URL, secret });
  try {
    return await work(registers, environment);
  } finally {
    await registers.close();
  }
}

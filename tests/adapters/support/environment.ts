import { vi } from 'vitest';

// Real servers on a busy machine: what takes a second alone may take ten beside everything else.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** An address that the test run must provide. Never skips: a test that cannot reach its server has failed. */
export function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(
      `${name} is not set: these tests need the real server; run them with \`npm test\`, which starts it.`,
    );
  return value;
}

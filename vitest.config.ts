import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', '.ghicong/**', 'out/**'];

/**
 * `unit` needs nothing but this checkout. `integration` talks to real servers, whose addresses come from the environment:
 * `npm test` starts them and runs both; `npx vitest run --project unit` runs without.
 */
export default defineConfig({
  test: {
    // Native modules and Temporal's worker threads do not survive being loaded twice in one process.
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...everywhere, 'tests/**/!(architecture).test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...everywhere, 'tests/architecture.test.ts'],
          // LibreOffice and a first browser start take their time on a small machine.
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

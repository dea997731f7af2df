import { describe, expect, test } from 'vitest';
import { loadTool } from './load-tool.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly isGreen: boolean;
}
type Packages = { readonly packages: Record<string, { version?: string; optional?: boolean }> };

const { countTests, formatCounts } = await loadTool<{
  countTests(report: unknown): Counts | undefined;
  formatCounts(counts: Counts): string;
}>('lib/test-report.mjs');
const { isLockIncomplete, satisfies } = await loadTool<{
  isLockIncomplete(output: string): boolean;
  satisfies(wanted: Packages, installed: Packages): boolean;
}>('lib/node-modules.mjs');

describe('the last line of npm test', () => {
  const report = (changes: object = {}) => ({
    success: true,
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] }],
    ...changes,
  });
  const count = (changes?: object): Counts => {
    const counts = countTests(report(changes));
    if (counts === undefined) throw new Error('no counts');
    return counts;
  };

  test('counts what ran and what did not', () => {
    expect(formatCounts(count())).toBe('3 passed, 0 failed, 2 skipped');
    expect(count().isGreen).toBe(true);
  });

  test('a file that could not be loaded is a failure, although vitest counts no test for it', () => {
    const broken = { name: 'b.test.ts', status: 'failed', assertionResults: [] };
    const counts = count({ success: false, testResults: [broken] });
    expect(formatCounts(counts)).toBe('3 passed, 1 failed, 2 skipped');
    expect(counts.isGreen).toBe(false);
  });

  test('a run without a test is not green, nor is one that ended badly with every test passed', () => {
    expect(count({ numPassedTests: 0, testResults: [] }).isGreen).toBe(false);
    expect(count({ success: false }).isGreen).toBe(false);
    expect(countTests(undefined)).toBeUndefined();
  });
});

describe('whether the packages must be installed', () => {
  const wanted: Packages = {
    packages: {
      '': {},
      'node_modules/pg': { version: '8.23.1' },
      'node_modules/@x/darwin-arm64': { version: '1.0.0', optional: true },
    },
  };

  test('a package of another platform may be missing, a wrong version or a missing package may not', () => {
    expect(satisfies(wanted, { packages: { 'node_modules/pg': { version: '8.23.1' } } })).toBe(true);
    expect(satisfies(wanted, { packages: { 'node_modules/pg': { version: '8.23.0' } } })).toBe(false);
    expect(satisfies(wanted, { packages: {} })).toBe(false);
  });

  test('npm install replaces npm ci only when nothing but other platforms’ packages is missing from the lock', () => {
    const missing = 'npm error Missing: @swc/core-darwin-arm64@1.2.3 from lock file\n';
    expect(isLockIncomplete(`npm error code EUSAGE\n${missing}`)).toBe(true);
    expect(isLockIncomplete(`${missing}npm error Missing: pg@8.0.0 from lock file\n`)).toBe(false);
    expect(isLockIncomplete(`${missing}npm error Invalid: lock file's pg@1 does not satisfy pg@2\n`)).toBe(false);
    expect(isLockIncomplete('npm error network timeout\n')).toBe(false);
  });
});

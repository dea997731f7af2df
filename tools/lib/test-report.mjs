/**
 * What vitest's JSON report says: `{ passed, failed, skipped, brokenFiles, isGreen }`, or undefined for no report.
 * A file that could not be loaded holds no test, so vitest counts it nowhere: it is one failure here. A run without a
 * single executed test is not green.
 */
export function countTests(report) {
  if (report === undefined || !Array.isArray(report.testResults)) return undefined;
  const brokenFiles = report.testResults
    .filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
    .map((file) => file.name);
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + brokenFiles.length;
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  return { passed, failed, skipped, brokenFiles, isGreen: report.success === true && failed === 0 && passed > 0 };
}

/** The line that ends `npm test`; continuous integration reads it. */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @typedef {{ name: string, message: string }} Failure
 * @typedef {{ passed: number, failures: Failure[] }} Totals
 */

/**
 * Counts one of jest's JSON reports. A test file that does not even load is a failure, and so is a skipped test
 * unless the caller asked for a selection. A report that is missing is one failure: jest did not end.
 * @param {any} report
 * @param {{ group: string, selection: boolean }} options
 * @returns {Totals}
 */
export function countReport(report, { group, selection }) {
  if (!report || !Array.isArray(report.testResults)) {
    return { passed: 0, failures: [{ name: group, message: 'jest ended without a report; its output is above.' }] };
  }
  /** @type {Failure[]} */
  const failures = [];
  let passed = 0;
  for (const file of report.testResults) {
    const tests = file.assertionResults ?? [];
    if (file.status === 'failed' && !tests.some((/** @type {any} */ test) => test.status === 'failed')) {
      failures.push({ name: file.name, message: file.message ?? 'the file could not be run' });
    }
    for (const test of tests) {
      const name = `${file.name} › ${test.fullName}`;
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push({ name, message: (test.failureMessages ?? []).join('\n') });
      else if (!selection)
        failures.push({ name, message: `the test is ${test.status}: a skipped test proves nothing` });
    }
  }
  return { passed, failures };
}

/** The line that ends every run. */
export function totalLine(/** @type {number} */ passed, /** @type {number} */ failed) {
  return `${passed} passed, ${failed} failed`;
}

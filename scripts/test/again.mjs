import { escapeForRegExp } from './groups.mjs';
import { countReport } from './results.mjs';

/** More than these are no accident of a busy machine. */
const MOST_FILES = 3;

/**
 * @typedef {import('./groups.mjs').Group} Group
 * @typedef {import('./results.mjs').Totals} Totals
 */

/**
 * The test files that failed, when they are few enough to be run once more; none otherwise, and none of a run that broke
 * off: what hangs or dies is a failure the first time (docs/adr/0048).
 * @param {any} report jest's JSON report
 * @returns {string[]} absolute paths
 */
export function filesToRepeat(report) {
  if (!report || !Array.isArray(report.testResults)) return [];
  const failed = report.testResults.filter((/** @type {any} */ file) => file.status === 'failed');
  return failed.length <= MOST_FILES ? failed.map((/** @type {any} */ file) => String(file.name)) : [];
}

/**
 * These files of a group, one after the other, with nothing beside them.
 * @param {Group} group
 * @param {string[]} files
 * @returns {Group}
 */
export function repetitionOf({ title, file, args, env }, files) {
  const report = file.replace(/\.json$/, '-again.json');
  // In its place, as it ends the list of patterns before it.
  const kept = args
    .filter((arg) => !/^--outputFile\b/.test(arg))
    .map((arg) => (/^--maxWorkers\b/.test(arg) ? '--runInBand' : arg));
  const paths = files.map(escapeForRegExp).join('|');
  const again = [`--outputFile=${report}`, `--testPathPatterns=^(?:${paths})$`];
  return { title: `${title}, once more`, file: report, args: [...again, ...kept], ...(env && { env }) };
}

/**
 * What a group's tests come to after a repetition: a test that passed the second time is unsteady, not a failure. A file
 * that the repetition did not reach stays as it was.
 * @param {Totals} first
 * @param {any} report jest's JSON report of the repetition
 * @param {string} group
 * @returns {Totals & { unsteady: import('./results.mjs').Failure[] }}
 */
export function settled(first, report, group) {
  const second = countReport(report, { group, selection: false });
  const passed = new Set(
    (Array.isArray(report?.testResults) ? report.testResults : []).flatMap((/** @type {any} */ file) => [
      ...(file.status === 'passed' ? [file.name] : []),
      ...file.assertionResults
        .filter((/** @type {any} */ test) => test.status === 'passed')
        .map((/** @type {any} */ test) => `${file.name} › ${test.fullName}`),
    ]),
  );
  const unsteady = first.failures.filter(({ name }) => passed.has(name));
  const known = new Set(first.failures.map(({ name }) => name));
  return {
    passed: first.passed + unsteady.length,
    failures: [
      ...first.failures.filter(({ name }) => !passed.has(name)),
      // What failed only the second time is no steadier.
      ...second.failures.filter(({ name }) => !known.has(name)),
    ],
    unsteady,
  };
}

import { filesBelow, readText } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';

/** What waits by the clock and leaves the processor to others in the meantime. */
const CLOCK_TEST = '\\.clock\\.test\\.';
const BROWSER_TEST = '\\.browser\\.test\\.';
/** What takes longer than a run before each change may: outages by the clock, and every case of a kind that waits. */
const NIGHTLY_TEST = '\\.nightly\\.test\\.';
/** Those of the night that strike a district at work. */
const FAULT_TEST = '/faults/.*\\.nightly\\.test\\.';
/**
 * A worker keeps the modules of every file that it has run. After some hundred files it collected garbage for seconds at
 * a time, and in the end ran out of memory: one that holds more than this is replaced before its next file.
 */
const WORKER_MEMORY = '--workerIdleMemoryLimit=1500MB';
/** How many times as often a property is tried at night (packages/tooling/fast-check.mjs). */
const NIGHTLY_RUNS = '30';

/**
 * @typedef {{ title: string, file: string, args: string[], env?: Record<string, string> }} Group
 * @typedef {import('../lib/workspaces.mjs').Workspace} Workspace
 */

/**
 * What to run, one after the other: first what is light enough for two workers at a time; then what waits by the clock,
 * files named `*.clock.test.ts`, three at a time; then, one file at a time, what drives Chromium and real media: files
 * named `*.browser.test.ts`, and the rest of `e2e`.
 * @param {import('./plan.mjs').Plan} plan
 * @param {Workspace[]} workspaces
 * @returns {Group[] | { error: string }}
 */
export function groupsOf(plan, workspaces) {
  const names = ['scripts', ...workspaces.filter((it) => it.name !== 'tooling').map((it) => it.name)];
  const unknown = plan.only.find((name) => !names.includes(name));
  if (unknown) return { error: `There is no project "${unknown}". There are: ${names.join(', ')}.` };
  const chosen = plan.only.length > 0 ? plan.only : names;
  const among = workspaces.filter(({ name }) => chosen.includes(name));
  const { passthrough } = plan;
  if (plan.faults)
    return [group('faults', 'nightly', ['api'], [...only(FAULT_TEST), '--maxWorkers=3', ...passthrough])];
  if (plan.nightly) return nightly(chosen, among, passthrough);

  const e2e = workspaces.find(({ name }) => name === 'e2e');
  const browserTests = [BROWSER_TEST, ...(e2e ? [escapeForRegExp(`${inRoot(e2e.folder)}/`)] : [])];
  const light = plan.e2e ? [] : chosen.filter((name) => name !== 'e2e');
  const inBrowser = plan.unit || plan.node ? [] : among.filter(drivesBrowser).map(({ name }) => name);
  const waiting = among
    .filter((it) => (it === e2e ? inBrowser : light).includes(it.name) && hasClockTests(it))
    .map(({ name }) => name);
  return [
    group('unit and integration tests', 'unit', light, [
      ...without(...browserTests, CLOCK_TEST, NIGHTLY_TEST),
      '--maxWorkers=2',
      WORKER_MEMORY,
      ...passthrough,
    ]),
    group('tests that wait by the clock', 'clock', waiting, [...only(CLOCK_TEST), '--maxWorkers=3', ...passthrough]),
    group('browser and media tests', 'e2e', inBrowser, [
      ...only(browserTests.join('|'), CLOCK_TEST, NIGHTLY_TEST),
      '--runInBand',
      ...passthrough,
    ]),
  ].filter(({ args }) => args[1] !== '--passWithNoTests');
}

/** @param {string[]} chosen  @param {Workspace[]} among  @param {string[]} passthrough */
function nightly(chosen, among, passthrough) {
  // They wait far more than they compute.
  const night = group('tests of the night', 'nightly', chosen, [
    ...only(NIGHTLY_TEST),
    '--maxWorkers=2',
    ...passthrough,
  ]);
  const files = among.flatMap(propertyTests).map(escapeForRegExp);
  if (files.length === 0) return [night];
  const title = `properties, ${NIGHTLY_RUNS} times as often`;
  const often = group(title, 'properties', chosen, [...only(files.join('|')), '--maxWorkers=2', ...passthrough]);
  return [night, { ...often, env: { FALINK_PROPERTY_RUNS: NIGHTLY_RUNS } }];
}

/** Files whose path matches one of these are left out; what the caller passes chooses among the rest. */
function without(/** @type {string[]} */ ...patterns) {
  return ['--testPathIgnorePatterns', '/node_modules/', ...patterns];
}

/** The files whose path matches the first, without those that match another. */
function only(/** @type {string} */ pattern, /** @type {string[]} */ ...others) {
  return without(`^(?!.*(?:${pattern}))`, ...others);
}

/** @param {Workspace} workspace */
function hasClockTests(workspace) {
  const isOne = new RegExp(CLOCK_TEST);
  return testsOf(workspace).some((file) => isOne.test(file));
}

/** The tests that try properties with drawn values. @param {Workspace} workspace */
function propertyTests(workspace) {
  return testsOf(workspace).filter((file) => readText(file)?.includes("from 'fast-check'"));
}

/** @param {Workspace} workspace  @returns {string[]} absolute paths */
function testsOf({ folder }) {
  return ['src', 'test'].flatMap((part) =>
    filesBelow(inRoot(folder, part))
      .filter((file) => /\.test\.tsx?$/.test(file))
      .map((file) => inRoot(folder, part, file)),
  );
}

/** @param {Workspace} workspace */
function drivesBrowser({ manifest }) {
  return Boolean(manifest.dependencies?.['playwright-core'] ?? manifest.devDependencies?.['playwright-core']);
}

/** @param {string} title  @param {string} name  @param {string[]} projects  @param {string[]} args  @returns {Group} */
function group(title, name, projects, args) {
  const file = inRoot('.test-results', `${name}.json`);
  return {
    title,
    file,
    args: ['--selectProjects', ...projects, '--passWithNoTests', '--json', `--outputFile=${file}`, ...args],
  };
}

export function escapeForRegExp(/** @type {string} */ text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

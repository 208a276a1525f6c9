import { inRoot } from '../lib/paths.mjs';

const BROWSER_TEST = '\\.browser\\.test\\.';
/** What takes longer than a run before each change may: outages by the clock, and every case of a kind that waits. */
const NIGHTLY_TEST = '\\.nightly\\.test\\.';
/** Those of the night that strike a district at work. */
const FAULT_TEST = '/faults/.*\\.nightly\\.test\\.';

/**
 * @typedef {object} Plan
 * @property {string[]} only projects' names; none means all
 * @property {boolean} unit without the tests that drive a browser
 * @property {boolean} e2e only the tests that drive a browser
 * @property {boolean} nightly only the tests that run at night
 * @property {boolean} faults of those, only the faults of each part and path
 * @property {string | undefined} node run under this major version of Node, downloaded through npm
 * @property {string[]} passthrough handed to jest as they are
 *
 * @typedef {{ title: string, file: string, args: string[] }} Group
 */

/**
 * Reads the command line: `[--only <project>[,<project>]] [--unit | --e2e | --nightly | --faults] [--node <major>] [<jest arguments>]`.
 * What it does not know is jest's.
 * @param {string[]} argv
 * @returns {Plan | { error: string }}
 */
export function readPlan(argv) {
  /** @type {Plan} */
  const plan = { only: [], unit: false, e2e: false, nightly: false, faults: false, node: undefined, passthrough: [] };
  for (let i = 0; i < argv.length; i += 1) {
    const argument = /** @type {string} */ (argv[i]);
    if (argument === '--unit') plan.unit = true;
    else if (argument === '--e2e') plan.e2e = true;
    else if (argument === '--nightly') plan.nightly = true;
    else if (argument === '--faults') plan.faults = true;
    else if (argument === '--only' || argument === '--node') {
      const value = argv[i + 1];
      if (!value || value.startsWith('-')) return { error: `${argument} needs a value.` };
      if (argument === '--only') plan.only.push(...value.split(','));
      else plan.node = value;
      i += 1;
    } else if (argument !== '--') plan.passthrough.push(argument);
  }
  if ([plan.unit, plan.e2e, plan.nightly, plan.faults].filter(Boolean).length > 1)
    return { error: '--unit, --e2e, --nightly and --faults exclude each other.' };
  if (plan.node && !/^\d+$/.test(plan.node)) return { error: '--node takes a major version, for example 22.' };
  return plan;
}

/**
 * What to run, one after the other: first what is light enough for two workers at a time, then, one file at a time,
 * what drives Chromium and real media: files named `*.browser.test.ts`, and all of `e2e`.
 * @param {Plan} plan
 * @param {import('../lib/workspaces.mjs').Workspace[]} workspaces
 * @returns {Group[] | { error: string }}
 */
export function groupsOf(plan, workspaces) {
  const names = ['scripts', ...workspaces.filter((it) => it.name !== 'tooling').map((it) => it.name)];
  const unknown = plan.only.find((name) => !names.includes(name));
  if (unknown) return { error: `There is no project "${unknown}". There are: ${names.join(', ')}.` };
  const chosen = plan.only.length > 0 ? plan.only : names;
  const inBrowser = workspaces.filter(drivesBrowser);
  const e2e = workspaces.find((it) => it.name === 'e2e');
  const browserTests = [BROWSER_TEST, ...(e2e ? [escapeForRegExp(`${inRoot(e2e.folder)}/`)] : [])];
  const browserProjects = chosen.filter((name) => inBrowser.some((it) => it.name === name));
  const lightProjects = chosen.filter((name) => name !== 'e2e');
  /** @type {Group[]} */
  const groups = [];
  if (plan.nightly || plan.faults) {
    const [title, pattern] = plan.faults ? ['faults', FAULT_TEST] : ['tests of the night', NIGHTLY_TEST];
    return [
      // They wait far more than they compute.
      group(title, 'nightly', plan.faults ? ['api'] : chosen, [
        plan.faults ? '--maxWorkers=3' : '--maxWorkers=2',
        '--testPathPatterns',
        pattern,
        ...plan.passthrough,
      ]),
    ];
  }
  if (!plan.e2e && lightProjects.length > 0) {
    groups.push(
      group('unit and integration tests', 'unit', lightProjects, [
        '--maxWorkers=2',
        '--testPathIgnorePatterns',
        '/node_modules/',
        ...browserTests,
        NIGHTLY_TEST,
        ...plan.passthrough,
      ]),
    );
  }
  if (!plan.unit && !plan.node && browserProjects.length > 0) {
    groups.push(
      group('browser and media tests', 'e2e', browserProjects, [
        '--runInBand',
        '--testPathPatterns',
        browserTests.join('|'),
        '--testPathIgnorePatterns',
        '/node_modules/',
        NIGHTLY_TEST,
        ...plan.passthrough,
      ]),
    );
  }
  return groups;
}

/** @param {import('../lib/workspaces.mjs').Workspace} workspace */
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

function escapeForRegExp(/** @type {string} */ text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

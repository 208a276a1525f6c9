import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inRoot } from '../lib/paths.mjs';
import { groupsOf } from './groups.mjs';
import { readPlan } from './plan.mjs';
import { countReport, totalLine } from './results.mjs';
import { TemporaryFolder } from './temporary.mjs';

const WORKSPACES = [
  { name: 'api', folder: 'api', manifest: {} },
  { name: 'sfu', folder: 'sfu', manifest: { devDependencies: { 'playwright-core': '^1' } } },
  { name: 'e2e', folder: 'packages/e2e', manifest: { dependencies: { 'playwright-core': '^1' } } },
  { name: 'tooling', folder: 'packages/tooling', manifest: {} },
];

/** @param {string[]} argv */
function groups(...argv) {
  const plan = readPlan(argv);
  if ('error' in plan) throw new Error(plan.error);
  const result = groupsOf(plan, WORKSPACES);
  if ('error' in result) throw new Error(result.error);
  return result.map(({ file, args }) => {
    const ignored = args.slice(args.indexOf('--testPathIgnorePatterns') + 1).filter((arg) => !arg.startsWith('--'));
    return {
      name: /(\w+)\.json$/.exec(file)?.[1],
      line: args.join(' '),
      ignored: ignored.map((pattern) => new RegExp(pattern)),
    };
  });
}

test('the light tests run two at a time, what waits by the clock three, what drives a browser alone', () => {
  const [unit, clock, browser] = groups();
  expect(unit?.line).toMatch(
    /^--selectProjects scripts api sfu --.* \/node_modules\/ \S+browser\S+ \/\S+\/packages\/e2e\/ \S+clock\S+ \S+nightly\S+ --maxWorkers=2 --workerIdleMemoryLimit=1500MB$/,
  );
  expect(clock?.line).toMatch(/^--selectProjects api e2e --.* \/node_modules\/ \^\S+clock\S+ --maxWorkers=3$/);
  expect(browser?.line).toMatch(
    /^--selectProjects sfu e2e --.* \/node_modules\/ \^\S+browser\S+e2e\S+ \S+clock\S+ \S+nightly\S+ --runInBand$/,
  );
});

test.each([
  ['api/test/calls.test.ts', 'unit'],
  ['api/test/faults/slice.clock.test.ts', 'clock'],
  ['packages/e2e/test/poor-line.clock.test.ts', 'clock'],
  ['sfu/test/call.browser.test.ts', 'e2e'],
  ['packages/e2e/test/district.test.ts', 'e2e'],
  ['packages/e2e/test/network.nightly.test.ts', undefined],
  ['api/test/nightly/database-late.nightly.test.ts', undefined],
])('%s is in the group %s and in no other', (file, expected) => {
  const inGroup = groups().filter(({ ignored }) => !ignored.some((pattern) => pattern.test(inRoot(file))));
  expect(inGroup.map(({ name }) => name)).toEqual(expected ? [expected] : []);
});

test.each([
  [[], ['unit', 'clock', 'e2e']],
  [['--unit'], ['unit', 'clock']],
  [['--e2e'], ['clock', 'e2e']],
  [['--nightly'], ['nightly', 'properties']],
  [['--faults'], ['nightly']],
  [
    ['--only', 'sfu'],
    ['unit', 'e2e'],
  ],
  [
    ['--only', 'e2e'],
    ['clock', 'e2e'],
  ],
  [
    ['--only', 'api'],
    ['unit', 'clock'],
  ],
  [['--node', '22', '--only', 'sfu,e2e'], ['unit']],
  [
    ['--node', '22', '--only', 'api,sfu'],
    ['unit', 'clock'],
  ],
])('%j runs the groups %j', (argv, names) => {
  expect(groups(...argv).map(({ name }) => name)).toEqual(names);
});

test('what it does not know goes to jest', () => {
  expect(groups('--only', 'api', '--', '-t', 'first wins')[0]?.line).toMatch(/ -t first wins$/);
});

test.each([
  [['--only']],
  [['--unit', '--e2e']],
  [['--unit', '--nightly']],
  [['--faults', '--nightly']],
  [['--node', 'lts']],
])('refuses %j', (argv) => {
  expect(readPlan(argv)).toEqual({ error: expect.any(String) });
});

test('an unknown project is named, with those that there are', () => {
  const plan = readPlan(['--only', 'api,sfx']);
  if ('error' in plan) throw new Error(plan.error);
  expect(groupsOf(plan, WORKSPACES)).toEqual({
    error: 'There is no project "sfx". There are: scripts, api, sfu, e2e.',
  });
});

const REPORT = {
  testResults: [
    {
      name: '/r/a.test.ts',
      status: 'failed',
      assertionResults: [
        { fullName: 'one', status: 'passed' },
        { fullName: 'two', status: 'failed', failureMessages: ['expected 1'] },
        { fullName: 'three', status: 'pending' },
      ],
    },
    { name: '/r/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
  ],
};

test('failed tests, files that do not load and skipped tests count as failures', () => {
  const { passed, failures } = countReport(REPORT, { group: 'unit', selection: false });
  expect(passed).toBe(1);
  expect(failures.map(({ name }) => name)).toEqual(['/r/a.test.ts › two', '/r/a.test.ts › three', '/r/b.test.ts']);
});

test('a selection leaves the others out without blame', () => {
  expect(countReport(REPORT, { group: 'unit', selection: true }).failures).toHaveLength(2);
});

test('jest ending without a report is a failure', () => {
  expect(countReport(undefined, { group: 'unit', selection: false }).failures).toHaveLength(1);
});

test('the last line', () => {
  expect(totalLine(12, 0)).toBe('12 passed, 0 failed');
});

test('what a group leaves in the temporary folder is named once, and removed in the end', () => {
  const folder = new TemporaryFolder();
  expect(join(folder.path, '..')).toBe(tmpdir());
  expect(folder.leftBy('unit')).toEqual([]);
  mkdirSync(join(folder.path, 'api.calls-x'));
  mkdirSync(join(folder.path, 'cleaned-in-time'));
  rmSync(join(folder.path, 'cleaned-in-time'), { recursive: true });
  expect(folder.leftBy('unit')).toEqual([{ name: 'unit', message: 'left in the temporary folder: api.calls-x' }]);
  expect(folder.leftBy('e2e')).toEqual([]);
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

import { expect, test } from '@jest/globals';
import { filesToRepeat, repetitionOf, settled } from './again.mjs';

/** @param {string} name  @param {Record<string, string>} tests  by name, how each ended */
const file = (name, tests) => ({
  name,
  status: Object.values(tests).includes('failed') ? 'failed' : 'passed',
  assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status, failureMessages: ['no'] })),
});
const FIRST = { passed: 7, failures: [{ name: '/r/a.test.ts › two', message: 'no' }] };

test('a few files that failed are run once more', () => {
  const testResults = ['/r/a.test.ts', '/r/b.test.ts', '/r/c.test.ts'].map((name) => file(name, { one: 'failed' }));
  expect(filesToRepeat({ testResults: [...testResults, file('/r/d.test.ts', { one: 'passed' })] })).toEqual([
    '/r/a.test.ts',
    '/r/b.test.ts',
    '/r/c.test.ts',
  ]);
});

test('many are not: that is no accident; nor is a run that ended without a report', () => {
  const testResults = ['a', 'b', 'c', 'd'].map((name) => file(`/r/${name}.test.ts`, { one: 'failed' }));
  expect(filesToRepeat({ testResults })).toEqual([]);
  expect(filesToRepeat(undefined)).toEqual([]);
});

test('the repetition runs these files alone, and reports beside the first run', () => {
  const group = {
    title: 'unit',
    file: '/r/unit.json',
    args: ['--json', '--outputFile=/r/unit.json', '--testPathIgnorePatterns', 'x', '--maxWorkers=2'],
  };
  expect(repetitionOf(group, ['/r/a.test.ts'])).toEqual({
    title: 'unit, once more',
    file: '/r/unit-again.json',
    args: [
      '--outputFile=/r/unit-again.json',
      '--testPathPatterns=^(?:/r/a\\.test\\.ts)$',
      '--json',
      '--testPathIgnorePatterns',
      'x',
      '--runInBand',
    ],
  });
});

test('what passes the second time is unsteady, and counts', () => {
  const report = { testResults: [file('/r/a.test.ts', { one: 'passed', two: 'passed' })] };
  expect(settled(FIRST, report, 'unit')).toEqual({ passed: 8, failures: [], unsteady: FIRST.failures });
});

test('what fails twice has failed, once', () => {
  const report = { testResults: [file('/r/a.test.ts', { one: 'passed', two: 'failed' })] };
  expect(settled(FIRST, report, 'unit')).toEqual({ ...FIRST, unsteady: [] });
});

test('so has what fails only the second time, and a repetition without a report', () => {
  const report = { testResults: [file('/r/a.test.ts', { one: 'failed', two: 'passed' })] };
  expect(settled(FIRST, report, 'unit').failures.map(({ name }) => name)).toEqual(['/r/a.test.ts › one']);
  expect(settled(FIRST, undefined, 'unit').failures.map(({ name }) => name)).toEqual(['/r/a.test.ts › two', 'unit']);
});

test('a file that could not be loaded the first time', () => {
  const first = { passed: 0, failures: [{ name: '/r/a.test.ts', message: 'Cannot find module' }] };
  const report = { testResults: [file('/r/a.test.ts', { one: 'passed' })] };
  expect(settled(first, report, 'unit')).toMatchObject({ failures: [], unsteady: first.failures });
});

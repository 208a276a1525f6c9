import { expect, jest, test } from '@jest/globals';
import { bar, elapsed, StepLine } from './terminal.mjs';

test('elapsed reads as people say it', () => {
  expect([400, 9_940, 42_000, 185_000].map(elapsed)).toEqual(['0.4 s', '9.9 s', '42 s', '3 min 05 s']);
});

test('a bar never leaves its frame', () => {
  expect([-1, 0.25, 7].map(bar)).toEqual([
    '[------------------------]   0 %',
    '[######------------------]  25 %',
    '[########################] 100 %',
  ]);
});

test('in a pipe a long step gives a sign of life every ten seconds and no control character', () => {
  jest.useFakeTimers();
  /** @type {string[]} */
  const written = [];
  const write = (/** @type {string | Uint8Array} */ text) => written.push(String(text)) > 0;
  const line = new StepLine('Build', { write, isTTY: false, columns: 80 });
  line.progress(0.5, 'api');
  jest.advanceTimersByTime(25_000);
  line.done('3 workspaces');
  jest.useRealTimers();
  expect(written.join('').split('\n')).toEqual([
    '… Build [############------------]  50 % api (10 s)',
    '… Build [############------------]  50 % api (20 s)',
    '✔ Build: 3 workspaces (25 s)',
    '',
  ]);
});

test('on a terminal steps that run together share one row', () => {
  jest.useFakeTimers();
  const { CI } = process.env;
  delete process.env.CI;
  /** @type {string[]} */
  const written = [];
  const write = (/** @type {string | Uint8Array} */ text) => written.push(String(text)) > 0;
  const out = { write, isTTY: true, columns: 80 };
  const [worker, build] = [new StepLine('Worker', out), new StepLine('Build', out)];
  jest.advanceTimersByTime(1_000);
  expect(written.at(-1)).toBe('\r\u001b[2K… Worker (1.0 s)  … Build (1.0 s)');
  worker.done('built');
  jest.advanceTimersByTime(1_000);
  expect(written.at(-1)).toBe('\r\u001b[2K… Build (2.0 s)');
  build.done('built');
  jest.useRealTimers();
  if (CI !== undefined) process.env.CI = CI;
});

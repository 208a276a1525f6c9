import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { takeLock } from './lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falink-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the second one waits until the first gives it back', async () => {
  const file = join(folder, 'deep', 'lock');
  const order = ['first'];
  const release = await takeLock(file, () => order.push('never'));
  const second = takeLock(file, (pid) => {
    order.push(`waits for ${pid === process.pid ? 'us' : pid}`);
    release();
  });
  (await second)();
  expect(order).toEqual(['first', 'waits for us']);
  expect(existsSync(file)).toBe(false);
});

test('a lock whose process is gone is taken over', async () => {
  const file = join(folder, 'lock');
  const { pid } = spawnSync('true');
  writeFileSync(file, String(pid));
  const release = await takeLock(file, () => {
    throw new Error('must not wait');
  });
  release();
});

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runChild } from './child.mjs';
import { isAlive } from './lock.mjs';

test('gives the status, whole lines of both streams, and the last lines', async () => {
  const program = 'process.stdout.write("a\\nb"); process.stderr.write("c\\n"); process.exit(3)';
  /** @type {string[]} */
  const lines = [];
  const result = await runChild(process.execPath, ['-e', program], { onLine: (line) => lines.push(line) });
  expect(result.code).toBe(3);
  expect(lines.sort()).toEqual(['a', 'b', 'c']);
  expect(result.tail.sort()).toEqual(['a', 'b', 'c']);
});

test('a program that does not exist is a status, not an exception', async () => {
  const { code, tail } = await runChild('/nowhere/to/be/found', []);
  expect(code).toBe(127);
  expect(tail.join()).toMatch(/ENOENT/);
});

test('a program over its time limit is stopped together with what it started', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'falink-child-'));
  const file = join(folder, 'pid');
  const { timedOut } = await runChild('sh', ['-c', `sleep 300 & echo $! > ${file}; wait`], { timeoutMs: 500 });
  const grandchild = Number(readFileSync(file, 'utf8'));
  expect(timedOut).toBe(true);
  expect(grandchild).toBeGreaterThan(1);
  await untilGone(grandchild);
  await rm(folder, { recursive: true });
});

/** Its new parent may take a moment to bury it: a zombie still has its process id. */
async function untilGone(/** @type {number} */ pid) {
  while (isAlive(pid) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

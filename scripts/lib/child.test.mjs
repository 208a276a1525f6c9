import { expect, test } from '@jest/globals';
import { runChild } from './child.mjs';
import { readText } from './files.mjs';
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

test('a program over its time limit is stopped together with what it started, in whatever process group', async () => {
  let grandchild = 0;
  const { timedOut } = await runChild('sh', ['-c', 'setsid sleep 300 & echo $!; wait'], {
    timeoutMs: 2_000,
    onLine: (line) => {
      grandchild = Number(line);
    },
  });
  expect(timedOut).toBe(true);
  expect(grandchild).toBeGreaterThan(1);
  await untilGone(grandchild);
});

/** Its new parent may take a moment to bury it: a zombie still has its process id. */
async function untilGone(/** @type {number} */ pid) {
  while (isAlive(pid) && !/\) Z /.test(readText(`/proc/${pid}/stat`) ?? ') Z ')) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

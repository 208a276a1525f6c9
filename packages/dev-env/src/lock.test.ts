import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockDataDir } from './lock.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'falink-lock-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('one at a time: the second is refused with who has it, and may have it afterwards', async () => {
  const unlock = await lockDataDir(dir);
  await expect(lockDataDir(dir)).rejects.toThrow(`process ${process.pid}`);
  await unlock();
  await (await lockDataDir(dir))();
});

test('a process that is gone, or whose number another one has now, keeps nothing', async () => {
  const child = spawn('true');
  await new Promise((resolve) => child.once('exit', resolve));
  for (const left of [`${child.pid} 12345`, `${process.pid} 1`, '', 'not a lock']) {
    await writeFile(path.join(dir, 'start.lock'), left);
    await (await lockDataDir(dir))();
  }
});

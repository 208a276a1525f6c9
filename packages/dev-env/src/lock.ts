import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartOptionError } from './start-options.js';

/**
 * Keeps a data folder to one `npm start`: a second one would stop the first one's database as a left-over. A lock whose
 * process is gone counts for nothing.
 *
 * @returns a function that gives the folder back
 * @throws StartOptionError when another process has it
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = path.join(dataDir, 'start.lock');
  await mkdir(dataDir, { recursive: true });
  const mine = `${process.pid} ${await startedAt(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid = '', ...since] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
    const running = pid === '' ? null : await startedAt(Number(pid));
    if (running !== null && running === since.join(' ')) {
      throw new StartOptionError(
        `Another npm start (process ${pid}) uses ${dataDir}. Stop it, or give this one a folder of its own: FALINK_DATA_DIR=/path npm start`,
      );
    }
    await rm(file, { force: true });
  }
  throw new Error(`${file} cannot be taken`);
}

/** When a process started, in the kernel's ticks, so that a number used again is another process; null: it is gone. */
async function startedAt(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // Field 22; the second one, the name in parentheses, may hold spaces.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

import { readFile } from 'node:fs/promises';

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own clock. */
const TICK_MS = 10;
/** Fields of /proc/<pid>/stat after the name, which may hold blanks: user time, system time. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** Processor time that a process has used since it started, all of its threads together, ms. */
export async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * TICK_MS;
}

/** Resident memory of a process, KB. */
export async function residentKb(pid: number): Promise<number> {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes);
}

/** How many files and sockets a process started by this one may have open. */
export async function openFilesLimit(): Promise<number> {
  const [, hard] = /Max open files\s+\d+\s+(\d+)/.exec(await readFile('/proc/self/limits', 'utf8')) ?? [];
  return Number(hard);
}

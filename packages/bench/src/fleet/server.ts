import { processorMs, residentKb } from './process-cost.js';

/** A server under measurement, in a process of its own. */
export interface Server {
  readonly pid: () => number;
  /** Longest time that its event loop stood still since this was last asked for, ms. */
  longestStallMs(): Promise<number>;
}

/** What a server used between two moments. */
export interface Used {
  readonly processorMs: number;
  readonly longestStallMs: number;
  readonly seconds: number;
}

/** Runs something, and measures what the server uses in the meantime. */
export async function usedDuring(server: Server, run: () => Promise<void>): Promise<Used> {
  await server.longestStallMs();
  const [pid, from, startedAt] = [server.pid(), await processorMs(server.pid()), performance.now()];
  await run();
  const seconds = (performance.now() - startedAt) / 1000;
  return { processorMs: (await processorMs(pid)) - from, longestStallMs: await server.longestStallMs(), seconds };
}

export const memoryKb = (server: Server): Promise<number> => residentKb(server.pid());

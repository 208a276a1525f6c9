import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { until } from '@falink/e2e';

/** Calls of two people each, who all send and receive sound and a picture. */
export const CALLS = 10;
const SETTLE_MS = 1_500;
const MEASURED_MS = 5_000;
/** Everybody has received this much before anything is measured. */
const FIRST_PACKETS = 40;

export interface Receiver {
  readonly received: { readonly packets: number; readonly missing: number };
}

/** A worker with calls that run, until they are closed. */
export interface RunningCalls {
  readonly workerPid: number;
  readonly people: readonly Receiver[];
  close(): Promise<void>;
}

export interface ForwardingCost {
  /** µs of the worker's processor time per packet that arrived at somebody. */
  readonly perPacketUs: number;
  /** Packets a second. */
  readonly perSecond: number;
  /** Share of the packets that was lost on the way. */
  readonly missingShare: number;
}

/** Keeps the worker on one core, the last: both sides have the same one. */
export function pin(workerPid: number): void {
  execFileSync('taskset', ['-cp', String(availableParallelism() - 1), String(workerPid)], { stdio: 'ignore' });
}

/** Resolves when everybody receives, and the beginning is over. */
export async function settled({ people }: RunningCalls): Promise<void> {
  await until('everybody receives', () => people.every(({ received }) => received.packets >= FIRST_PACKETS));
  await pause(SETTLE_MS);
}

export async function measureForwarding({ workerPid, people }: RunningCalls): Promise<ForwardingCost> {
  const [packets, missing, at, used] = [...totals(people), performance.now(), await processorUs(workerPid)] as const;
  await pause(MEASURED_MS);
  const usedAfter = await processorUs(workerPid);
  const seconds = (performance.now() - at) / 1000;
  const [packetsAfter, missingAfter] = totals(people);
  const forwarded = packetsAfter - packets;
  return {
    perPacketUs: (usedAfter - used) / forwarded,
    perSecond: forwarded / seconds,
    missingShare: (missingAfter - missing) / forwarded,
  };
}

function totals(people: readonly Receiver[]): [packets: number, missing: number] {
  return [
    people.reduce((sum, { received }) => sum + received.packets, 0),
    people.reduce((sum, { received }) => sum + received.missing, 0),
  ];
}

/** User and system time together, to the nanosecond; the worker has one thread that does anything. */
async function processorUs(pid: number): Promise<number> {
  const [onCpuNs] = (await readFile(`/proc/${pid}/schedstat`, 'utf8')).split(' ');
  return Number(onCpuNs) / 1000;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

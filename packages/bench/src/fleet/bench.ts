import { describeMachine } from '../machine.js';
import { type Aside, judgeLimit, judgeRatio, makeReport, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { type BareCosts, measureBare } from './bare-fleet.js';
import { BACK_S, COMMAND_S, LIST_MB, LIST_MS, MEMORY_RATIO, PROCESSOR_RATIO, STALL_MS } from './budgets.js';
import { openFilesLimit } from './process-cost.js';
import { measureProduct, type ProductCosts } from './product-fleet.js';
import type { Used } from './server.js';

export const FLEET_TERMINALS = 10_000;
const REST_MS = 30_000;
const WORK_MS = 60_000;
/** Connections that a bare server is asked for at a time: what its listening socket holds. */
const AT_ONCE = 200;
/** Open files of a service besides a socket for each box. */
const OTHER_FILES = 3_000;

/** A service with thousands of boxes beside bare socket.io with as many: memory, processor time, stalls, a crash. */
export async function fleet(terminals: number): Promise<Report> {
  const machine = await describeMachine(null);
  await requireFiles(terminals + OTHER_FILES);
  const bare = await measureBare(terminals, REST_MS, AT_ONCE);
  const product = await measureProduct(terminals, { restMs: REST_MS, workMs: WORK_MS });
  return makeReport({
    bench: 'fleet',
    machine,
    runs: 1,
    results: results(terminals, bare, product),
    beside: beside(bare, product),
    invalid: whyInvalid(product),
  });
}

function results(terminals: number, bare: BareCosts, product: ProductCosts): Report['results'] {
  const one = (value: number, unit: string) => measure([value], unit);
  const name = `bare socket.io, ${terminals} connections`;
  const ratio = (what: string, [mine, base]: readonly [number, number], unit: string, budget: number) =>
    judgeRatio({
      name: what,
      baseline: { name, ...one(base, unit) },
      result: one(mine, unit),
      judged: 'p50',
      against: 'p50',
      budget,
    });
  const perBeat = (used: Used, beats: number): number => (used.processorMs * 1000) / beats;
  const perSecond = (used: Used): number => used.processorMs / used.seconds;
  const stalls = [product.rest, product.notice, product.work, product.command, product.nudge, product.listing].map(
    (used) => used.longestStallMs,
  );
  const [map] = product.lists;
  return [
    ratio('memory of a box', [product.kbEach, bare.kbEach], 'KB', MEMORY_RATIO),
    ratio(
      'processor time of a heartbeat, at rest',
      [perBeat(product.rest, product.beats), perBeat(bare.rest, bare.beats)],
      'µs',
      PROCESSOR_RATIO,
    ),
    ratio(
      '200 on duty and ten calls a minute: processor time of a second',
      [perSecond(product.work), perSecond(bare.rest)],
      'ms',
      PROCESSOR_RATIO,
    ),
    judgeLimit('crash of the api → every box back', one(product.backS, 's'), 'p50', BACK_S),
    judgeLimit('longest stall of the event loop', one(Math.max(...stalls), 'ms'), 'p50', STALL_MS),
    judgeLimit('longest stall while everybody comes back', one(product.storm.longestStallMs, 'ms'), 'p50', STALL_MS),
    judgeLimit('one command to every box → every outcome stored', one(product.command.seconds, 's'), 'p50', COMMAND_S),
    judgeLimit("the wall's map", one(map?.ms ?? 0, 'ms'), 'p50', LIST_MS),
    judgeLimit("the wall's map, size", one((map?.bytes ?? 0) / 1e6, 'MB'), 'p50', LIST_MB),
  ];
}

function beside(bare: BareCosts, product: ProductCosts): Aside[] {
  const aside = (name: string, value: number, unit: string): Aside => ({ name, result: measure([value], unit) });
  return [
    aside('every box up for the first time', product.connectS, 's'),
    aside('the same, bare', bare.connectS, 's'),
    aside('heartbeats a second', product.beats / product.rest.seconds, '1/s'),
    aside('first lawyer on duty → every box knows', product.notice.seconds, 's'),
    aside('the same, processor time of the api', product.notice.processorMs, 'ms'),
    aside('a notice to everybody, bare', bare.notice.seconds * 1000, 'ms'),
    aside('the same, processor time', bare.notice.processorMs, 'ms'),
    aside('a command to everybody, bare, nothing stored', bare.command.seconds, 's'),
    aside('the same, processor time', bare.command.processorMs / 1000, 's'),
    aside('longest stall, bare: at rest', bare.rest.longestStallMs, 'ms'),
    aside('longest stall, bare: a notice to everybody', bare.notice.longestStallMs, 'ms'),
    aside('longest stall, bare: a command to everybody', bare.command.longestStallMs, 'ms'),
    ...(['rest', 'notice', 'work', 'command', 'nudge', 'listing'] as const).map((part) =>
      aside(`longest stall: ${part}`, product[part].longestStallMs, 'ms'),
    ),
    aside('calls answered in the minute at work', product.answered, ''),
    aside('notices to boxes in the minute at work', product.notices, ''),
    aside('another volume for all → every box has fetched its target', product.nudge.seconds, 's'),
    aside('processor time of the command', product.command.processorMs / 1000, 's'),
    aside('processor time of the storm', product.storm.processorMs / 1000, 's'),
    ...product.lists.flatMap(({ name, bytes, ms, requests }) => [
      aside(`${name}, ${requests} requests`, ms, 'ms'),
      aside(`${name}, size`, bytes / 1e6, 'MB'),
    ]),
  ];
}

function whyInvalid({ missing, failedBeats, beats, obeyed, terminals }: ProductCosts): string | null {
  if (missing === 0 && obeyed < terminals) return `${terminals - obeyed} boxes did not obey the command`;
  if (missing > 0) return `${missing} boxes did not come up: run again on a quiet machine`;
  return failedBeats > beats ? `${failedBeats} heartbeats were not answered` : null;
}

async function requireFiles(needed: number): Promise<void> {
  const limit = await openFilesLimit();
  if (limit < needed)
    throw new Error(
      `A process may have ${limit} open files here, ${needed} are needed: ulimit -Hn ${needed}; or --terminals with fewer.`,
    );
}

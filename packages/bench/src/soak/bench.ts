import { until } from '@falink/e2e';
import { MediaHost } from '@falink/fixtures/media-host';
import { builtWorker } from '../built-worker.js';
import { describeMachine } from '../machine.js';
import { progress } from '../progress.js';
import { judgeLimit, judgeRatio, makeReport, type Report, type Result } from '../report.js';
import { SfuProcess, type SfuState } from '../sfu/sfu-process.js';
import { measure } from '../statistics.js';
import { BrowserCall } from './browser-call.js';
import { type ChurnCounts, churningCall } from './churning-call.js';
import { IdleLoop } from './idle-loop.js';

export const SOAK_MINUTES = 30;
const CALLS = 40;
const WORKERS = 2;
/** Lifetimes are the subject here, not load: packets come at a fifth of their pace, and two cores carry forty calls. */
const PACE = 0.2;
const SAMPLE_MS = 10_000;
/** Calls begin one after the other over this time, and are then spread over all their phases. */
const RAMP_MS = 40_000;
/** People who vanished are kept for the grace time, and rooms that nobody closed for 30 s. */
const EMPTY_LIMIT_MS = 90_000;

const GROWTH_BUDGET = 1.1;
const LOOP_BUDGET_MS = 20;
const STANDSTILL_BUDGET_MS = 1_000;
/** An event loop that does nothing is this late at most on a machine whose milliseconds mean something. */
const IDLE_LIMIT_MS = 5;

interface Observed {
  readonly samples: readonly SfuState[];
  readonly after: SfuState;
  readonly standstillsMs: readonly number[];
  readonly counts: ChurnCounts;
  readonly troubles: readonly unknown[];
  readonly workersKilled: number;
  readonly idleLoopP99Ms: number;
}

/** Calls begin and end, sockets drop and resume, people are replaced, a worker dies: what is left of it afterwards. */
export async function soak(minutes: number): Promise<Report> {
  const observed = await run(minutes * 60_000);
  const { samples, after, counts, troubles, workersKilled, idleLoopP99Ms } = observed;
  for (const trouble of troubles.slice(0, 10)) progress(`soak: ${trouble instanceof Error ? trouble.stack : trouble}`);
  const once = (value: number, unit: string) => measure([value], unit);
  const times = [
    judgeLimit(
      'delay of the event loop of the sfu, 99th percentile of the whole run',
      once(samples.at(-1)?.loopP99Ms ?? Number.NaN, 'ms'),
      'p50',
      LOOP_BUDGET_MS,
    ),
    judgeLimit(
      'longest time without a new picture in two browsers',
      once(Math.max(...observed.standstillsMs), 'ms'),
      'p50',
      STANDSTILL_BUDGET_MS,
    ),
  ];
  return makeReport({
    bench: 'soak',
    machine: await describeMachine(null),
    runs: 1,
    results: [
      judgeLimit('routers, transports, producers and consumers left in the workers', once(after.objects, ''), 'p50', 0),
      judgeLimit('rooms, participants and sockets left', once(after.rooms + after.peers + after.sockets, ''), 'p50', 0),
      growth('the heap of the sfu after a collection', 'MB', samples, ({ heapMb }) => heapMb),
      growth('objects in the workers for each room', '', samples, ({ objects, rooms }) => objects / rooms),
      growth('sockets for each room', '', samples, ({ sockets, rooms }) => sockets / rooms),
      ...times,
      judgeLimit('requests that failed', once(troubles.length, ''), 'p50', 0),
      judgeLimit('times that nothing reached a side of a call', once(counts.silent, ''), 'p50', 0),
    ],
    beside: [
      { name: 'calls', result: once(counts.calls, '') },
      { name: 'sockets dropped and resumed', result: once(counts.drops, '') },
      { name: 'participants replaced', result: once(counts.replaced, '') },
      { name: 'workers killed', result: once(workersKilled, '') },
      { name: 'delay of an event loop that does nothing, 99th percentile', result: once(idleLoopP99Ms, 'ms') },
      {
        name: 'longest stall of the event loop, collections on request included',
        result: once(samples.at(-1)?.loopMaxMs ?? 0, 'ms'),
      },
    ],
    // A busy machine only lengthens times: those within their budget count all the same.
    invalid:
      idleLoopP99Ms <= IDLE_LIMIT_MS || times.every(({ ok }) => ok)
        ? null
        : `an event loop that does nothing was ${idleLoopP99Ms.toFixed(0)} ms late: the machine was too busy for the times by the clock`,
  });
}

/** The last third of the time against the first, by medians. */
function growth(name: string, unit: string, samples: readonly SfuState[], of: (state: SfuState) => number): Result {
  const third = Math.floor(samples.length / 3);
  const values = samples.map(of);
  return judgeRatio({
    name,
    baseline: { name: 'the first third of the time', ...measure(values.slice(0, third), unit) },
    result: measure(values.slice(-third), unit),
    judged: 'p50',
    against: 'p50',
    budget: GROWTH_BUDGET,
  });
}

async function run(durationMs: number): Promise<Observed> {
  const [host, sfu] = [await MediaHost.start(await builtWorker(), PACE), await SfuProcess.start({ workers: WORKERS })];
  const ending = new AbortController();
  const counts: ChurnCounts = { calls: 0, drops: 0, replaced: 0, left: 0, closed: 0, silent: 0 };
  const troubles: unknown[] = [];
  let browsers: BrowserCall | undefined;
  try {
    browsers = await BrowserCall.begin(sfu);
    const callers = Array.from({ length: CALLS }, (_, index) => keepCalling(index));
    await pause(RAMP_MS);
    await browsers.watch();
    await sfu.state(true);
    const idleLoop = new IdleLoop();
    const { samples, workersKilled } = await observe(sfu, browsers, durationMs, counts);
    const standstillsMs = await browsers.standstillsMs();
    const idleLoopP99Ms = await idleLoop.end();
    ending.abort();
    await Promise.all(callers);
    await browsers.close();
    await sfu.closeRoom(browsers.roomId);
    browsers = undefined;
    const after = await emptied(sfu);
    return { samples, after, standstillsMs, counts, troubles, workersKilled, idleLoopP99Ms };
  } finally {
    ending.abort();
    await browsers?.close().catch(() => undefined);
    await sfu.stop();
    host.close();
  }

  /** One call after the other. */
  async function keepCalling(index: number): Promise<void> {
    await pause((RAMP_MS / CALLS) * index);
    while (!ending.signal.aborted) {
      const how = { onTrouble: (error: unknown) => void troubles.push(error), signal: ending.signal };
      await churningCall(sfu, host, counts, how).catch(how.onTrouble);
    }
  }
}

/** Looks at the sfu every ten seconds; half-way the worker without the browsers' room is killed. */
async function observe(sfu: SfuProcess, browsers: BrowserCall, durationMs: number, counts: ChurnCounts) {
  const samples: SfuState[] = [];
  const startedAt = performance.now();
  let workersKilled = 0;
  while (performance.now() - startedAt < durationMs) {
    await pause(SAMPLE_MS);
    const state = await sfu.state();
    samples.push(state);
    if (workersKilled === 0 && performance.now() - startedAt > durationMs / 2) {
      const other = state.workers.find(({ roomIds }) => !roomIds.includes(browsers.roomId));
      if (other) process.kill(other.pid, 'SIGKILL');
      workersKilled += 1;
    }
    const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
    progress(
      `soak: ${minutes} min, ${counts.calls} calls, ${state.rooms} rooms, ${state.objects} objects, ${state.heapMb.toFixed(1)} MB, ${state.loopP99Ms.toFixed(1)} ms, pictures ${Math.max(...(await browsers.standstillsMs())).toFixed(0)} ms`,
    );
  }
  return { samples, workersKilled };
}

/** The state when everything that ends later has ended, or at the end of the wait. */
async function emptied(sfu: SfuProcess): Promise<SfuState> {
  const isEmpty = ({ rooms, peers, sockets, objects }: SfuState) => rooms + peers + sockets + objects === 0;
  return until('nothing is left', () => sfu.state(), isEmpty, EMPTY_LIMIT_MS).catch(() => sfu.state());
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

import { describeMachine } from '../machine.js';
import { progress } from '../progress.js';
import { type Aside, judgeRatio, makeReport, type Report } from '../report.js';
import { measure, percentile, round } from '../statistics.js';
import { beginBareCalls } from './bare-calls.js';
import { bareFanOut } from './bare-fan-out.js';
import { LISTENERS } from './load.js';
import { beginProductCalls } from './product-calls.js';
import { CALLS, type ForwardingCost, measureForwarding, type RunningCalls, settled } from './running-calls.js';
import { type FanOutCost, workerFanOut } from './worker-fan-out.js';

export const SFU_COST_RUNS = 10;
const BUDGET = 1.05;
/** Share of a run's packets that a busy machine may drop; what arrives is what is counted. */
const MOST_LOST = 0.01;
/** Of the comparison with a program without mediasoup, which is reported beside. */
const FAN_OUT_RUNS = 3;

interface Run {
  readonly bare: ForwardingCost;
  readonly product: ForwardingCost;
  readonly setUpMs: number;
  readonly runningMs: number;
  readonly loopP99Ms: number;
}

/** What the product's rooms make the media worker take for a packet, beside a worker that nobody but us uses. */
export async function sfuCost(wanted: number): Promise<Report> {
  const runs: Run[] = [];
  while (runs.length < wanted) {
    const run = await sideBySide(runs.length % 2 === 0);
    runs.push(run);
    const { product, bare } = run;
    progress(
      `sfu-cost: ${runs.length}/${wanted}, ${product.perPacketUs.toFixed(2)} µs a packet, bare ${bare.perPacketUs.toFixed(2)}`,
    );
  }
  const lost = Math.max(...runs.flatMap(({ bare, product }) => [bare.missingShare, product.missingShare]));
  const perPacket = (side: 'bare' | 'product') =>
    measure(
      runs.map((run) => run[side].perPacketUs),
      'µs',
    );
  const of = (name: string, unit: string, read: (run: Run) => number): Aside => ({
    name,
    result: measure(runs.map(read), unit),
  });
  // Both sides of a run had the same moment: their ratio is steadier than either number.
  const ratio = percentile(
    runs.map(({ bare, product }) => product.perPacketUs / bare.perPacketUs),
    0.5,
  );
  const judged = judgeRatio({
    name: `the media worker's processor time for one packet sent on, ${CALLS} calls; median of the runs' ratios`,
    baseline: { name: "the same calls on a worker with the library's defaults", ...perPacket('bare') },
    result: perPacket('product'),
    judged: 'p50',
    against: 'p50',
    budget: BUDGET,
  });
  return makeReport({
    bench: 'sfu-cost',
    machine: await describeMachine(null),
    runs: wanted,
    results: [{ ...judged, ratio: round(ratio), ok: ratio <= BUDGET }],
    beside: [
      of('packets sent on a second', '1/s', ({ product }) => product.perSecond),
      of("the sfu's own process: processor time of setting up one call", 'ms', ({ setUpMs }) => setUpMs),
      of(`the same for a second with ${CALLS} calls`, 'ms', ({ runningMs }) => runningMs),
      of('delay of its event loop, 99th percentile', 'ms', ({ loopP99Ms }) => loopP99Ms),
      ...(await besideNode()),
    ],
    invalid:
      lost <= MOST_LOST
        ? null
        : `${(lost * 100).toFixed(1)} % of the packets of a run did not arrive: the machine was too busy`,
  });
}

/** Calls on both workers at the same time: what else the machine does then costs both alike. */
async function sideBySide(bareFirst: boolean): Promise<Run> {
  const begun: RunningCalls[] = [];
  const begin = async <C extends RunningCalls>(how: () => Promise<C>): Promise<C> => {
    const calls = await how();
    begun.push(calls);
    return calls;
  };
  try {
    const early = bareFirst ? await begin(beginBareCalls) : undefined;
    const product = await begin(beginProductCalls);
    const bare = early ?? (await begin(beginBareCalls));
    await Promise.all([settled(bare), settled(product)]);
    const [before, startedAt] = [await product.state(), performance.now()];
    const [bareCost, productCost] = await Promise.all([measureForwarding(bare), measureForwarding(product)]);
    const [after, seconds] = [await product.state(), (performance.now() - startedAt) / 1000];
    return {
      bare: bareCost,
      product: productCost,
      setUpMs: product.setUpMs,
      runningMs: (after.cpuMs - before.cpuMs) / seconds,
      loopP99Ms: after.loopP99Ms,
    };
  } finally {
    for (const calls of begun) await calls.close();
  }
}

/** What was judged before ADR 0051: one talker to many listeners, against the same packets encrypted and sent by Node. */
async function besideNode(): Promise<Aside[]> {
  const node: number[] = [];
  const worker: FanOutCost[] = [];
  for (let run = 0; run < FAN_OUT_RUNS; run += 1) {
    node.push(await bareFanOut());
    worker.push(await workerFanOut());
  }
  const perPacket = worker.map(({ perPacketUs }) => perPacketUs);
  return [
    { name: `one talker, ${LISTENERS} listeners, a packet sent on by the worker`, result: measure(perPacket, 'µs') },
    { name: 'the same packets encrypted and sent by Node', result: measure(node, 'µs') },
    {
      name: "the worker's memory after that",
      result: measure(
        worker.map(({ memoryMb }) => memoryMb),
        'MB',
      ),
    },
  ];
}

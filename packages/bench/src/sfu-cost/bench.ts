import { describeMachine } from '../machine.js';
import { progress } from '../progress.js';
import { type Aside, judgeRatio, makeReport, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { bareCalls } from './bare-calls.js';
import { bareFanOut } from './bare-fan-out.js';
import { LISTENERS } from './load.js';
import { type ProductCost, productCalls } from './product-calls.js';
import { CALLS, type ForwardingCost } from './running-calls.js';
import { type FanOutCost, workerFanOut } from './worker-fan-out.js';

export const SFU_COST_RUNS = 10;
const BUDGET = 1.05;
/** Share of a run's packets that a busy machine may drop; what arrives is what is counted. */
const MOST_LOST = 0.01;
/** Of the comparison with a program without mediasoup, which is reported beside. */
const FAN_OUT_RUNS = 3;
const ATTEMPTS = 3;

/** What the product's rooms make the media worker take for a packet, beside a worker that nobody but us uses. */
export async function sfuCost(runs: number): Promise<Report> {
  const bare: ForwardingCost[] = [];
  const product: ProductCost[] = [];
  for (let run = 0; run < runs; run += 1) {
    // Whichever is second has the warmer machine: each is second half of the time.
    const both = [async () => bare.push(await bareCalls()), async () => product.push(await productCalls())];
    for (const side of run % 2 === 0 ? both : both.reverse()) await insist(side);
    progress(
      `sfu-cost: ${run + 1}/${runs}, ${product.at(-1)?.perPacketUs.toFixed(2)} µs a packet, bare ${bare.at(-1)?.perPacketUs.toFixed(2)}`,
    );
  }
  const lost = Math.max(...[...bare, ...product].map(({ missingShare }) => missingShare));
  const perPacket = (costs: readonly ForwardingCost[]) =>
    measure(
      costs.map(({ perPacketUs }) => perPacketUs),
      'µs',
    );
  const of = (name: string, unit: string, read: (cost: ProductCost) => number): Aside => ({
    name,
    result: measure(product.map(read), unit),
  });
  return makeReport({
    bench: 'sfu-cost',
    machine: await describeMachine(null),
    runs,
    results: [
      judgeRatio({
        name: `the media worker's processor time for one packet sent on, ${CALLS} calls`,
        baseline: { name: "the same calls on a worker with the library's defaults", ...perPacket(bare) },
        result: perPacket(product),
        judged: 'p50',
        against: 'p50',
        budget: BUDGET,
      }),
    ],
    beside: [
      of('packets sent on a second', '1/s', ({ perSecond }) => perSecond),
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

/** On a busy machine a path does not come about once in a thousand times: that run counts for neither side. */
async function insist(side: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await side();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      progress(`sfu-cost: once more, because ${error instanceof Error ? error.message : error}`);
    }
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

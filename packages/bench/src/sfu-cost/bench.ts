import { describeMachine } from '../machine.js';
import { progress } from '../progress.js';
import { judgeRatio, makeReport, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { bareFanOut } from './bare-fan-out.js';
import { LISTENERS, PACKETS } from './load.js';
import { type FanOutCost, workerFanOut } from './worker-fan-out.js';

export const SFU_COST_RUNS = 5;
/** Measured 0.26; a worker that costs twice as much is another worker. */
const BUDGET = 0.5;

/** What the media worker takes for a packet that it sends on, beside a bare program that does the same work. */
export async function sfuCost(runs: number): Promise<Report> {
  const bare: number[] = [];
  const costs: FanOutCost[] = [];
  for (let run = 0; run < runs; run += 1) {
    bare.push(await bareFanOut());
    const cost = await workerFanOut();
    costs.push(cost);
    progress(
      `sfu-cost: ${run + 1}/${runs}, ${cost.perPacketUs.toFixed(1)} µs a packet, bare ${bare.at(-1)?.toFixed(1)}`,
    );
  }
  const missing = costs.reduce((sum, cost) => sum + cost.missing, 0);
  const perPacket = measure(
    costs.map((cost) => cost.perPacketUs),
    'µs',
  );
  return makeReport({
    bench: 'sfu-cost',
    machine: await describeMachine(null),
    runs,
    results: [
      judgeRatio({
        name: `processor time of one packet sent on, ${PACKETS} packets to ${LISTENERS} listeners`,
        baseline: { name: 'the same packets encrypted and sent by Node', ...measure(bare, 'µs') },
        result: perPacket,
        judged: 'p50',
        against: 'p50',
        budget: BUDGET,
      }),
    ],
    beside: [
      {
        name: "the worker's memory after the load",
        result: measure(
          costs.map((cost) => cost.memoryMb),
          'MB',
        ),
      },
    ],
    invalid: missing === 0 ? null : `${missing} packets were not sent on: the machine was too busy`,
  });
}

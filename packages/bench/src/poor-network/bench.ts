import { setTimeout as pause } from 'node:timers/promises';
import { describeMachine } from '../machine.js';
import { buildPage } from '../pages/build-page.js';
import type { Reception } from '../pages/media-meter.js';
import { progress } from '../progress.js';
import { type Aside, judgeLimit, makeReport, type Report, type Result } from '../report.js';
import { measure } from '../statistics.js';
import { compare, type Round, SUBJECTS, words } from './compare.js';
import { CONDITIONS, type Condition } from './conditions.js';
import { type BothEnds, bareCall, type LongCall, productCall } from './pair.js';
import { openPlace, type Place } from './place.js';
import { afterNarrowMinute } from './recovery.js';

export const POOR_NETWORK_RUNS = 3;
/** Until an estimator has noticed the line: what it does then is the subject. */
const SETTLE_MS = 8_000;
const WINDOW_MS = 20_000;
const RECOVERY = 'picture at both ends after a minute at 100 kbit/s';
const RECOVERY_S = 5;

type Both = BothEnds<Reception>;

/** Sound made up, and time without a moving picture, on bad lines, beside the bare page on the same lines. */
export async function poorNetwork(runs: number, only = ''): Promise<Report> {
  progress('poor-network: building the pages');
  const [bareFiles, productFiles] = [await buildPage('bare-call-main.js'), await buildPage('product-call-main.js')];
  const place = await openPlace();
  try {
    const machine = await describeMachine(place.ends.desk.version());
    const open = {
      bare: () => bareCall(place.ends, place.bareSfu, bareFiles),
      product: () => productCall(place.ends, place.world.dev.publicUrl, productFiles),
    };
    const results: Result[] = [];
    const beside: Aside[] = [];
    for (const condition of CONDITIONS.filter(({ name }) => name.includes(only))) {
      const rounds: Round[] = [];
      for (let run = 1; run <= runs; run += 1) {
        const bare = await onLine(place, condition, await open.bare());
        const product = await onLine(place, condition, await open.product());
        rounds.push({ bare, product });
        progress(`poor-network ${condition.name} ${run}/${runs}: bare ${words(bare)}`);
        progress(`poor-network ${condition.name} ${run}/${runs}: product ${words(product)}`);
      }
      for (const subject of SUBJECTS) {
        const result = compare(condition, subject, rounds);
        if (condition.judged) results.push(result);
        else beside.push({ name: result.name, result: result.result });
      }
    }
    if (RECOVERY.includes(only)) results.push(await recovery(place, open.product, runs));
    return makeReport({ bench: 'poor-network', machine, runs, results, beside, invalid: null });
  } finally {
    await place.close();
  }
}

async function recovery({ host }: Place, open: () => Promise<LongCall>, runs: number): Promise<Result> {
  const seconds: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const took = await afterNarrowMinute(host, await open());
    seconds.push(took);
    progress(`poor-network ${RECOVERY} ${run}/${runs}: ${took.toFixed(1)} s`);
  }
  return judgeLimit(RECOVERY, measure(seconds, 's'), 'p50', RECOVERY_S);
}

/** One call: good line until it runs, then this line. */
async function onLine({ host }: Place, condition: Condition, call: LongCall): Promise<Both> {
  const { resident, desk } = call.ends;
  try {
    await call.start();
    await pause(3_000);
    host.degrade(condition);
    await pause(SETTLE_MS);
    await Promise.all([resident.begin(), desk.begin()]);
    await pause(WINDOW_MS);
    const [atResident, atDesk] = await Promise.all([resident.end(), desk.end()]);
    return { resident: atResident, desk: atDesk };
  } finally {
    host.degrade();
    await call.stop();
  }
}

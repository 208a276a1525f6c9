import { describeMachine } from '../machine.js';
import { buildPage } from '../pages/build-page.js';
import { progress } from '../progress.js';
import { type Aside, type Baseline, judgeLimit, judgeRatio, makeReport, outside, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { startBenchWorld } from '../world.js';
import { BarePair } from './bare-pair.js';
import { BareSfu } from './bare-sfu.js';
import { FullPages } from './full-pages.js';
import { type CallTimes, ProductPair } from './product-pair.js';

export const CALL_SETUP_RUNS = 15;
/** Not counted: codecs, code and caches are cold in them. */
const WARM_UP_RUNS = 2;
/** A faster machine than the one of the first measurement makes the ratio harder to keep, never easier. */
const BASELINE_RANGE_MS = [150, 600] as const;
const MEDIAN_RATIO = 0.31;
const MEDIAN_MS = 80;
const P95_RATIO = 0.8;
const RING_P95_MS = 150;

/** Accept → first decoded remote frame at both ends, and the key that queues → ringing, beside the bare page. */
export async function callSetup(runs: number): Promise<Report> {
  progress('call-setup: building the pages');
  const [bareFiles, productFiles] = [await buildPage('bare-call-main.js'), await buildPage('product-call-main.js')];
  const world = await startBenchWorld();
  const bareSfu = await BareSfu.start();
  try {
    const { browser, dev } = world;
    const machine = await describeMachine(browser.version());
    const bare = await BarePair.open(browser, bareSfu, bareFiles);
    const product = await ProductPair.open(browser, dev.publicUrl, productFiles);
    const bareMs: number[] = [];
    const carefulMs: number[] = [];
    const calls: CallTimes[] = [];
    for (let run = -WARM_UP_RUNS; run < runs; run += 1) {
      const cold = await bare.run();
      const careful = await bare.run({ careful: true });
      const call = await product.run();
      const counted = run >= 0;
      progress(
        `call-setup ${counted ? `${run + 1}/${runs}` : 'warm-up'}: bare ${cold.toFixed(0)} ms, careful ${careful.toFixed(0)} ms, product ${call.setUpMs.toFixed(0)} ms, ringing after ${call.ringMs.toFixed(0)} ms`,
      );
      if (!counted) continue;
      bareMs.push(cold);
      carefulMs.push(careful);
      calls.push(call);
    }
    await bare.close();
    await product.close();

    const baseline: Baseline = { name: 'bare-simple: mediasoup pages, cold handshake', ...measure(bareMs, 'ms') };
    const setUp = measure(
      calls.map((call) => call.setUpMs),
      'ms',
    );
    const ring = measure(
      calls.map((call) => call.ringMs),
      'ms',
    );
    const against = { baseline, result: setUp, against: 'p50' } as const;
    return makeReport({
      bench: 'call-setup',
      machine,
      runs,
      results: [
        judgeRatio({ name: 'accept → first frame at both ends', ...against, judged: 'p50', budget: MEDIAN_RATIO }),
        judgeRatio({ name: 'accept → first frame at both ends', ...against, judged: 'p95', budget: P95_RATIO }),
        judgeLimit('accept → first frame at both ends', setUp, 'p50', MEDIAN_MS),
        judgeLimit('key that queues → ringing at the desk', ring, 'p95', RING_P95_MS),
      ],
      beside: [
        { name: 'bare pages with device and transports made before the press', result: measure(carefulMs, 'ms') },
        ...(await fullPages(browser, dev.publicUrl, runs)),
      ],
      invalid: outside(baseline, BASELINE_RANGE_MS),
    });
  } finally {
    await bareSfu.stop();
    await world.close();
  }
}

async function fullPages(
  browser: Parameters<typeof FullPages.open>[0],
  baseUrl: string,
  runs: number,
): Promise<Aside[]> {
  const calls: CallTimes[] = [];
  try {
    const pages = await FullPages.open(browser, baseUrl);
    for (let run = -1; run < runs; run += 1) {
      const call = await pages.run();
      progress(
        `call-setup full pages ${run + 1}/${runs}: ${call.setUpMs.toFixed(0)} ms, ringing after ${call.ringMs.toFixed(0)} ms`,
      );
      if (run >= 0) calls.push(call);
    }
    await pages.close();
  } catch (error) {
    // Not judged, so what is judged is not lost with it.
    progress(`call-setup full pages: stopped after ${calls.length} runs: ${error}`);
  }
  if (calls.length === 0) return [];
  return [
    {
      name: 'television page and console: accept → first frame at both ends',
      result: measure(
        calls.map((call) => call.setUpMs),
        'ms',
      ),
    },
    {
      name: 'television page and console: red key → ringing card',
      result: measure(
        calls.map((call) => call.ringMs),
        'ms',
      ),
    },
  ];
}

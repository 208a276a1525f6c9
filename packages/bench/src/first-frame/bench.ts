import { openPage, StaffClient, Tv } from '@falink/e2e';
import { routes } from '@falink/protocol';
import type { Browser } from 'playwright-core';
import type { BareHlsBench } from '../bare-hls-main.js';
import { describeMachine } from '../machine.js';
import { type BuiltPage, buildPage } from '../pages/build-page.js';
import { openBuilt } from '../pages/open-built.js';
import { progress } from '../progress.js';
import { type Baseline, judgeRatio, makeReport, outside, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { startBenchWorld } from '../world.js';
import { PlayerProbe, type ProgrammeTimes } from './player-probe.js';

declare const bench: BareHlsBench;

export const FIRST_FRAME_RUNS = 15;
const RUNS_PER_TURN = 5;
/** Of each turn, not counted: code and caches are cold in them. */
const WARM_UP_RUNS = 1;
/** A faster machine than the one of the first measurement makes the ratio harder to keep, never easier. */
const BASELINE_RANGE_MS = [200, 600] as const;
const RATIO = 1.3;
const VIEW = { width: 1920, height: 1080 } as const;

/** A programme's first frame: OK on its page, beside hls.js on a bare page with the same playlist of the same service. */
export async function firstFrameOfProgramme(runs: number): Promise<Report> {
  const files = await buildPage('bare-hls-main.js');
  const world = await startBenchWorld();
  try {
    const { browser, dev } = world;
    const staff = await StaffClient.signIn(dev.baseUrl, 'operator');
    const [asset] = (await staff.ask(routes.listAssets)).assets;
    if (!asset) throw new Error('there is no programme: make the demo videos first (npm run setup)');

    const bareMs: number[] = [];
    const product: ProgrammeTimes[] = [];
    // In turns of a few, and one page at a time: a page that is merely open decodes and draws as well.
    while (bareMs.length < runs) {
      const turn = Math.min(RUNS_PER_TURN, runs - bareMs.length);
      bareMs.push(...(await bareTurn(browser, dev.publicUrl, files, asset.playlistUrl, turn)));
      product.push(...(await productTurn(browser, dev.publicUrl, turn)));
      progress(`first-frame ${bareMs.length}/${runs}: ${words(bareMs, product, turn)}`);
    }

    const baseline: Baseline = { name: 'hls.js on a bare page', ...measure(bareMs, 'ms') };
    return makeReport({
      bench: 'first-frame',
      machine: await describeMachine(browser.version()),
      runs,
      results: [
        judgeRatio({
          name: 'OK on a programme → its first frame',
          baseline,
          result: measure(
            product.map((times) => times.fromKeyMs),
            'ms',
          ),
          judged: 'p50',
          against: 'p50',
          budget: RATIO,
        }),
      ],
      beside: [
        {
          name: 'playlist requested → first frame',
          result: measure(
            product.map((times) => times.fromRequestMs),
            'ms',
          ),
        },
      ],
      invalid: outside(baseline, BASELINE_RANGE_MS),
    });
  } finally {
    await world.close();
  }
}

async function bareTurn(
  browser: Browser,
  origin: string,
  files: BuiltPage,
  playlistUrl: string,
  turn: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let run = -WARM_UP_RUNS; run < turn; run += 1) {
    // A page of its own each time, as a bare page with hls.js starts: nothing is cached or warm.
    const { page, context } = await openPage(browser, VIEW);
    await openBuilt(page, origin, files);
    const ms = await page.evaluate((url) => bench.play(url), playlistUrl);
    if (run >= 0) times.push(ms);
    await context.close();
  }
  return times;
}

async function productTurn(browser: Browser, baseUrl: string, turn: number): Promise<ProgrammeTimes[]> {
  const tv = await Tv.open(browser, 'about:blank');
  await PlayerProbe.install(tv.page);
  // The video is fetched each time, as on the bare page.
  const devtools = await tv.context.newCDPSession(tv.page);
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await tv.page.goto(`${baseUrl}/tv/?demo=home-3`);
  const times: ProgrammeTimes[] = [];
  for (let run = -WARM_UP_RUNS; run < turn; run += 1) {
    const shown = await playFirst(tv);
    if (run >= 0) times.push(shown);
  }
  await tv.close();
  return times;
}

function words(bare: readonly number[], product: readonly ProgrammeTimes[], turn: number): string {
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(0)).join(' ');
  return `bare ${list(bare.slice(-turn))} ms, product ${list(product.slice(-turn).map((times) => times.fromKeyMs))} ms`;
}

/** From the library's first programme into playing and back. */
async function playFirst(tv: Tv): Promise<ProgrammeTimes> {
  const home = await tv.untilPage('home');
  const digit = home.options.find((option) => option.id === 'library')?.digit;
  await tv.press(`${digit ?? 3}`);
  await tv.untilPage('library');
  await tv.press('ok');
  const times = await PlayerProbe.read(tv.page);
  await tv.press('back', 'back');
  await tv.untilPage('home');
  return times;
}

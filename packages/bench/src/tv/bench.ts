import path from 'node:path';
import { PROJECT_ROOT } from '@falink/dev-env';
import { describeMachine } from '../machine.js';
import { buildPage } from '../pages/build-page.js';
import { progress } from '../progress.js';
import { type Aside, type Baseline, judgeLimit, judgeRatio, makeReport, type Report } from '../report.js';
import { measure } from '../statistics.js';
import { startBenchWorld } from '../world.js';
import { bootFontBytes, totalOf, weighBundle } from './bundle.js';
import { firstSounds } from './first-sound.js';
import { idle } from './idle.js';
import type { PressCost } from './key-probe.js';
import { bareKeys, homeKeys, type KeyRun } from './keys.js';
import { navigate } from './navigation.js';

export const TV_RUNS = 5;
const NAVIGATIONS = 1_000;
const KEY_RATIO = 2;
const BUNDLE_KB = 450;
const BOOT_FONT_KB = 100;
/** "Return to within 5 % of the start". */
const RETURN_RATIO = 1.05;
const TEXTURE_PEAK_MB = 96;
const FIRST_SOUND_MS = 300;

const KB = 1024;
const MB = 1024 * 1024;

/** JS time of a key press, first load, memory after a thousand page changes, what an idle page allocates, and the first sound. */
export async function tv(runs: number): Promise<Report> {
  const world = await startBenchWorld();
  try {
    const { browser, dev } = world;
    const machine = await describeMachine(browser.version());
    const files = await buildPage('bare-tiles-main.js');
    const bare: KeyRun[] = [];
    const home: KeyRun[] = [];
    for (let run = 1; run <= runs; run += 1) {
      bare.push(await bareKeys(browser, files));
      home.push(await homeKeys(browser, dev.publicUrl));
      progress(`tv ${run}/${runs}: a key costs ${words(bare.at(-1))} on the bare page, ${words(home.at(-1))} on home`);
    }
    const dist = path.join(PROJECT_ROOT, 'tv-app/dist');
    const bundle = await weighBundle(dist, '/tv/');
    for (const [name, bytes] of bundle.firstLoad) progress(`tv: first load ${(bytes / KB).toFixed(1)} KB ${name}`);
    for (const [name, bytes] of bundle.later) progress(`tv: when needed ${(bytes / KB).toFixed(1)} KB ${name}`);
    const memory = await navigate(browser, dev.publicUrl, NAVIGATIONS);

    const allocated = await idle(browser, dev.publicUrl);
    const sounds = await firstSounds(browser, dev.publicUrl);

    const processor = (keyRuns: readonly KeyRun[]) => keyRuns.flatMap((run) => run.processor);
    const clock = (keyRuns: readonly KeyRun[]) => keyRuns.flatMap((run) => run.clock);
    const baseline: Baseline = { name: 'bare Lightning page of 8 tiles', ...measure(processor(bare).map(total), 'ms') };
    const single = (value: number, unit: string) => measure([value], unit);
    const back = (name: string, start: number, end: number) =>
      judgeRatio({
        name,
        baseline: { name: 'before the first of them', ...single(start / MB, 'MB') },
        result: single(end / MB, 'MB'),
        judged: 'p50',
        against: 'p50',
        budget: RETURN_RATIO,
      });
    return makeReport({
      bench: 'tv',
      machine,
      runs,
      results: [
        judgeRatio({
          name: 'key press: handler + first frame, processor time',
          baseline,
          result: measure(processor(home).map(total), 'ms'),
          judged: 'p95',
          against: 'p95',
          budget: KEY_RATIO,
        }),
        judgeLimit('first load, gzip', single(totalOf(bundle.firstLoad) / KB, 'KB'), 'p50', BUNDLE_KB),
        judgeLimit('boot font', single((await bootFontBytes(dist)) / KB, 'KB'), 'p50', BOOT_FONT_KB),
        back('JS heap without compiled code after 1,000 navigations', memory.start.objectBytes, memory.end.objectBytes),
        back('textures after 1,000 navigations', memory.start.textureBytes, memory.end.textureBytes),
        judgeLimit(
          'key that asks for a page → first sound, from the bundle',
          measure(sounds, 'ms'),
          'p50',
          FIRST_SOUND_MS,
        ),
        judgeLimit('texture peak', single(memory.peakTextureBytes / MB, 'MB'), 'p50', TEXTURE_PEAK_MB),
      ],
      beside: [
        {
          name: 'JS heap with compiled code before 1,000 navigations',
          result: single(memory.start.heapBytes / MB, 'MB'),
        },
        { name: 'JS heap with compiled code after them', result: single(memory.end.heapBytes / MB, 'MB') },
        { name: 'allocated by own code on an idle home page', result: single(allocated.home / KB, 'KB/s') },
        { name: 'allocated by own code under the screensaver', result: single(allocated.screensaver / KB, 'KB/s') },
        ...aside('bare page', processor(bare)),
        ...aside('home page', processor(home)),
        ...aside('bare page by the clock, processor slowed 6 ×', clock(bare)),
        ...aside('home page by the clock, processor slowed 6 ×', clock(home)),
      ],
      invalid: null,
    });
  } finally {
    await world.close();
  }
}

const total = (cost: PressCost): number => cost.handlerMs + cost.frameMs;

function aside(page: string, costs: readonly PressCost[]): Aside[] {
  return [
    {
      name: `${page}: handler`,
      result: measure(
        costs.map(({ handlerMs }) => handlerMs),
        'ms',
      ),
    },
    {
      name: `${page}: first frame`,
      result: measure(
        costs.map(({ frameMs }) => frameMs),
        'ms',
      ),
    },
    { name: `${page}: both`, result: measure(costs.map(total), 'ms') },
  ];
}

function words(run: KeyRun | undefined): string {
  const { p50, p95 } = measure((run?.processor ?? []).map(total), 'ms');
  return `${p50} ms (p95 ${p95})`;
}

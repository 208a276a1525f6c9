import { Tv } from '@falink/e2e';
import { FIXED_SENTENCES, voiceRoutes } from '@falink/protocol';
import type { Browser, Page } from 'playwright-core';
import { progress } from '../progress.js';

const PRESSES = 15;
/** The service renders some hundred sentences when the first television asks, and a television retries each minute. */
const BUNDLE_WITHIN_MS = 300_000;
/** Louder than the noise of an encoder. */
const AUDIBLE = 0.01;
/** So long without a sound: what was said before is over. */
const QUIET_MS = 700;

interface SoundProbe {
  /** Milliseconds from the last key to the first audible sample; null: none yet. */
  heardMs: number | null;
  /** When a sample was last audible, by `performance.now()`. */
  loudAt: number;
}
declare const soundProbe: SoundProbe;

/** Listens to what the page's audio elements play, from each key on. */
function probe(audible: number): void {
  // The box has no voice of its own.
  Reflect.deleteProperty(Window.prototype, 'speechSynthesis');
  Reflect.deleteProperty(globalThis, 'speechSynthesis');
  const preferences = { narration: true, welcomed: true, own: { text: null, locale: null } };
  localStorage.setItem('falink.tv.preferences', JSON.stringify(preferences));
  const found: SoundProbe = { heardMs: null, loudAt: 0 };
  Object.assign(globalThis, { soundProbe: found });
  const samples = new Float32Array(2048);
  const analysers = new Map<HTMLMediaElement, AnalyserNode>();
  let context: AudioContext | undefined;
  let pressedAt = 0;
  addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now();
      found.heardMs = null;
    },
    true,
  );
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (this instanceof HTMLAudioElement && !analysers.has(this)) {
      context ??= new AudioContext();
      const analyser = context.createAnalyser();
      context.createMediaElementSource(this).connect(analyser).connect(context.destination);
      analysers.set(this, analyser);
    }
    return play.call(this);
  };
  setInterval(() => {
    for (const analyser of analysers.values()) {
      analyser.getFloatTimeDomainData(samples);
      if (!samples.some((sample) => Math.abs(sample) > audible)) continue;
      found.loudAt = performance.now();
      found.heardMs ??= found.loudAt - pressedAt;
    }
  }, 4);
}

/**
 * From the key that asks for a page to be read to the first sample that can be heard, with the service's voice, from the
 * bundle that the television keeps. @returns milliseconds of each press
 */
export async function firstSounds(browser: Browser, baseUrl: string): Promise<readonly number[]> {
  const tv = await Tv.open(browser, 'about:blank');
  const { page } = tv;
  await page.addInitScript(probe, AUDIBLE);
  const path = voiceRoutes.voiceBundle.path.replace(':locale', 'zh-CN');
  const bundle = page.waitForResponse((response) => response.url().endsWith(path) && response.ok(), {
    timeout: BUNDLE_WITHIN_MS,
  });
  await page.goto(`${baseUrl}/tv/?demo=home-2`);
  await tv.untilPage('home');
  progress('tv: the voice is being rendered');
  await (await bundle).finished();
  await toServices(tv);
  const { title } = await tv.untilPage('services');
  if (!FIXED_SENTENCES['zh-CN'].includes(title)) throw new Error(`"${title}" is no fixed sentence`);
  await untilQuiet(tv);
  const heard: number[] = [];
  // The first press makes the element and its place among the outputs.
  for (let press = 0; press <= PRESSES; press += 1) {
    const ms = await afterZero(page);
    if (press > 0) heard.push(ms);
    await untilQuiet(tv);
  }
  await tv.close();
  return heard;
}

async function toServices(tv: Tv): Promise<void> {
  const { options } = await tv.untilPage('home');
  const digit = options.find(({ id }) => id === 'services')?.digit;
  await tv.press(`${digit ?? 0}`);
}

/** Any key interrupts; this one says nothing on its own. */
async function untilQuiet(tv: Tv): Promise<void> {
  await tv.press('green');
  const isQuiet = (ms: number) => performance.now() - soundProbe.loudAt > ms;
  await tv.page.waitForFunction(isQuiet, QUIET_MS, { polling: 50 });
}

async function afterZero(page: Page): Promise<number> {
  await page.keyboard.press('0');
  await page.waitForFunction(() => soundProbe.heardMs !== null, undefined, { polling: 50 });
  return page.evaluate(() => soundProbe.heardMs ?? Number.NaN);
}

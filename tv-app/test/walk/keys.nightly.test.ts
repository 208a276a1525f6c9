import { CHROMIUM, CHROMIUM_FLAGS, WEBGL_FLAGS } from '@falink/tooling/chromium';
import { jest } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Television } from '../look/television.js';

const KEYS = 2_000;
/** Another walk each night. */
const SEED = Number(process.env.FALINK_WALK_SEED ?? Math.floor(Date.now() / 86_400_000));
/** What the remote has; F1 to F4 are its colours. */
const REMOTE = [
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].flatMap((key) => [key, key, key]),
  ...['Enter', 'Enter', 'Enter', 'Escape', 'h', 'F1', 'F2', 'F3', 'F4'],
  ...'0123456789',
];
/** The pages in between may have some elements and listeners of their own. */
const GROWTH = 1.5;
const MB = 1e6;
/** What the television frees only now and then. */
const HEAP_SLACK_MB = 24;

jest.setTimeout(30 * 60_000);

/** Numbers in [0, 1) that follow from a seed (a linear congruence, as in Numerical Recipes). */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

describe(`two thousand keys on the built page, from seed ${SEED}`, () => {
  const service = new Television();
  let browser: Browser;
  let base = '';
  beforeAll(async () => {
    base = await service.start();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS, ...WEBGL_FLAGS] });
  });
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });

  /** What the page holds on to once it is at home and the browser has collected what nobody needs. */
  async function held(page: Page): Promise<{ heap: number; nodes: number; listeners: number }> {
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    await session.detach();
    return { heap: of('JSHeapUsedSize') / MB, nodes: of('Nodes'), listeners: of('JSEventListeners') };
  }

  it.each(['standard', 'elder', 'largest'])('letters: %s', async (text) => {
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      permissions: ['camera', 'microphone'],
    });
    await context.addInitScript((size) => {
      const own = { text: size, elder: size !== 'standard', locale: 'zh-CN' };
      localStorage.setItem('falink.tv.preferences', JSON.stringify({ own, welcomed: true, narration: true }));
    }, text);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && !frame.url().startsWith(`${base}/tv/`)) errors.push(`left for ${frame.url()}`);
    });
    await page.goto(`${base}/tv/?demo=home-1`);
    const name = () => page.evaluate(() => window.tv?.scene().page ?? 'nothing');
    const goHome = async (): Promise<void> => {
      // A call asks before it ends, a notice is read first.
      for (let keys = 0; keys < 8 && (await name()) !== 'home'; keys += 1) {
        const at = await name();
        const key = at === 'call-active' ? 'F1' : ['emergency', 'receipt', 'privacy'].includes(at) ? 'Enter' : 'h';
        await page.keyboard.press(key);
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      await page.waitForFunction(() => window.tv?.scene().page === 'home', undefined, { timeout: 20_000 });
    };
    await page.waitForFunction(() => ['home', 'privacy'].includes(window.tv?.scene().page ?? ''), undefined, {
      timeout: 30_000,
    });
    const draw = draws(SEED);
    let early: Awaited<ReturnType<typeof held>> | undefined;
    const pages = new Set<string>();
    for (let count = 1; count <= KEYS; count += 1) {
      await page.keyboard.press(REMOTE[Math.floor(draw() * REMOTE.length)] ?? 'Enter');
      if (count % 10 === 0) pages.add(await name());
      if (count % 250 === 0) {
        await goHome();
        early ??= await held(page);
      }
    }
    const late = await held(page);
    await context.close();
    expect(errors).toEqual([]);
    expect(pages.size).toBeGreaterThan(5);
    expect(late.listeners).toBeLessThan(GROWTH * (early?.listeners ?? 0));
    expect(late.nodes).toBeLessThan(GROWTH * (early?.nodes ?? 0) + 100);
    expect(late.heap).toBeLessThan((early?.heap ?? 0) + HEAP_SLACK_MB);
  });
});

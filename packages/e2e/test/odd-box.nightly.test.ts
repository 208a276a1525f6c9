import type { Browser, Page } from 'playwright-core';
import { Desk, launchBrowser, startWorld, Tv, until, untilMoving, videos, type World } from '../src/index.js';
import { type Reported, reported } from './window-report.js';

declare function bellPeak(): number;

/** From the next load on: no camera, no microphone, and a way to read what the page plays. Gives what its alerts say. */
async function deskWithoutDevices(page: Page): Promise<() => Promise<string | null>> {
  let last: string | null = null;
  page.on('console', (message) => {
    if (message.text().startsWith('alerts:')) last = message.text().slice('alerts:'.length);
  });
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
    const { connect } = AudioNode.prototype;
    let analyser: AnalyserNode | null = null;
    AudioNode.prototype.connect = function (this: AudioNode, ...to: Parameters<typeof connect>) {
      if (to[0] instanceof AudioDestinationNode) {
        analyser = new AnalyserNode(this.context);
        (connect as (to: AudioNode) => AudioNode).call(this, analyser);
      }
      return connect.apply(this, to);
    } as typeof connect;
    Object.assign(globalThis, {
      bellPeak: () => {
        const samples = new Float32Array(analyser?.fftSize ?? 1);
        analyser?.getFloatTimeDomainData(samples);
        return Math.max(...samples.map(Math.abs));
      },
    });
    setInterval(() => {
      const said = [...document.querySelectorAll('[role=alert]')].map((one) => one.textContent).join();
      // biome-ignore lint/suspicious/noConsole: what the test reads; asking the page would count as a key
      if (document.querySelector('.app')) console.log(`alerts:${said}`);
    }, 300);
  });
  return async () => last;
}

/** Boxes and desks whose browser, storage, window or clock is odd in a rarer way than in odd-box-suite.ts. */
describe('a box odder still', () => {
  let world: World;
  let strict: Browser;
  let url: (name: string) => string;
  beforeAll(async () => {
    world = await startWorld();
    url = (name) => `${world.dev.baseUrl}/tv/?demo=${name}`;
    strict = await launchBrowser({ flags: ['-no:--autoplay-policy=no-user-gesture-required'] });
  });
  afterAll(async () => {
    await strict?.close();
    await world?.close();
  });
  beforeEach(() => world.reset());

  it('[P8] two windows with one id, from a copied storage, do not push each other out for ever', async () => {
    const tv = await Tv.open(world.browser, 'about:blank');
    await tv.context.addInitScript(() => {
      if (location.protocol !== 'about:')
        sessionStorage.setItem('falink.tv.tab', '00000000-0000-4000-8000-0000000000aa');
    });
    await tv.page.goto(url('home-2'));
    await tv.untilPage('home');
    const twin = await tv.openWindow();
    const pages = async () => [(await tv.scene())?.page, (await twin.scene())?.page].sort();
    await until('one of them gives way', pages, (shown) => shown[0] === 'home' && shown[1] === 'in-use');
    await tv.close();
  });

  it('that plays sound only after a key is heard without one when it starts again in a call: a page with camera and microphone may play', async () => {
    const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
    await desk.goOnDuty();
    const tv = await Tv.openDemo(strict, world.dev.baseUrl, 'home-1');
    await tv.press('red');
    await desk.answer();
    await tv.until('the call', (s) => s.call?.state === 'active');
    await tv.page.close();
    const page = await tv.context.newPage();
    const remote = await reported(page, 'call-remote');
    await page.goto(url('home-1'));
    const isThere = (seen: Reported | null) => seen?.page === 'call-active' && seen.frames > 20 && !seen.muted;
    await until('the lawyer on the new page, with sound', remote, isThere);
    await desk.close();
    await tv.close();
  });

  it('a desk that sounds only after a click says so when it is loaded again, and rings after one', async () => {
    const desk = await Desk.signIn(strict, world.dev.baseUrl, 'lawyer');
    await desk.goOnDuty();
    const alerts = await deskWithoutDevices(desk.page);
    await desk.page.reload();
    await until('the page says so', alerts, (said) => said?.includes('来电还响不出声') === true);
    await desk.page.mouse.click(720, 60);
    await until('it can ring', alerts, (said) => said === '');
    const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
    await tv.press('red');
    await until(
      'the bell sounds',
      () => desk.page.evaluate(() => bellPeak()),
      (peak) => peak > 0.05,
    );
    await desk.button('婉拒').click();
    await until(
      'and is silent',
      () => desk.page.evaluate(() => bellPeak()),
      (peak) => peak === 0,
    );
    await tv.close();
    await desk.close();
  });

  it.each([
    [1920, 1042],
    [1280, 1024],
  ])('a window of %i × %i: the page is in its middle, and so are its videos', async (width, height) => {
    const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
    await tv.page.setViewportSize({ width, height });
    await tv.press('ok');
    await tv.untilPage('live');
    const middles = () =>
      tv.page.evaluate(() =>
        ['body > canvas', '#programme'].map((selector) => {
          const { left, top, width, height } =
            document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
          return [Math.round(left + width / 2), Math.round(top + height / 2), Math.round(width)];
        }),
      );
    const stage = [width / 2, height / 2, Math.round(1920 * Math.min(width / 1920, height / 1080))];
    await until('page and video are in the middle', middles, (seen) => seen.join() === [stage, stage].join());
    await tv.close();
  });

  describe('whose clock is wrong', () => {
    const HOUR_MS = 3_600_000;
    /** A box whose clock is off by so much; `setOff` sets it while the page runs. */
    async function openOff(address: string, offMs: number) {
      const tv = await Tv.open(world.browser, 'about:blank');
      await tv.context.addInitScript((initialMs: number) => {
        const RealDate = Date;
        let off = initialMs;
        Object.assign(globalThis, {
          setOff: (ms: number) => {
            off = ms;
          },
        });
        globalThis.Date = class extends RealDate {
          constructor(...given: []) {
            if (given.length === 0) super(RealDate.now() + off);
            else super(...given);
          }
          static override now() {
            return RealDate.now() + off;
          }
        } as DateConstructor;
      }, offMs);
      await tv.page.goto(address);
      const setOff = (ms: number) =>
        tv.page.evaluate((to) => (globalThis as unknown as { setOff(ms: number): void }).setOff(to), ms);
      return { tv, setOff };
    }

    it.each([
      ['nine hours ahead', 9 * HOUR_MS],
      ['thirty days behind', -30 * 24 * HOUR_MS],
    ])('%s: shows the programme that is on', async (_, offMs) => {
      const { tv } = await openOff(url('home-1'), offMs);
      await tv.untilPage('home');
      await untilMoving(tv.page, 'programme');
      await tv.press('ok');
      const live = await tv.untilPage('live');
      expect(live.player).toMatchObject({ kind: 'channel' });
      await tv.close();
    });

    it('set while the page runs: the programme goes on', async () => {
      const { tv, setOff } = await openOff(url('home-2'), 0);
      await tv.untilPage('home');
      await untilMoving(tv.page, 'programme');
      for (const off of [9 * HOUR_MS, -30 * 24 * HOUR_MS, 0]) {
        await setOff(off);
        await untilMoving(tv.page, 'programme', 100);
      }
      expect((await videos(tv.page)).find(({ id }) => id === 'programme')?.contrast).toBeGreaterThan(5);
      await tv.close();
    });
  });
});

import type { Browser } from 'playwright-core';
import { Desk, launchBrowser, Tv, until, type World } from '../src/index.js';

/** What a box may lack; what is rarer is in district.nightly.test.ts. */
export function describeBoxTrouble(shared: () => World): void {
  describe('trouble with the box', () => {
    let world: World;
    const browsers: Browser[] = [];
    beforeAll(async () => {
      world = shared();
      await world.reset();
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
      await desk.goOnDuty();
    });
    afterAll(async () => {
      for (const browser of browsers) await browser.close();
    });
    const launch = async (...flags: string[]) => {
      const browser = await launchBrowser({ flags });
      browsers.push(browser);
      return browser;
    };

    it('no camera and no microphone: it is said, and the lawyer is reached by sound or by number', async () => {
      const tv = await Tv.openDemo(
        await launch('-no:--use-fake-device-for-media-stream'),
        world.dev.baseUrl,
        'home-1',
        { permissions: [] },
      );
      await tv.press('red');
      const scene = await tv.until('words about it', (s) => s.page === 'call-waiting' && s.options.length > 0);
      expect(scene.title).not.toBe('');
      await tv.close();
    });

    it('without WebGL: a plain page with the telephone number', async () => {
      const browser = await launch(
        '-no:--use-gl=angle',
        '-no:--use-angle=swiftshader',
        '-no:--enable-unsafe-swiftshader',
        '--disable-gpu',
        '--disable-3d-apis',
      );
      const tv = await Tv.open(browser, `${world.dev.baseUrl}/tv/?demo=home-1`);
      await tv.untilPage('unsupported');
      expect(await tv.page.getByText('12348').first().isVisible()).toBe(true);
      await tv.close();
    });

    it('without the font: it starts all the same', async () => {
      const tv = await Tv.open(world.browser, 'about:blank');
      await tv.page.route('**/*.woff2', (route) => route.abort());
      await tv.page.goto(`${world.dev.baseUrl}/tv/?demo=home-1`);
      await tv.untilPage('home');
      await tv.close();
    });

    it('without the network: it says so, and comes back by itself', async () => {
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
      await tv.context.setOffline(true);
      await tv.page.reload().catch(() => undefined);
      const offline = await until(
        'the page without the network',
        () => tv.scene(),
        (s) => s?.page === 'offline',
        40_000,
      );
      expect(offline?.title).toMatch(/网/);
      await tv.context.setOffline(false);
      await tv.untilPage('home');
      await tv.close();
    });
  });
}

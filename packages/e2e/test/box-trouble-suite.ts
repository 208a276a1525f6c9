import type { Browser } from 'playwright-core';
import { Desk, launchBrowser, Tv, until, untilMoving, type World } from '../src/index.js';

/** What a box may lack. */
export function describeBoxTrouble(shared: () => World): void {
  describe('trouble with the box', () => {
    let world: World;
    let desk: Desk;
    const browsers: Browser[] = [];
    beforeAll(async () => {
      world = shared();
      await world.reset();
      desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
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
        [],
      );
      await tv.press('red');
      const scene = await tv.until('words about it', (s) => s.page === 'call-waiting' && s.options.length > 0);
      expect(scene.title).not.toBe('');
      await leave(tv);
    });

    it('camera refused: the call is made with sound', async () => {
      const browser = await launch('-no:--use-fake-ui-for-media-stream');
      const tv = await Tv.openDemo(browser, world.dev.baseUrl, 'home-2', ['microphone']);
      await tv.press('red');
      await desk.answer();
      await tv.until('an active call', (s) => s.page === 'call-active' && s.call?.state === 'active');
      await untilMoving(tv.page, 'call-remote');
      await tv.press('red', 'red');
      await tv.untilPage('call-rating');
      await tv.press('4');
      await desk.finishNotes();
      await tv.close();
    });

    it('no common codec: sound only or a number is offered, never a black picture', async () => {
      const tv = await Tv.open(world.browser, 'about:blank');
      await tv.page.addInitScript(() => {
        for (const side of [RTCRtpSender, RTCRtpReceiver]) {
          const original = side.getCapabilities.bind(side);
          side.getCapabilities = (kind: string) => {
            const found = original(kind);
            if (kind !== 'video' || !found) return found;
            return { ...found, codecs: found.codecs.filter((c) => /av1|vp9/i.test(c.mimeType)) };
          };
        }
      });
      await tv.page.goto(`${world.dev.baseUrl}/tv/?demo=home-3`);
      await tv.untilPage('home');
      await tv.press('red');
      const scene = await tv.until('sound is offered', (s) => s.options.some((o) => o.id === 'soundOnly'));
      expect(scene.options.some((o) => o.id === 'number')).toBe(true);
      await tv.press(`${scene.options.find((o) => o.id === 'soundOnly')!.digit!}`);
      await tv.until('a call with sound waits', (s) => s.call !== undefined);
      // Left open, it would ring at the lawyer in the tests that follow.
      await tv.press('red');
      const asked = await tv.until('the question whether to leave', (s) => s.options.some((o) => o.id === 'leave'));
      await tv.press(`${asked.options.find((o) => o.id === 'leave')!.digit!}`);
      await tv.untilPage('home');
      await desk.button('接听').waitFor({ state: 'detached' });
      await leave(tv);
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

    it('a font that is lost once: it is fetched again', async () => {
      const tv = await Tv.open(world.browser, 'about:blank');
      // What the service worker fetches cannot be cut off.
      await tv.page.addInitScript(() => {
        navigator.serviceWorker.register = () => Promise.reject(new Error('none in this test'));
      });
      let asked = 0;
      await tv.page.route('**/full-400-*.woff2', (route) => {
        asked += 1;
        return asked === 1 ? route.abort() : route.continue();
      });
      await tv.page.goto(`${world.dev.baseUrl}/tv/?demo=home-1`);
      await tv.untilPage('home');
      const loaded = () =>
        tv.page.evaluate(() => [...document.fonts].filter(({ family }) => /FaLink/.test(family)).length);
      // Two for the start, two with every character.
      await until('all fonts', loaded, (count) => count >= 4);
      expect(asked).toBe(2);
      await tv.close();
    });

    it('a camera that is pulled out in a call and put back: the lawyer sees again', async () => {
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
      await tv.press('red');
      await desk.answer();
      await tv.until('an active call', (s) => s.page === 'call-active' && s.call?.state === 'active');
      await untilMoving(desk.page, 'remote-video');
      const camera = () =>
        tv.page.evaluate(() => {
          const { srcObject } = document.querySelector('#call-self') as HTMLVideoElement;
          return srcObject instanceof MediaStream ? srcObject.getVideoTracks().length : 0;
        });
      await tv.page.evaluate(() => {
        const { srcObject } = document.querySelector('#call-self') as HTMLVideoElement;
        const [track] = (srcObject as MediaStream).getVideoTracks();
        track?.stop();
        track?.dispatchEvent(new Event('ended'));
      });
      await until('no camera', camera, (tracks) => tracks === 0);
      await desk.page.getByText('对方没有开摄像头').first().waitFor();
      await tv.page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
      await until('the camera again', camera, (tracks) => tracks === 1);
      await untilMoving(tv.page, 'call-self');
      await untilMoving(desk.page, 'remote-video');
      await tv.press('red', 'red');
      await tv.untilPage('call-rating');
      await tv.press('5');
      await desk.finishNotes();
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

    async function leave(tv: Tv): Promise<void> {
      await tv.close();
    }
  });
}

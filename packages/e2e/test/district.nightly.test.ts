import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCameraFile } from '@falink/tooling/camera-file';
import type { Browser } from 'playwright-core';
import { Desk, launchBrowser, startWorld, Tv, until, untilMoving, videos, type World } from '../src/index.js';
import { offers } from './offers.js';

/** What is rarer than in district.test.ts: cameras, codecs and fonts that a box has not, or has no longer. */
describe('in one district, at night', () => {
  let world: World;
  let folder: string;
  const browsers: Browser[] = [];
  beforeAll(async () => {
    world = await startWorld();
    folder = await mkdtemp(join(tmpdir(), 'falink-camera-'));
  });
  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    await world?.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => world.reset());

  const launch = async (...flags: string[]) => {
    const browser = await launchBrowser({ flags });
    browsers.push(browser);
    return browser;
  };
  const onDuty = async (who: string) => {
    const desk = await Desk.signIn(world.browser, world.dev.baseUrl, who);
    await desk.goOnDuty();
    return desk;
  };

  it('camera refused: the call is made with sound', async () => {
    const desk = await onDuty('lawyer');
    const browser = await launch('-no:--use-fake-ui-for-media-stream');
    const tv = await Tv.openDemo(browser, world.dev.baseUrl, 'home-2', { permissions: ['microphone'] });
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
    const desk = await onDuty('lawyer');
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
    const desk = await onDuty('lawyer');
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

  it('a page is kept at the size of the camera while the call runs on a smaller picture', async () => {
    const { baseUrl } = world.dev;
    const flag = await writeCameraFile(join(folder, 'page.y4m'), { width: 1920, height: 1080 });
    const box = await launch(flag);
    const seat = await onDuty('aid');
    const tv = await Tv.openDemo(box, baseUrl, 'room-1');
    await tv.press('2');
    await tv.untilPage('legal-aid');
    await tv.press('1');
    await seat.answer();
    await tv.untilPage('intake');
    await untilMoving(seat.page, 'remote-video');
    const selfWidth = async () => (await videos(tv.page)).find(({ id }) => id === 'call-self')?.width;
    await until('the picture of the call', selfWidth, (width) => width === 1280);
    await seat.button('要材料').click();
    await seat.page.getByRole('menuitem', { name: '劳动合同' }).click();
    await tv.until('the frame guide', offers('capture'));
    await tv.press('1');
    await tv.until('the page', offers('finish'));
    const [stored] = await world.query<{ width: number; height: number; sharpness: number }>(
      'SELECT width, height, sharpness FROM intake_page',
    );
    expect(stored).toEqual({ width: 1920, height: 1080, sharpness: expect.any(Number) });
    expect(stored!.sharpness).toBeGreaterThan(150);
    expect(await selfWidth()).toBe(1280);
    await untilMoving(seat.page, 'remote-video');
    expect([tv.errors, seat.errors]).toEqual([[], []]);
  });
});

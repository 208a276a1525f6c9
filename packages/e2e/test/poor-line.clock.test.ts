import { freePort } from '@falink/dev-env';
import type { Browser } from 'playwright-core';
import {
  audioLevelOf,
  Desk,
  launchBrowser,
  startWorld,
  TestHost,
  Tv,
  until,
  untilMoving,
  videos,
  type World,
} from '../src/index.js';

/** A box behind a line that is narrow, or behind a firewall that knows only the web. */
describe('a box on a poor line', () => {
  let host: TestHost;
  let world: World;
  let box: Browser;
  let publicUrl: string;
  let rtcPort: number;

  beforeAll(async () => {
    host = await TestHost.create();
    const port = await freePort();
    rtcPort = await freePort(3);
    const turn = { port: rtcPort + 1, tlsPort: rtcPort + 2 };
    publicUrl = `http://${host.serverAddress}:${port}`;
    // A camera needs a secure origin, and here it is not the subject.
    const flags = [`--unsafely-treat-insecure-origin-as-secure=${publicUrl}`];
    const env = { FALINK_SFU_WORKERS: '1' };
    world = await startWorld({
      dev: { host: '0.0.0.0', port, publicUrl, rtcPort, announcedAddress: host.serverAddress, turn, env },
      browser: { flags },
    });
    box = await launchBrowser({ executable: host.chromium, flags });
  });
  afterAll(async () => {
    await box?.close();
    await world?.close();
    await host?.remove();
  });
  afterEach(() => host.degrade());

  const onDuty = async (lawyer: string): Promise<Desk> => {
    const desk = await Desk.signIn(world.browser, publicUrl, lawyer);
    await desk.goOnDuty();
    return desk;
  };

  /** Settings, network check: what it finds without a call. */
  const checked = async (tv: Tv, title: string): Promise<void> => {
    await tv.press('4');
    await tv.untilPage('services');
    await tv.press('5');
    await tv.untilPage('settings');
    await tv.press('8');
    await tv.until('the result of the network check', (scene) => scene.title === title);
    await tv.press('home');
    await tv.untilPage('home');
  };

  it('[C5] neither media nor TURN port is open: the waiting person reads it and can leave a number, and nobody answers in vain', async () => {
    host.blockPorts(rtcPort, rtcPort + 2);
    const desk = await onDuty('lawyer');
    const tv = await Tv.openDemo(box, publicUrl, 'home-1');
    await tv.press('red');
    const trouble = await tv.until('the words for it', ({ title }) => title === '画面和声音传不过去');
    expect(trouble.options.map(({ label }) => label)).toEqual(['留个电话', '再呼叫一次', '先回首页']);
    await desk.button('接听').waitFor({ state: 'detached' });
    await tv.press('1');
    await tv.untilPage('callback');
    await tv.press('1', '3', '8', '0', '0', '0', '0', '1', '2', '3', '4', 'ok');
    await tv.until('the number is kept', ({ title }) => title === '记下了');
    await tv.close();
    await desk.close();
  });

  it('UDP is blocked: the call goes over TCP', async () => {
    host.blockPorts(rtcPort, rtcPort + 2, ['udp']);
    const desk = await onDuty('lawyer2');
    const tv = await Tv.openDemo(box, publicUrl, 'home-2');
    await checked(tv, '可以视频通话，走备用的路');
    await tv.press('red');
    await desk.answer();
    await untilMoving(tv.page, 'call-remote');
    await untilMoving(desk.page, 'remote-video');
    await tv.press('red', 'red');
    await tv.untilPage('call-rating');
    await tv.press('4');
    await tv.close();
    await desk.finishNotes();
    await desk.close();
  });

  it('[M14] only TURN is open: the call goes through it; without it by what is left, and through it again', async () => {
    const { turn } = world.dev;
    host.blockPorts(rtcPort, rtcPort);
    const desk = await onDuty('lawyer2');
    const tv = await Tv.openDemo(box, publicUrl, 'home-1');
    const shown = async () => (await videos(tv.page)).find((v) => v.id === 'call-remote')?.frames ?? 0;
    const untilShown = async (what: string) => {
      const before = await shown();
      await until(what, shown, (frames) => frames > before + 30);
    };
    await checked(tv, '可以视频通话，要绕一段路');
    await tv.press('red');
    await desk.answer();
    await untilMoving(tv.page, 'call-remote');
    await untilMoving(desk.page, 'remote-video');
    const { call } = (await tv.scene()) ?? {};
    await turn?.stop();
    await desk.page.getByText('收不到对方').waitFor();
    host.openPorts();
    await untilShown('pictures by UDP, without a TURN server');
    turn?.start();
    host.blockPorts(rtcPort, rtcPort);
    await untilShown('pictures through the TURN server that came back');
    await untilMoving(desk.page, 'remote-video');
    expect((await tv.scene())?.call).toMatchObject({ id: call?.id, state: 'active' });
    await tv.press('red', 'red');
    await tv.untilPage('call-rating');
    await tv.press('4');
    await tv.close();
    await desk.finishNotes();
    await desk.close();
  });

  it('[M10] the line carries the voice only: the picture stops with a sentence, and comes back', async () => {
    const desk = await onDuty('lawyer2');
    const tv = await Tv.openDemo(box, publicUrl, 'home-3');
    await tv.press('red');
    await desk.answer();
    await untilMoving(tv.page, 'call-remote');
    host.degrade({ kbitPerS: 40, downOnly: true });
    const sentence = desk.page.getByText('网络慢，您的画面暂停，声音照常');
    await sentence.waitFor();
    expect(await audioLevelOf(tv.page, 'call-remote')).toBeGreaterThan(0);
    const shown = async () => (await videos(tv.page)).find((v) => v.id === 'call-remote')?.frames ?? 0;
    const before = await shown();
    host.degrade();
    await until('the picture moves again', shown, (frames) => frames > before + 30);
    await sentence.waitFor({ state: 'detached' });
    await tv.close();
    await desk.close();
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, privateCertificate } from '@falink/dev-env';
import type { Browser } from 'playwright-core';
import {
  Desk,
  launchBrowser,
  outage,
  startWorld,
  TestHost,
  Tv,
  trustAuthority,
  until,
  untilMoving,
  videos,
  type World,
} from '../src/index.js';

const NAME = 'tv.falink.test';

/** A box on another host, over https on a name that is not localhost, with a cable that can be pulled. */
describe('a box on the network', () => {
  let host: TestHost;
  let world: World;
  let box: Browser;
  let publicUrl: string;
  let folder: string;

  beforeAll(async () => {
    host = await TestHost.create();
    folder = await mkdtemp(path.join(tmpdir(), 'falink-lan-'));
    const port = await freePort();
    publicUrl = `https://${NAME}:${port}`;
    const tls = await privateCertificate(folder, [NAME, host.serverAddress, '127.0.0.1']);
    const HOME = path.join(folder, 'home');
    await trustAuthority(HOME, tls.caFile);
    const resolve = (address: string) => `--host-resolver-rules=MAP ${NAME} ${address}`;
    world = await startWorld({
      dev: { host: '0.0.0.0', port, publicUrl, tls, announcedAddress: host.serverAddress },
      browser: { env: { HOME }, flags: [resolve('127.0.0.1')] },
    });
    box = await launchBrowser({ executable: host.chromium, env: { HOME }, flags: [resolve(host.serverAddress)] });
  });
  afterAll(async () => {
    await box?.close();
    await world?.close();
    await host?.remove();
    await rm(folder, { recursive: true });
  });

  async function callInProgress(name: string, lawyer: string): Promise<{ tv: Tv; desk: Desk }> {
    const desk = await Desk.signIn(world.browser, publicUrl, lawyer);
    await desk.goOnDuty();
    const tv = await Tv.openDemo(box, publicUrl, name);
    await tv.press('red');
    await desk.answer();
    await tv.until('an active call', (scene) => scene.call?.state === 'active');
    await untilMoving(tv.page, 'call-remote');
    await untilMoving(desk.page, 'remote-video');
    return { tv, desk };
  }

  it('calls over https on a name that is not localhost; network lost for 5 s: the call resumes', async () => {
    const { tv, desk } = await callInProgress('home-1', 'lawyer');
    expect(await tv.page.evaluate(() => [location.protocol, location.hostname, isSecureContext])).toEqual([
      'https:',
      NAME,
      true,
    ]);
    const shown = async () => (await videos(tv.page)).find((v) => v.id === 'call-remote')?.frames ?? 0;
    const before = await outage(host, 5_000, async (over) => {
      const atStart = await shown();
      await over;
      expect((await shown()) - atStart).toBeLessThan(30);
      return atStart;
    });
    await until('the box shows the lawyer again', shown, (frames) => frames > before + 60);
    await untilMoving(desk.page, 'remote-video', 30);
    expect((await tv.scene())?.call?.state).toBe('active');
    await tv.press('red');
    await tv.untilPage('call-rating');
    await tv.press('4');
    await tv.close();
    await desk.close();
  });

  it('network lost for 60 s: the call ends for both', async () => {
    // Somebody else: the lawyer of the call before may still be wrapping it up.
    const { tv, desk } = await callInProgress('home-2', 'lawyer2');
    await outage(host, 60_000, () => desk.button('挂断').waitFor({ state: 'detached', timeout: 62_000 }));
    await tv.until('the call is over on the box', ({ call }) => call === undefined || call.state === 'ended');
    await tv.close();
    await desk.close();
  }, 240_000);
});

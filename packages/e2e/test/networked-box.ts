import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, privateCertificate } from '@falink/dev-env';
import type { Browser } from 'playwright-core';
import {
  Desk,
  launchBrowser,
  startWorld,
  TestHost,
  Tv,
  trustAuthority,
  untilMoving,
  type World,
} from '../src/index.js';

export const NAME = 'tv.falink.test';

/** A box on another host, over https on a name that is not localhost, with a cable that can be pulled. */
export class NetworkedBox {
  private constructor(
    readonly host: TestHost,
    private readonly world: World,
    private readonly box: Browser,
    private readonly publicUrl: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<NetworkedBox> {
    const host = await TestHost.create();
    const folder = await mkdtemp(path.join(tmpdir(), 'falink-lan-'));
    const port = await freePort();
    const publicUrl = `https://${NAME}:${port}`;
    const tls = await privateCertificate(folder, [NAME, host.serverAddress, '127.0.0.1']);
    const HOME = path.join(folder, 'home');
    await trustAuthority(HOME, tls.caFile);
    const resolve = (address: string) => `--host-resolver-rules=MAP ${NAME} ${address}`;
    const world = await startWorld({
      dev: { host: '0.0.0.0', port, publicUrl, tls, announcedAddress: host.serverAddress },
      browser: { env: { HOME }, flags: [resolve('127.0.0.1')] },
    });
    const flags = [resolve(host.serverAddress)];
    const box = await launchBrowser({ executable: host.chromium, env: { HOME }, flags });
    return new NetworkedBox(host, world, box, publicUrl, folder);
  }

  async callInProgress(name: string, lawyer: string): Promise<{ tv: Tv; desk: Desk }> {
    const desk = await Desk.signIn(this.world.browser, this.publicUrl, lawyer);
    await desk.goOnDuty();
    const tv = await Tv.openDemo(this.box, this.publicUrl, name);
    await tv.press('red');
    await desk.answer();
    await tv.until('an active call', (scene) => scene.call?.state === 'active');
    await untilMoving(tv.page, 'call-remote');
    await untilMoving(desk.page, 'remote-video');
    return { tv, desk };
  }

  async close(): Promise<void> {
    await this.box.close();
    await this.world.close();
    await this.host.remove();
    await rm(this.folder, { recursive: true });
  }
}

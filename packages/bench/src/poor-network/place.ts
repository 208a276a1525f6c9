import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@falink/dev-env';
import { launchBrowser, TestHost, type World } from '@falink/e2e';
import type { Browser } from 'playwright-core';
import { BareSfu } from '../call-setup/bare-sfu.js';
import { startBenchWorld } from '../world.js';
import { DelayRelay } from './delay-relay.js';
import { speechFile } from './speech.js';

/** One way; there and back it is the 60 ms of a village line over a provider's network. */
const DELAY_MS = 30;

/** The product, the bare sfu, a near desk and a far box whose line can be made bad. */
export interface Place {
  readonly world: World;
  readonly bareSfu: BareSfu;
  readonly host: TestHost;
  readonly ends: { readonly resident: Browser; readonly desk: Browser };
  close(): Promise<void>;
}

/** Media of both goes through a relay each, which makes the box's way long; pages and signalling go straight. */
export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'falink-poor-'));
  const undo: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const host = await TestHost.create();
    undo.push(() => host.remove());
    const address = host.serverAddress;
    const [port, productPort, barePort] = [await freePort(), await freePort(), await freePort()];
    const publicUrl = `http://${address}:${port}`;
    const speech = `--use-file-for-fake-audio-capture=${await speechFile(folder)}`;
    // Cameras need a secure origin; the certificate of one would measure nothing here.
    const secure = (origin: string) => `--unsafely-treat-insecure-origin-as-secure=${origin}`;
    const world = await startBenchWorld({
      dev: {
        host: '0.0.0.0',
        port,
        publicUrl,
        rtcPort: productPort,
        announcedAddress: address,
        env: { FALINK_SFU_RTC_LISTEN_IP: '127.0.0.1', FALINK_SFU_WORKERS: '1' },
      },
    });
    undo.push(() => world.close());
    const bareSfu = await BareSfu.start({ host: address, media: { port: barePort, announcedAddress: address } });
    undo.push(() => bareSfu.stop());
    for (const media of [productPort, barePort]) {
      const isFar = (client: string) => client !== address && client !== '127.0.0.1';
      const relay = await DelayRelay.start({ address, port: media, target: '127.0.0.1', isFar, delayMs: DELAY_MS });
      undo.push(() => relay.close());
    }
    const flags = [
      speech,
      secure([publicUrl, bareSfu.origin].join(',')),
      '--disable-features=LocalNetworkAccessChecks',
    ];
    const desk = await launchBrowser({ flags });
    undo.push(() => desk.close());
    const resident = await launchBrowser({ flags, executable: host.chromium });
    undo.push(() => resident.close());
    return { world, bareSfu, host, ends: { resident, desk }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

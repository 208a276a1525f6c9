import type { Page, Route } from 'playwright-core';
import { Tv, untilMoving, type World } from '../src/index.js';

/** Within this there are words about a programme that does not come: twenty seconds may be fetched, twelve stand still. */
export const WORDS_MS = 60_000;

export const CHANNEL = /\/media\/channels\/[^/]+\//;
export const SEGMENT = /\/media\/assets\/.*\.m4s/;
export const PLAYER = /\/assets\/hls-.*\.js/;

type Handler = (route: Route) => Promise<void>;
/** What cannot be had of the programme, and how its request ends. */
export type LostPart = readonly [what: string, address: RegExp, how: Handler];

export const swallow: Handler = () => new Promise<void>(() => undefined);
export const lose: Handler = (route) => route.abort('connectionfailed');
export const answer =
  (status: number, contentType: string, body: string): Handler =>
  (route) =>
    route.fulfill({ status, contentType, body });

/** A television whose page is prepared before it loads. */
export async function openTv(world: World, prepare: (page: Page) => Promise<unknown>): Promise<Tv> {
  const tv = await Tv.open(world.browser, 'about:blank');
  await prepare(tv.page);
  await tv.page.goto(`${world.dev.baseUrl}/tv/?demo=home-1`);
  await tv.untilPage('home');
  return tv;
}

export const untilInTrouble = (tv: Tv) =>
  tv.until('words about the programme', (s) => s.player?.state === 'error', WORDS_MS);

export async function untilPlaying(tv: Tv): Promise<void> {
  await tv.until('the programme plays', (s) => s.player?.state === 'playing');
  await untilMoving(tv.page, 'programme', 10);
}

/** One part of the programme cannot be had: there are words, and it plays once that is over. */
export async function expectWordsThenPlaying(world: World, [, address, how]: LostPart): Promise<void> {
  const tv = await openTv(world, async (page) => {
    // A worker that has kept the page's files would answer in place of the line.
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    await page.route(address, how);
  });
  await untilInTrouble(tv);
  await tv.press('ok');
  await tv.untilPage('live');
  await tv.page.unroute(address);
  await untilPlaying(tv);
}

import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { Desk, outage, startWorld, Tv, until, untilMoving, videos, type World } from '../src/index.js';
import { makeMediaUpTo2160p } from '../src/short-film.js';

/** Within this there are words about a programme that does not come: twenty seconds may be fetched, twelve stand still. */
const WORDS_MS = 60_000;

const CHANNEL = /\/media\/channels\/[^/]+\//;
const MEDIA = /\/media\//;
const SEGMENT = /\/media\/assets\/.*\.m4s/;

const swallow = () => new Promise<void>(() => undefined);
const lose = (route: Route) => route.abort('connectionfailed');
const answer = (status: number, contentType: string, body: string) => (route: Route) =>
  route.fulfill({ status, contentType, body });

const programme = async (tv: Tv) => (await videos(tv.page)).find(({ id }) => id === 'programme');

/** A programme that cannot be had, or cannot be shown, ends in words and comes back when the cause is gone. */
describe('trouble with the programme', () => {
  let world: World;
  let mediaDir: string;
  beforeAll(async () => {
    mediaDir = await mkdtemp(path.join(tmpdir(), 'falink-media-'));
    await makeMediaUpTo2160p(mediaDir);
    world = await startWorld({ dev: { mediaDir } });
  });
  afterAll(async () => {
    await world?.close();
    await rm(mediaDir, { recursive: true });
  });

  afterEach(() => world.reset());

  /** A television whose page is prepared before it loads. */
  async function openTv(prepare: (page: Page) => Promise<unknown>, name = 'home-1'): Promise<Tv> {
    const tv = await Tv.open(world.browser, 'about:blank');
    await prepare(tv.page);
    await tv.page.goto(`${world.dev.baseUrl}/tv/?demo=${name}`);
    await tv.untilPage('home');
    return tv;
  }
  const inTrouble = (tv: Tv) => tv.until('words about the programme', (s) => s.player?.state === 'error', WORDS_MS);
  const playing = async (tv: Tv) => {
    await tv.until('the programme plays', (s) => s.player?.state === 'playing');
    await untilMoving(tv.page, 'programme', 10);
  };

  it.each([
    ['the script of the player is lost once', /\/assets\/hls-.*\.js/, lose],
    ['the script of the player is never answered', /\/assets\/hls-.*\.js/, swallow],
    ['playlists are not there', CHANNEL, answer(404, 'application/json', '{}')],
    ['playlists end in an error', CHANNEL, answer(500, 'text/plain', 'no')],
    [
      'a page of a hotel’s network comes in place of playlists',
      CHANNEL,
      answer(200, 'text/html', '<html>Sign in</html>'),
    ],
    ['the first playlist is never answered', /master\.m3u8/, swallow],
    ['the list of segments is never answered', /\d+p\.m3u8/, swallow],
    ['segments are never answered', SEGMENT, swallow],
    ['segments are lost', SEGMENT, lose],
  ])('%s: words, and it plays once that is over', async (_what, address, how) => {
    const tv = await openTv(async (page) => {
      // A worker that has kept the page's files would answer in place of the line.
      await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
      await page.route(address, how);
    });
    await inTrouble(tv);
    await tv.press('ok');
    await tv.untilPage('live');
    await tv.page.unroute(address);
    await playing(tv);
  });

  it('a browser without H.264: words for good, and calls go on', async () => {
    const tv = await openTv((page) =>
      page.addInitScript(() => {
        const noAvc = <T extends (type: string) => unknown>(ask: T, no: ReturnType<T>) =>
          function (this: unknown, type: string) {
            return /avc1|mp4|mpegurl/i.test(type) ? no : Reflect.apply(ask, this, [type]);
          };
        MediaSource.isTypeSupported = noAvc(MediaSource.isTypeSupported, false) as typeof MediaSource.isTypeSupported;
        const element = HTMLMediaElement.prototype;
        element.canPlayType = noAvc(element.canPlayType, '') as typeof element.canPlayType;
      }),
    );
    await tv.until('no programme', (s) => s.player?.state === 'unsupported', WORDS_MS);
    const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
    await desk.goOnDuty();
    await tv.press('red');
    await desk.answer();
    await tv.until('an active call', (s) => s.call?.state === 'active');
    await untilMoving(tv.page, 'call-remote');
  });

  /** A page whose media source takes nothing while `decoder.refuses`. */
  async function refuseAppends(page: Page, { native }: { native: boolean }): Promise<void> {
    await page.addInitScript((hasNative) => {
      const state = { refuses: true };
      const append = SourceBuffer.prototype.appendBuffer;
      SourceBuffer.prototype.appendBuffer = function (data) {
        if (state.refuses) throw new DOMException('refused', 'InvalidStateError');
        append.call(this, data);
      };
      const canPlay = HTMLMediaElement.prototype.canPlayType;
      HTMLMediaElement.prototype.canPlayType = function (type) {
        return !hasNative && /mpegurl/i.test(type) ? '' : canPlay.call(this, type);
      };
      Object.assign(globalThis, { decoder: state });
    }, native);
  }

  it('a decoder that takes nothing: words, and it plays once that is over', async () => {
    const tv = await openTv((page) => refuseAppends(page, { native: false }));
    await inTrouble(tv);
    await tv.page.evaluate(() => {
      (globalThis as unknown as { decoder: { refuses: boolean } }).decoder.refuses = false;
    });
    await playing(tv);
  });

  it('a decoder that takes nothing: the browser’s own player has the programme', async () => {
    const tv = await openTv((page) => refuseAppends(page, { native: true }));
    await playing(tv);
    const source = await tv.page.evaluate(() => document.querySelector<HTMLVideoElement>('#programme')?.src);
    expect(source).toMatch(/master\.m3u8$/);
  });

  it('the browser’s own player and a line that is lost: words, and it plays again', async () => {
    const tv = await openTv((page) =>
      page.addInitScript(() => {
        for (const name of ['MediaSource', 'ManagedMediaSource', 'WebKitMediaSource'])
          Reflect.deleteProperty(globalThis, name);
      }),
    );
    await playing(tv);
    await tv.press('ok');
    await tv.untilPage('live');
    await tv.page.route(MEDIA, lose);
    await inTrouble(tv);
    await tv.page.unroute(MEDIA);
    await playing(tv);
  });

  it('segments that stop coming while it plays: words, and it plays again', async () => {
    const tv = await openTv(async () => undefined);
    await playing(tv);
    await tv.page.route(SEGMENT, swallow);
    await inTrouble(tv);
    await tv.page.unroute(SEGMENT);
    await playing(tv);
  });

  it('a programme that comes back during a call stays silent until the call is over', async () => {
    const tv = await openTv((page) => page.route(CHANNEL, lose));
    await inTrouble(tv);
    const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
    await desk.goOnDuty();
    await tv.press('red');
    await desk.answer();
    await tv.until('an active call', (s) => s.call?.state === 'active');
    await tv.page.unroute(CHANNEL);
    // Longer than the programme's wait before it is opened again.
    await untilMoving(tv.page, 'call-remote', 250);
    expect((await programme(tv))?.frames).toBe(0);
    await tv.press('red');
    await tv.untilPage('call-rating');
    await tv.press('5');
    await playing(tv);
  });

  it('a film whose manifest is gone for five seconds, on the air and after it: plays on', async () => {
    const tv = await openTv(async () => undefined);
    await playing(tv);
    const states = new Set<string | undefined>();
    const frames = async () => {
      states.add((await tv.scene())?.player?.state);
      return (await programme(tv))?.frames ?? 0;
    };
    for (const id of ['wages-owed', 'mothers-maintenance']) {
      const manifest = path.join(mediaDir, id, 'manifest.json');
      const upload = {
        unplug: () => rename(manifest, `${manifest}.old`),
        plugIn: () => rename(`${manifest}.old`, manifest),
      };
      await outage(upload, 5_000, frames);
    }
    const before = await frames();
    await until('it plays on', frames, (now) => now > before + 250);
    expect(states).not.toContain('error');
  });
});

import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type FilmWorld, startFilmWorld } from '../src/film-world.js';
import { outage, type Tv, until, videos } from '../src/index.js';
import {
  answer,
  CHANNEL,
  expectWordsThenPlaying,
  type LostPart,
  lose,
  openTv,
  PLAYER,
  SEGMENT,
  swallow,
  untilInTrouble,
  untilPlaying,
} from './lost-parts.js';

const MEDIA = /\/media\//;

const programme = async (tv: Tv) => (await videos(tv.page)).find(({ id }) => id === 'programme');

/** The rest of what programme-trouble.clock.test.ts tries before each change: every case waits for half a minute. */
describe('trouble with the programme, every part of it', () => {
  let film: FilmWorld;
  beforeAll(async () => {
    film = await startFilmWorld();
  });
  afterAll(() => film?.close());
  afterEach(() => film.world.reset());

  const parts: LostPart[] = [
    ['the script of the player is never answered', PLAYER, swallow],
    ['playlists are not there', CHANNEL, answer(404, 'application/json', '{}')],
    ['the first playlist is never answered', /master\.m3u8/, swallow],
    ['playlists end in an error', CHANNEL, answer(500, 'text/plain', 'no')],
    [
      'a page of a hotel’s network comes in place of playlists',
      CHANNEL,
      answer(200, 'text/html', '<html>Sign in</html>'),
    ],
    ['the list of segments is never answered', /\d+p\.m3u8/, swallow],
    ['segments are lost', SEGMENT, lose],
  ];
  it.each(parts)('%s: words, and it plays once that is over', async (...part) => {
    await expectWordsThenPlaying(film.world, part);
  });

  it('segments that stop coming while it plays: words, and it plays again', async () => {
    const tv = await openTv(film.world, async () => undefined);
    await untilPlaying(tv);
    await tv.page.route(SEGMENT, swallow);
    await untilInTrouble(tv);
    await tv.page.unroute(SEGMENT);
    await untilPlaying(tv);
  });

  it('a film whose manifest is gone for five seconds, on the air and after it: plays on', async () => {
    const tv = await openTv(film.world, async () => undefined);
    await untilPlaying(tv);
    const states = new Set<string | undefined>();
    const frames = async () => {
      states.add((await tv.scene())?.player?.state);
      return (await programme(tv))?.frames ?? 0;
    };
    for (const id of ['wages-owed', 'mothers-maintenance']) {
      const manifest = path.join(film.mediaDir, id, 'manifest.json');
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
    const tv = await openTv(film.world, (page) => refuseAppends(page, { native: false }));
    await untilInTrouble(tv);
    await tv.page.evaluate(() => {
      (globalThis as unknown as { decoder: { refuses: boolean } }).decoder.refuses = false;
    });
    await untilPlaying(tv);
  });

  it('a decoder that takes nothing: the browser’s own player has the programme', async () => {
    const tv = await openTv(film.world, (page) => refuseAppends(page, { native: true }));
    await untilPlaying(tv);
    const source = await tv.page.evaluate(() => document.querySelector<HTMLVideoElement>('#programme')?.src);
    expect(source).toMatch(/master\.m3u8$/);
  });

  it('the browser’s own player and a line that is lost: words, and it plays again', async () => {
    const tv = await openTv(film.world, (page) =>
      page.addInitScript(() => {
        for (const name of ['MediaSource', 'ManagedMediaSource', 'WebKitMediaSource'])
          Reflect.deleteProperty(globalThis, name);
      }),
    );
    await untilPlaying(tv);
    await tv.press('ok');
    await tv.untilPage('live');
    await tv.page.route(MEDIA, lose);
    await untilInTrouble(tv);
    await tv.page.unroute(MEDIA);
    await untilPlaying(tv);
  });
});

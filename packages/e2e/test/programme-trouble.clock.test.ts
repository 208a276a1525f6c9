import { type FilmWorld, startFilmWorld } from '../src/film-world.js';
import { Desk, type Tv, untilMoving, videos, type World } from '../src/index.js';
import {
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
  WORDS_MS,
} from './lost-parts.js';

const programme = async (tv: Tv) => (await videos(tv.page)).find(({ id }) => id === 'programme');

/** A programme that cannot be had, or cannot be shown, ends in words and comes back when the cause is gone. */
describe('trouble with the programme', () => {
  let film: FilmWorld;
  let world: World;
  beforeAll(async () => {
    film = await startFilmWorld();
    world = film.world;
  });
  afterAll(() => film?.close());

  afterEach(() => world.reset());

  // One that is lost, one that is swallowed; the others are in programme-trouble.nightly.test.ts.
  const parts: LostPart[] = [
    ['the script of the player is lost once', PLAYER, lose],
    ['segments are never answered', SEGMENT, swallow],
  ];
  it.each(parts)('%s: words, and it plays once that is over', async (...part) => {
    await expectWordsThenPlaying(world, part);
  });

  it('a browser without H.264: words for good, and calls go on', async () => {
    const tv = await openTv(world, (page) =>
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

  it('a programme that comes back during a call stays silent until the call is over', async () => {
    const tv = await openTv(world, (page) => page.route(CHANNEL, lose));
    await untilInTrouble(tv);
    const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
    await desk.goOnDuty();
    await tv.press('red');
    await desk.answer();
    await tv.until('an active call', (s) => s.call?.state === 'active');
    await tv.page.unroute(CHANNEL);
    // Longer than the programme's wait before it is opened again.
    await untilMoving(tv.page, 'call-remote', 250);
    expect((await programme(tv))?.frames).toBe(0);
    await tv.press('red', 'red');
    await tv.untilPage('call-rating');
    await tv.press('5');
    await untilPlaying(tv);
  });
});

import type { Scene } from '@falink/protocol';
import { type FilmWorld, startFilmWorld } from '../src/film-world.js';
import { Tv, until, videos, type World } from '../src/index.js';
import { SHORT_FILM } from '../src/short-film.js';
import { openFilm, scramble } from './library-film.js';

const FILM_S = 12;

const has = (id: string) => (s: Scene) => s.options.some((o) => o.id === id);

const digitOf = (scene: Scene, id: string): `${number}` => `${scene.options.find((o) => o.id === id)!.digit!}`;

/** In the bar of the short film: from its beginning, 2160 lines. */
async function choose2160p(tv: Tv): Promise<void> {
  await tv.press('ok');
  const bar = await tv.until('the bar', has('restart'));
  // The film is short, and may be over before a slow machine has drawn its bar.
  if (!has('quality')(bar)) await tv.press(digitOf(bar, 'restart'));
  const menu = await tv.until('the qualities', has('quality'));
  await tv.press(digitOf(menu, 'restart'), digitOf(menu, 'quality'));
}

/** Pictures of 2160 lines take a slow machine half a minute. */
describe('the programme in 2160p', () => {
  let film: FilmWorld;
  let world: World;
  beforeAll(async () => {
    film = await startFilmWorld();
    world = film.world;
  });
  afterAll(() => film?.close());

  it('plays 2160p from the library', async () => {
    const tv = await Tv.open(world.browser, `${world.dev.baseUrl}/tv/?demo=home-2`);
    await tv.untilPage('home');
    const response = await fetch(`${world.dev.baseUrl}/media/assets/${SHORT_FILM.id}/master.m3u8`);
    expect(await response.text()).toContain('3840x2160');
    await openFilm(tv);
    await choose2160p(tv);
    const picture = async () => (await videos(tv.page)).find((v) => v.id === 'programme');
    const first = await until('a picture 2160 lines high', picture, (v) => v?.height === 2160, 90_000);
    // A slow machine has the picture when the short film is nearly over: then its last frame is what moved.
    const isOver = (v: typeof first) => (v?.currentTime ?? 0) > FILM_S - 0.5;
    await until('it moves', picture, (v) => isOver(v) || (v?.frames ?? 0) > (first?.frames ?? 0) + 5, 60_000);
    await tv.close();
  });

  it('goes back to a smaller picture where 2160p cannot be decoded, and offers it no more', async () => {
    const tv = await Tv.open(world.browser, `${world.dev.baseUrl}/tv/?demo=home-3`);
    await tv.untilPage('home');
    let asked = 0;
    await tv.page.route(new RegExp(`/media/assets/${SHORT_FILM.id}/2160p/.*\\.m4s`), async (route) => {
      const answer = await route.fetch();
      asked += 1;
      await route.fulfill({ response: answer, body: scramble(await answer.body()) });
    });
    await openFilm(tv);
    await choose2160p(tv);
    const bar = async () => {
      const scene = await tv.scene();
      // The bar hides after a while, and the film may be over before a slow machine has drawn it.
      if (scene && !has('pause')(scene)) await tv.press(has('restart')(scene) ? digitOf(scene, 'restart') : 'up');
      return scene;
    };
    await until('2160p is offered no more', bar, (s) => s !== null && has('pause')(s) && !has('quality')(s));
    expect(asked).toBeGreaterThan(0);
    const picture = async () => (await videos(tv.page)).find((v) => v.id === 'programme');
    await until('the smaller picture plays', picture, (v) => v?.height === 432 && v.currentTime > 1 && v.frames > 20);
    expect((await tv.scene())?.player?.state).not.toBe('error');
    const before = asked;
    await tv.press('home');
    await tv.untilPage('home');
    await openFilm(tv);
    await until('it plays', picture, (v) => v?.height === 432 && v.frames > 20);
    expect(asked).toBe(before);
    await tv.close();
  });
});

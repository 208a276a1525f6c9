import type { Scene } from '@falink/protocol';
import { type FilmWorld, startFilmWorld } from '../src/film-world.js';
import { Desk, Tv, until, untilMoving, videos, type World } from '../src/index.js';
import { SHORT_FILM } from '../src/short-film.js';

const FILM_S = 12;

/** From the home page: the short film of the library, until it plays. */
async function openFilm(tv: Tv): Promise<void> {
  await tv.press('3');
  const library = await tv.until('the library', (s) => s.page === 'library' && s.options.length > 0);
  expect(library.options.length).toBeGreaterThanOrEqual(3);
  const story = library.options.find((option) => option.label.includes(SHORT_FILM.title.zh));
  await tv.press(`${story!.digit!}`);
  await tv.until('the story plays', (s) => s.player?.kind === 'asset' && s.player.state === 'playing');
}

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

/** Leaves the boxes of a segment readable; the pictures in it are not. */
function scramble(body: Buffer): Buffer {
  return body.map((byte, at) => (at < body.length / 4 ? byte : byte ^ (at % 251))) as Buffer;
}

/** The programme on the television, with the videos that npm start makes. */
describe('the programme', () => {
  let film: FilmWorld;
  let world: World;
  beforeAll(async () => {
    film = await startFilmWorld();
    world = film.world;
  });
  afterAll(() => film?.close());

  it('plays on the home page, full screen with OK, shows what is on air, and ducks under a call', async () => {
    const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
    await untilMoving(tv.page, 'programme', 10);
    await tv.press('ok');
    const live = await tv.untilPage('live');
    expect(live.player).toMatchObject({ kind: 'channel', state: 'playing' });
    expect(live.player!.title).not.toBe('');

    const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
    await desk.goOnDuty();
    await tv.press('red');
    await tv.until(
      'the programme is quiet while it rings',
      (s) => s.player?.state === 'ducked' || s.player?.state === 'paused',
    );
    await desk.answer();
    await tv.until('the call', (s) => s.call?.state === 'active');
    await tv.until('the programme pauses in the call', (s) => s.player === undefined || s.player.state === 'paused');
    await tv.press('red', 'red');
    await tv.untilPage('call-rating');
    await tv.press('5');
    await tv.until('the programme goes on', (s) => s.player?.state === 'playing');
    await untilMoving(tv.page, 'programme');
    await tv.close();
    await desk.close();
  });

  it('goes past a segment that cannot be decoded, and to the end', async () => {
    const tv = await Tv.open(world.browser, `${world.dev.baseUrl}/tv/?demo=home-3`);
    await tv.untilPage('home');
    // The second four seconds of the film, in every height: a container with noise in it.
    let broken = 0;
    await tv.page.route(new RegExp(`/media/assets/${SHORT_FILM.id}/.*001\\.m4s`), async (route) => {
      const answer = await route.fetch();
      broken += 1;
      await route.fulfill({ response: answer, body: scramble(await answer.body()) });
    });
    await openFilm(tv);
    const position = async () => (await videos(tv.page)).find((v) => v.id === 'programme')?.currentTime ?? 0;
    await until('it has gone past the broken seconds', position, (at) => at > 8.5, 90_000);
    expect(broken).toBeGreaterThan(0);
    expect((await tv.scene())?.player?.state).not.toBe('error');
    await tv.close();
  });

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

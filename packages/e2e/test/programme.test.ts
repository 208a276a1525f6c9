import { type FilmWorld, startFilmWorld } from '../src/film-world.js';
import { Desk, Tv, until, untilMoving, videos, type World } from '../src/index.js';
import { SHORT_FILM } from '../src/short-film.js';
import { openFilm, scramble } from './library-film.js';

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
    await tv.untilPage('live');
    // A busy machine may wait for the next segment on the way.
    const { player } = await tv.until('the channel fills the screen', (s) => s.player?.state === 'playing');
    expect(player).toMatchObject({ kind: 'channel', title: expect.stringMatching(/./) });

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
});

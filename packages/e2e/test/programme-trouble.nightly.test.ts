import { type FilmWorld, startFilmWorld } from '../src/film-world.js';
import {
  answer,
  CHANNEL,
  expectWordsThenPlaying,
  type LostPart,
  lose,
  PLAYER,
  SEGMENT,
  swallow,
} from './lost-parts.js';

/** The rest of what programme-trouble.test.ts tries before each change: every case waits for half a minute. */
describe('trouble with the programme, every part of it', () => {
  let film: FilmWorld;
  beforeAll(async () => {
    film = await startFilmWorld();
  });
  afterAll(() => film?.close());
  afterEach(() => film.world.reset());

  const parts: LostPart[] = [
    ['the script of the player is never answered', PLAYER, swallow],
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
});

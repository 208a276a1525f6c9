import type { Tv } from '../src/index.js';
import { SHORT_FILM } from '../src/short-film.js';

/** From the home page: the short film of the library, until it plays. */
export async function openFilm(tv: Tv): Promise<void> {
  await tv.press('3');
  const library = await tv.until('the library', (s) => s.page === 'library' && s.options.length > 0);
  expect(library.options.length).toBeGreaterThanOrEqual(3);
  const story = library.options.find((option) => option.label.includes(SHORT_FILM.title.zh));
  await tv.press(`${story!.digit!}`);
  await tv.until('the story plays', (s) => s.player?.kind === 'asset' && s.player.state === 'playing');
}

/** Leaves the boxes of a segment readable; the pictures in it are not. */
export function scramble(body: Buffer): Buffer {
  return body.map((byte, at) => (at < body.length / 4 ? byte : byte ^ (at % 251))) as Buffer;
}

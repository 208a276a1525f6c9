import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeMediaUpTo2160p } from './short-film.js';
import { startWorld, type World } from './world.js';

/** A world with a media folder of its own: the demo's stories in the smallest size, and the short film up to 2160p. */
export interface FilmWorld {
  readonly world: World;
  readonly mediaDir: string;
  close(): Promise<void>;
}

export async function startFilmWorld(): Promise<FilmWorld> {
  const mediaDir = await mkdtemp(path.join(tmpdir(), 'falink-media-'));
  const removeMedia = () => rm(mediaDir, { recursive: true });
  try {
    await makeMediaUpTo2160p(mediaDir);
    const world = await startWorld({ dev: { mediaDir } });
    const close = async () => {
      await world.close();
      await removeMedia();
    };
    return { world, mediaDir, close };
  } catch (error) {
    await removeMedia();
    throw error;
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LADDER, type RenditionId } from '@falink/broadcast';
import { STORIES } from '../script/stories.js';
import type { Story, Words } from '../script/story.js';
import { EspeakEngine } from '../speech/espeak.js';
import { exists } from './files.js';
import { fingerprint } from './fingerprint.js';
import { renditionsOf } from './renditions-of.js';
import { FINGERPRINT_FILE } from './workshop.js';

export type MissingRendition = { story: string; rendition: RenditionId; title: Words };

/** The renditions that are not in the folder of the assets, or belong to an older film; the cheapest first. */
export async function missingRenditions(outDir: string): Promise<MissingRendition[]> {
  const voice = await new EspeakEngine().identity();
  const missing: MissingRendition[] = [];
  for (const { id: rendition } of LADDER) {
    for (const story of STORIES.filter((one) => renditionsOf(one).includes(rendition))) {
      if (await isThere(story, rendition)) continue;
      missing.push({ story: story.id, rendition, title: story.title });
    }
  }
  return missing;

  async function isThere(story: Story, rendition: RenditionId): Promise<boolean> {
    const asset = join(outDir, story.id);
    const found = await readFile(join(asset, FINGERPRINT_FILE), 'utf8').catch(() => '');
    return found.trim() === fingerprint(story, voice) && (await exists(join(asset, rendition)));
  }
}

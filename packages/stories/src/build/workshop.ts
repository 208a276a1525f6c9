import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AssetManifest, AssetRendition, assetPlaylists, LADDER, ladderStep, type RenditionId } from '@falink/broadcast';
import type { Story } from '../script/story.js';
import type { SpeechEngine } from '../speech/engine.js';
import { COMMON, type CommonPart, DESCRIPTION_FILE, writeCommon } from './common.js';
import { exists, linkTree, makeFolder, writeWhole } from './files.js';
import { type Prepared, prepare } from './prepare.js';
import { RENDITION_FILE, renderRendition } from './rendition.js';

export type Part = typeof COMMON | RenditionId;

export type MakeOptions = { onPercent: (percent: number) => void; nice: boolean; signal: AbortSignal | undefined };

/** File in an asset's folder that says which film its parts belong to. */
export const FINGERPRINT_FILE = '.fingerprint';

/** Makes one story's parts, or takes them from the cache, and puts them into the folder of its asset. */
export class Workshop {
  #prepared: Promise<Prepared> | undefined;
  readonly #cache: string;
  readonly #asset: string;

  constructor(
    private readonly story: Story,
    private readonly engine: SpeechEngine,
    private readonly fingerprint: string,
    folders: { cacheDir: string; outDir: string },
  ) {
    this.#cache = join(folders.cacheDir, `${story.id}-${fingerprint}`);
    this.#asset = join(folders.outDir, story.id);
  }

  /** Makes one part unless it is there, and publishes it. */
  async make(part: Part, options: MakeOptions): Promise<'present' | 'cache' | 'made'> {
    await this.#dropOutdated();
    const target = join(this.#asset, part);
    if (await exists(target)) return 'present';
    const cached = join(this.#cache, part);
    const had = await exists(cached);
    if (!had) await makeFolder(cached, (folder) => this.#fill(part, folder, options));
    await makeFolder(target, (folder) => linkTree(cached, folder));
    await this.publish();
    return had ? 'cache' : 'made';
  }

  /** Writes manifest.json and the playlists for the parts that exist; undefined while nothing can be watched. */
  async publish(): Promise<AssetManifest | undefined> {
    const description = await readJson(join(this.#asset, COMMON, DESCRIPTION_FILE));
    if (description === undefined) return undefined;
    const renditions: AssetRendition[] = [];
    for (const { id } of LADDER) {
      const found = await readJson(join(this.#asset, id, RENDITION_FILE));
      if (found !== undefined) renditions.push(AssetRendition.parse(found));
    }
    if (renditions.length === 0) return undefined;
    const manifest = AssetManifest.parse({ ...(description as CommonPart), renditions });
    for (const { file, text } of assetPlaylists(manifest)) await writeWhole(join(this.#asset, file), text);
    await writeWhole(join(this.#asset, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    return manifest;
  }

  /** Removes the temporary files. */
  async close(): Promise<void> {
    const prepared = await this.#prepared?.catch(() => undefined);
    if (prepared) await rm(prepared.voiceFile, { force: true });
  }

  async #fill(part: Part, folder: string, options: MakeOptions): Promise<void> {
    this.#prepared ??= prepare(this.story, this.engine, options.signal);
    const prepared = await this.#prepared;
    if (part === COMMON) await writeCommon(prepared, folder, options.signal);
    else await renderRendition(prepared, ladderStep(part), folder, options);
  }

  /** Removes the parts of an older film. */
  async #dropOutdated(): Promise<void> {
    const file = join(this.#asset, FINGERPRINT_FILE);
    const found = await readFile(file, 'utf8').catch(() => undefined);
    if (found?.trim() === this.fingerprint) return;
    await rm(this.#asset, { recursive: true, force: true });
    await writeWhole(file, `${this.fingerprint}\n`);
  }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BUNDLE_HEAD_BYTES,
  FalinkError,
  FIXED_SENTENCES,
  type Locale,
  placesOf,
  type VoiceBundle,
} from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type { Engines, Renderer } from './renderer.js';

/** A voice that cannot be run is asked again after this: somebody may have installed it. */
const RETRY_MS = 60_000;
/** While requests come first, a sentence is tried again after this. */
const BUSY_MS = 2_000;

interface Known {
  readonly revision: string | null;
  readonly at: number;
}

/**
 * The fixed sentences of each language, rendered once for a voice and kept in one file: the only sound that is ever
 * stored. A file of another voice or another list is deleted.
 */
export class Bundles {
  readonly #known = new Map<Locale, Promise<Known>>();
  readonly #preparing = new Map<Locale, Promise<void>>();
  #stopped = false;

  constructor(
    private readonly parts: {
      readonly folder: string;
      readonly engines: Engines;
      readonly renderer: Renderer;
      readonly log: Logger;
      readonly sentences?: Readonly<Record<Locale, readonly string[]>>;
    },
  ) {}

  /** Whether there is a voice for the language. */
  async speaks(locale: Locale): Promise<boolean> {
    return (await this.#revision(locale)) !== null;
  }

  /** The bundle; null while there is none. @throws FalinkError voice.unavailable */
  async bundle(locale: Locale): Promise<(VoiceBundle & { readonly file: string }) | null> {
    const revision = await this.#revision(locale);
    if (revision === null) throw new FalinkError('voice.unavailable');
    const file = this.#file(locale, revision);
    const found = await stat(file).catch(() => null);
    return found && { revision, bytes: found.size, file };
  }

  /**
   * The bundle's bytes. Only a television that somebody listens to asks for them, so this is where rendering begins.
   *
   * @throws FalinkError voice.unavailable, voice.preparing
   */
  async read(locale: Locale): Promise<Buffer> {
    const bundle = await this.bundle(locale);
    if (bundle) return readFile(bundle.file);
    await this.#begin(locale);
    throw new FalinkError('voice.preparing', { retryAfterS: 30 });
  }

  async #begin(locale: Locale): Promise<void> {
    const revision = await this.#revision(locale);
    if (revision === null || this.#preparing.has(locale) || this.#stopped) return;
    const preparing = this.#prepare(locale, this.#file(locale, revision))
      .catch((error: unknown) => {
        if (!this.#stopped) this.parts.log.warn({ error, locale }, 'the fixed sentences were not rendered');
      })
      .finally(() => this.#preparing.delete(locale));
    this.#preparing.set(locale, preparing);
  }

  /** Once, before the renderer stops. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#preparing.values());
  }

  async #revision(locale: Locale): Promise<string | null> {
    const known = this.#known.get(locale);
    if (known) {
      const { revision, at } = await known;
      if (revision !== null || Date.now() - at < RETRY_MS) return revision;
    }
    const asked = this.parts.engines[locale].identity().then(
      (voice) => ({ revision: this.#digest(locale, voice), at: Date.now() }),
      () => ({ revision: null, at: Date.now() }),
    );
    this.#known.set(locale, asked);
    return (await asked).revision;
  }

  #sentences(locale: Locale): readonly string[] {
    return (this.parts.sentences ?? FIXED_SENTENCES)[locale];
  }

  #digest(locale: Locale, voice: string): string {
    return createHash('sha256')
      .update(JSON.stringify([voice, this.#sentences(locale)]))
      .digest('hex')
      .slice(0, 16);
  }

  #file(locale: Locale, revision: string): string {
    return join(this.parts.folder, `${locale}-${revision}.voice`);
  }

  async #prepare(locale: Locale, file: string): Promise<void> {
    const sounds: { text: string; sound: Buffer }[] = [];
    for (const text of this.#sentences(locale)) {
      const sound = await this.#render(text, locale);
      if (this.#stopped) return;
      if (sound) sounds.push({ text, sound });
    }
    const places = placesOf(sounds.map(({ text, sound }) => ({ text, bytes: sound.length })));
    const index = Buffer.from(JSON.stringify(places));
    const head = Buffer.alloc(BUNDLE_HEAD_BYTES);
    head.writeUInt32BE(index.length);
    const { folder } = this.parts;
    await mkdir(folder, { recursive: true });
    const part = join(folder, `${locale}-${randomUUID()}.part`);
    await writeFile(part, Buffer.concat([head, index, ...sounds.map(({ sound }) => sound)]));
    await rename(part, file);
    await this.#deleteOthers(locale, file);
  }

  /** Requests of people come first. */
  async #render(text: string, locale: Locale): Promise<Buffer | null> {
    while (!this.#stopped) {
      try {
        return await this.parts.renderer.render(text, locale);
      } catch (error) {
        if (!(error instanceof FalinkError) || error.code !== 'voice.busy') throw error;
        await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
      }
    }
    return null;
  }

  async #deleteOthers(locale: Locale, file: string): Promise<void> {
    for (const name of await readdir(this.parts.folder)) {
      const path = join(this.parts.folder, name);
      if (name.startsWith(`${locale}-`) && path !== file) await rm(path, { force: true });
    }
  }
}

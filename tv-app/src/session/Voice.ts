import { Store } from '@falink/client';
import {
  BUNDLE_HEAD_BYTES,
  indexBytes,
  type Locale,
  readIndex,
  type VoiceBundle,
  type VoicePlace,
  voiceRoutes,
} from '@falink/protocol';
import type { Platform } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';
import type { Preferences } from './Preferences.js';
import { styleOf } from './voiceStyle.js';

/** The bundle is being rendered, or the service was not reached. */
const RETRY_MS = 60_000;
/** A held arrow passes many choices: only the one it stops at is asked for. */
const SETTLE_MS = 150;
/** A slow voice takes 0.4 s for a character; one that is not done long after that has stopped without a word. */
const SPEAKING_MS = { base: 15_000, aCharacter: 600 };

export interface VoiceState {
  /** What is known of the service's voice; it is asked only where the box has none. */
  readonly service: 'unknown' | 'asking' | 'known' | 'unreachable';
  /** Languages that the service speaks. */
  readonly languages: readonly Locale[];
  readonly speaking: boolean;
}

interface Sounds {
  readonly revision: string;
  /** By text. */
  readonly places: ReadonlyMap<string, VoicePlace>;
  readonly blob: Blob;
  readonly offset: number;
}

/**
 * The voice of this television: the box's own where it has one for the language, otherwise the service's. Fixed
 * sentences come from a bundle that the box keeps; everything else is fetched, played and forgotten (SPEC L6-L9).
 */
export class Voice {
  readonly store = new Store<VoiceState>({ service: 'unknown', languages: [], speaking: false });
  readonly #bundles = new Map<Locale, VoiceBundle>();
  readonly #sounds = new Map<Locale, Sounds>();
  /** Somebody is about to be asked aloud whether pages are to be read. */
  #asks = false;
  #abort = new AbortController();
  #cancelRetry: () => void = () => undefined;
  #cancelLimit: () => void = () => undefined;

  constructor(
    private readonly platform: Pick<Platform, 'clock' | 'speech' | 'player' | 'keptSounds'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
    private readonly preferences: Preferences,
  ) {
    preferences.store.subscribe(() => void this.#fetchBundle());
  }

  /** Whether the language can be spoken here. */
  available(locale: Locale): boolean {
    const { speech, player } = this.platform;
    return speech.available(locale) || (player.possible && this.store.state.languages.includes(locale));
  }

  /**
   * Asks the service once what it speaks, where the box itself does not. Never throws.
   *
   * @param asks whether the page that is open asks aloud
   */
  async load(asks: boolean): Promise<void> {
    this.#asks = asks;
    const { service } = this.store.state;
    const { speech, player } = this.platform;
    if (service === 'asking' || service === 'known' || !player.possible) return;
    if (speech.available(this.preferences.state.locale)) return;
    this.store.set({ service: 'asking' });
    try {
      const { languages } = await this.api.call(voiceRoutes.voice, { token: await this.token() });
      for (const { locale, bundle } of languages) if (bundle) this.#bundles.set(locale, bundle);
      this.store.set({ service: 'known', languages: languages.map(({ locale }) => locale) });
      await this.#fetchBundle();
    } catch {
      this.store.set({ service: 'unreachable' });
      this.#loadLater();
    }
  }

  /** Says one utterance after the other, in place of what is being said. */
  say(utterances: readonly string[], locale: Locale): void {
    this.stop();
    const { speech } = this.platform;
    const abort = new AbortController();
    this.#abort = abort;
    const style = styleOf(this.preferences.state);
    if (utterances.length === 0) return;
    if (speech.available(locale)) {
      this.#speaks(utterances);
      const over = (): void => {
        if (!abort.signal.aborted) this.#ends();
      };
      try {
        speech.say(utterances, locale, style, over);
      } catch {
        over();
      }
    } else if (this.available(locale)) void this.#play(utterances, locale, abort.signal);
  }

  stop(): void {
    this.#abort.abort();
    this.platform.speech.stop();
    this.platform.player.stop();
    this.#ends();
  }

  /** Speaking begins. It ends in any case: the programme is lower until then. */
  #speaks(utterances: readonly string[]): void {
    const characters = utterances.reduce((sum, { length }) => sum + length, 0);
    this.#cancelLimit();
    const limitMs = SPEAKING_MS.base + characters * SPEAKING_MS.aCharacter;
    this.#cancelLimit = this.platform.clock.after(limitMs, () => this.stop());
    if (!this.store.state.speaking) this.store.set({ speaking: true });
  }

  #ends(): void {
    this.#cancelLimit();
    this.#cancelLimit = () => undefined;
    if (this.store.state.speaking) this.store.set({ speaking: false });
  }

  async #play(utterances: readonly string[], locale: Locale, signal: AbortSignal): Promise<void> {
    // The next utterance is fetched while one is heard, so that a page sounds whole.
    let next = this.#sound(utterances[0], locale, signal, SETTLE_MS);
    for (const at of utterances.keys()) {
      const sound = await next;
      next = this.#sound(utterances[at + 1], locale, signal);
      if (signal.aborted) return;
      if (!sound) continue;
      if (!this.store.state.speaking) this.#speaks(utterances);
      // A sound that cannot be played is one utterance less.
      await this.platform.player.play(sound, styleOf(this.preferences.state)).catch(() => false);
      if (signal.aborted) return;
    }
    this.#ends();
  }

  /** The sound of an utterance; null when there is none. Never throws. */
  async #sound(text: string | undefined, locale: Locale, signal: AbortSignal, settleMs = 0): Promise<Blob | null> {
    if (text === undefined || signal.aborted) return null;
    try {
      const sounds = this.#sounds.get(locale);
      const place = sounds?.places.get(text);
      if (sounds && place) {
        const start = sounds.offset + place.start;
        return sounds.blob.slice(start, start + place.bytes, 'audio/ogg');
      }
      if (settleMs > 0) await new Promise<void>((resolve) => this.platform.clock.after(settleMs, resolve));
      if (signal.aborted) return null;
      const token = await this.token();
      return await this.api.file(voiceRoutes.speak, { token, body: { text, locale }, signal });
    } catch {
      // One utterance less; the page can be read, and 0 says it again.
      return null;
    }
  }

  /** The fixed sentences of the language in use, once somebody listens or is about to be asked. Never throws. */
  async #fetchBundle(): Promise<void> {
    const { locale, narration } = this.preferences.state;
    if (!(narration || this.#asks) || !this.store.state.languages.includes(locale)) return;
    const bundle = this.#bundles.get(locale);
    if (bundle && this.#sounds.get(locale)?.revision === bundle.revision) return;
    const fetched = async () =>
      this.api.file(voiceRoutes.voiceBundle, { token: await this.token(), params: { locale } });
    if (!bundle) {
      // The service begins to render when the first one asks for it.
      await fetched().catch(() => undefined);
      this.#loadLater();
      return;
    }
    const name = `${locale}/${bundle.revision}`;
    try {
      const kept = await this.platform.keptSounds.find(name);
      const blob = kept ?? (await fetched());
      this.#sounds.set(locale, await opened(blob, bundle.revision));
      if (!kept) await this.platform.keptSounds.keep(name, blob);
    } catch {
      this.#loadLater();
    }
  }

  #loadLater(): void {
    this.#cancelRetry();
    this.#cancelRetry = this.platform.clock.after(RETRY_MS, () => {
      this.store.set({ service: 'unknown' });
      void this.load(this.#asks);
    });
  }
}

/** Reads the index of a bundle; its sounds stay where they are. @throws when it is out of shape */
async function opened(blob: Blob, revision: string): Promise<Sounds> {
  const length = indexBytes(new Uint8Array(await blob.slice(0, BUNDLE_HEAD_BYTES).arrayBuffer()));
  const offset = BUNDLE_HEAD_BYTES + length;
  const places = readIndex(await blob.slice(BUNDLE_HEAD_BYTES, offset).text());
  return { revision, places: new Map(places.map((place) => [place.text, place])), blob, offset };
}

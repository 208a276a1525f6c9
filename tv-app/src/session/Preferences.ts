import { Store } from '@falink/client';
import { type Locale, TARGET_DEFAULTS, type TargetValues } from '@falink/protocol';
import type { KeyValueStore } from '../platform/Platform.js';
import type { TextSize } from '../theme.js';
import { VOICE_SPEEDS, VOICE_VOLUMES, type VoiceSpeed, type VoiceVolume } from './voiceStyle.js';

export interface PreferenceState {
  /** How large texts are; elder until somebody chooses otherwise. */
  readonly text: TextSize;
  /** Larger than standard: simpler pages. */
  readonly elder: boolean;
  readonly narration: boolean;
  readonly voiceSpeed: VoiceSpeed;
  readonly voiceVolume: VoiceVolume;
  readonly subtitles: boolean;
  readonly locale: Locale;
  /** The first questions have been answered on this box. */
  readonly welcomed: boolean;
  /** The service decides these: nobody chooses here. */
  readonly locked: { readonly elder: boolean; readonly locale: boolean };
}

type Given = Pick<TargetValues, 'elder' | 'locale'>;
/** What people chose here themselves; null: nothing. */
interface Own {
  readonly text: TextSize | null;
  readonly locale: Locale | null;
}
interface Kept extends Pick<PreferenceState, 'narration' | 'voiceSpeed' | 'voiceVolume' | 'subtitles' | 'welcomed'> {
  readonly own: Own;
}

const NOTHING: Kept = {
  narration: false,
  voiceSpeed: 'normal',
  voiceVolume: 'normal',
  subtitles: true,
  welcomed: false,
  own: { text: null, locale: null },
};
const KEY = 'preferences';

/**
 * What the people in this room chose, kept on the box. Letters and language begin with what the service gives; a choice
 * made here wins, unless it is locked.
 */
export class Preferences {
  readonly store: Store<PreferenceState>;
  #kept: Kept;
  #given: Given = { elder: TARGET_DEFAULTS.elder, locale: TARGET_DEFAULTS.locale };

  constructor(private readonly storage: KeyValueStore) {
    this.#kept = read(storage.get(KEY));
    this.store = new Store(this.#effective());
  }

  get state(): PreferenceState {
    return this.store.state;
  }

  /** Somebody in the room chooses. What is locked stays as it is. */
  change({ text, locale, ...rest }: Partial<Omit<PreferenceState, 'locked' | 'elder'>>): void {
    const { locked } = this.state;
    const own: Own = {
      text: text !== undefined && !locked.elder ? text : this.#kept.own.text,
      locale: locale !== undefined && !locked.locale ? locale : this.#kept.own.locale,
    };
    this.#kept = { ...this.#kept, ...rest, own };
    this.store.set(this.#effective());
    const { elder, locale: shown } = this.state;
    // Letters and language stand beside the choice, and the choice says `elder`: pages of versions before read them so.
    const written = { ...own, elder: own.text === null ? null : own.text !== 'standard' };
    this.storage.set(KEY, JSON.stringify({ ...this.#kept, own: written, elder, locale: shown }));
  }

  /** The service gives other values. */
  give({ elder, locale }: Given): void {
    this.#given = { elder, locale };
    this.store.set(this.#effective());
  }

  /** In which of them the people here chose otherwise than the service gives. */
  chosen(): readonly (keyof Given)[] {
    const { elder, locale } = this.#given;
    return [
      ...(this.state.text === sizeOf(elder) ? [] : (['elder'] as const)),
      ...(this.state.locale === locale.value ? [] : (['locale'] as const)),
    ];
  }

  #effective(): PreferenceState {
    const { own, ...rest } = this.#kept;
    const { elder, locale } = this.#given;
    const text = elder.locked ? sizeOf(elder) : (own.text ?? sizeOf(elder));
    return {
      ...rest,
      text,
      elder: text !== 'standard',
      locale: locale.locked ? locale.value : (own.locale ?? locale.value),
      locked: { elder: elder.locked, locale: locale.locked },
    };
  }
}

/** Reads what was stored; anything out of shape falls back to its default. */
function read(stored: string | null): Kept {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? 'null');
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null) return NOTHING;
  const from = value as Partial<Record<string, unknown>>;
  const flag = (key: 'narration' | 'subtitles' | 'welcomed'): boolean =>
    typeof from[key] === 'boolean' ? from[key] : NOTHING[key];
  return {
    narration: flag('narration'),
    voiceSpeed: oneOf(VOICE_SPEEDS, from.voiceSpeed) ?? NOTHING.voiceSpeed,
    voiceVolume: oneOf(VOICE_VOLUMES, from.voiceVolume) ?? NOTHING.voiceVolume,
    subtitles: flag('subtitles'),
    welcomed: flag('welcomed'),
    own: ownOf(from),
  };
}

function oneOf<T>(values: readonly T[], value: unknown): T | undefined {
  return values.find((one) => one === value);
}

/** The size that the service gives. */
function sizeOf({ value, largest }: TargetValues['elder']): TextSize {
  if (!value) return 'standard';
  return largest ? 'largest' : 'elder';
}

/** A page of the version before kept no choices: what differs from the default was one. */
function ownOf(from: Partial<Record<string, unknown>>): Own {
  const { own } = from;
  if (typeof own === 'object' && own !== null) {
    const { elder, text, locale } = own as Partial<Record<string, unknown>>;
    const before = typeof elder === 'boolean' ? (elder ? 'elder' : 'standard') : null;
    return {
      // An older page may have written the one and kept the other.
      text: before === 'elder' && text === 'largest' ? 'largest' : before,
      locale: locale === 'en' || locale === 'zh-CN' ? locale : null,
    };
  }
  return { text: from.elder === false ? 'standard' : null, locale: from.locale === 'en' ? 'en' : null };
}

import { Store } from '@falink/client';
import type { Locale } from '@falink/protocol';
import type { KeyValueStore } from '../platform/Platform.js';

export interface PreferenceState {
  /** Large text and simpler pages; on until somebody switches it off. */
  readonly elder: boolean;
  readonly narration: boolean;
  readonly subtitles: boolean;
  readonly locale: Locale;
  /** The first questions have been answered on this box. */
  readonly welcomed: boolean;
}

const DEFAULTS: PreferenceState = { elder: true, narration: false, subtitles: true, locale: 'zh-CN', welcomed: false };
const KEY = 'preferences';

/** What the people in this room chose, kept on the box. */
export class Preferences {
  readonly store: Store<PreferenceState>;

  constructor(private readonly storage: KeyValueStore) {
    this.store = new Store(read(storage.get(KEY)));
  }

  get state(): PreferenceState {
    return this.store.state;
  }

  change(change: Partial<PreferenceState>): void {
    this.store.set(change);
    this.storage.set(KEY, JSON.stringify(this.store.state));
  }
}

/** Reads what was stored; anything out of shape falls back to its default. */
function read(stored: string | null): PreferenceState {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? 'null');
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null) return DEFAULTS;
  const from = value as Partial<Record<keyof PreferenceState, unknown>>;
  const flag = (key: 'elder' | 'narration' | 'subtitles' | 'welcomed'): boolean =>
    typeof from[key] === 'boolean' ? from[key] : DEFAULTS[key];
  return {
    elder: flag('elder'),
    narration: flag('narration'),
    subtitles: flag('subtitles'),
    welcomed: flag('welcomed'),
    locale: from.locale === 'en' ? 'en' : 'zh-CN',
  };
}

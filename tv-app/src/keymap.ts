import type { Digit, Key } from './key.js';
import { BOX_TABLES, codesOf, PC_TABLES } from './keyTables.js';

export type { Digit, Key } from './key.js';

/** `event.key` names: W3C UI Events key values, which newer boxes send. Checked before the key codes. */
const BY_NAME: Record<string, Key> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'ok',
  Select: 'ok',
  Escape: 'back',
  Backspace: 'back',
  GoBack: 'back',
  BrowserBack: 'back',
  XF86Back: 'back',
  h: 'home',
  H: 'home',
  Home: 'home',
  GoHome: 'home',
  BrowserHome: 'home',
  F1: 'red',
  F2: 'green',
  F3: 'yellow',
  F4: 'blue',
  ColorF0Red: 'red',
  ColorF1Green: 'green',
  ColorF2Yellow: 'yellow',
  ColorF3Blue: 'blue',
  MediaPlay: 'play',
  MediaPause: 'pause',
  MediaPlayPause: 'playPause',
  ChannelUp: 'channelUp',
  ChannelDown: 'channelDown',
  PageUp: 'channelUp',
  PageDown: 'channelDown',
  AudioVolumeUp: 'volumeUp',
  AudioVolumeDown: 'volumeDown',
  VolumeUp: 'volumeUp',
  VolumeDown: 'volumeDown',
};

const PC_CODES = codesOf(PC_TABLES);
const BOX_CODES = codesOf([...PC_TABLES, ...BOX_TABLES]);
/** Names that say nothing about the key. */
const ANONYMOUS = new Set(['', 'Unidentified']);

/** Silence belongs to the television: never handled, never prevented. */
const IGNORED = new Set(['AudioVolumeMute', 'VolumeMute']);

export interface RawKey {
  readonly key?: string;
  readonly keyCode?: number;
  /** The browser says that the key is held. Some boxes never say so. */
  readonly repeat?: boolean;
}

/** The meaning of a key event, or undefined when it is none of the app's business. */
export function keyOf(event: RawKey): Key | undefined {
  const name = event.key ?? '';
  if (IGNORED.has(name)) return undefined;
  if (/^[0-9]$/.test(name)) return `digit${Number(name) as Digit}`;
  const named = BY_NAME[name];
  if (named) return named;
  const code = event.keyCode ?? 0;
  // 48-57 the digit row, 96-105 the number pad; Android's own 7-16 collide with Backspace and Enter and come with a name.
  if (code >= 48 && code <= 57) return `digit${(code - 48) as Digit}`;
  if (code >= 96 && code <= 105) return `digit${(code - 96) as Digit}`;
  // A key with a printable name that is not ours must not be mistaken for a code.
  if (name.length === 1) return undefined;
  // Of a key that has a name of its own, the code says what a PC means by it: 183 is the calculator there.
  return ANONYMOUS.has(name) ? BOX_CODES.get(code) : PC_CODES.get(code);
}

/** The digit of a digit key, or undefined. */
export function digitOf(key: Key): Digit | undefined {
  return key.startsWith('digit') ? (Number(key.slice(5)) as Digit) : undefined;
}

export interface KeyPress {
  readonly key: Key;
  /** The key is being held and this is not its first press. */
  readonly repeat: boolean;
  /** Held for LONG_PRESS_MS or more. Sent once. */
  readonly long: boolean;
}

/**
 * Events of one key that follow each other more slowly than this, and do not say that they repeat, are presses of their
 * own: some boxes report no release. A held key repeats every 30 to 120 ms.
 */
const NEW_PRESS_AFTER_MS = 250;
/** A held arrow moves the focus at most this often. */
export const REPEAT_INTERVAL_MS = 110;
export const LONG_PRESS_MS = 800;

const REPEATABLE = new Set<Key>(['up', 'down', 'left', 'right', 'channelUp', 'channelDown', 'volumeUp', 'volumeDown']);

/**
 * Turns key events into presses: only arrows and channel keys repeat, at a steady pace; any other held key counts once,
 * so that a shaky thumb neither calls twice nor hangs up; a long hold is reported once.
 */
export class KeyHold {
  private held: Key | undefined;
  private since = 0;
  private last = 0;
  private heardAt = 0;
  private longSent = false;

  /** @param now milliseconds, any steady origin. */
  down(event: RawKey, now: number): KeyPress | undefined {
    const key = keyOf(event);
    if (!key) return undefined;
    const isOwnPress = event.repeat !== true && now - this.heardAt >= NEW_PRESS_AFTER_MS;
    this.heardAt = now;
    if (this.held !== key || isOwnPress) {
      this.held = key;
      this.since = now;
      this.last = now;
      this.longSent = false;
      return { key, repeat: false, long: false };
    }
    if (!this.longSent && now - this.since >= LONG_PRESS_MS && !REPEATABLE.has(key)) {
      this.longSent = true;
      return { key, repeat: true, long: true };
    }
    if (!REPEATABLE.has(key) || now - this.last < REPEAT_INTERVAL_MS) return undefined;
    this.last = now;
    return { key, repeat: true, long: false };
  }

  up(event: RawKey): void {
    if (keyOf(event) === this.held) this.held = undefined;
  }

  /** The window lost the keyboard: a key that is still down will never report its release. */
  release(): void {
    this.held = undefined;
  }
}

/** What a key means, whatever remote or keyboard it came from. */
export type Key =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'ok'
  | 'back'
  | 'home'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  | 'play'
  | 'pause'
  | 'playPause'
  | 'channelUp'
  | 'channelDown'
  | `digit${Digit}`;
export type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

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
};

/**
 * `event.keyCode` of boxes and television browsers that name no key: CE-HTML / HbbTV (403-406 colours, 461 back),
 * Tizen (10009 back, 10252 play/pause), Android TV web views (4 back, 3 home, 19-23 arrows and centre, 183-186 colours),
 * common Chinese boxes (8 or 27 back, 272 home).
 */
const BY_CODE: Record<number, Key> = {
  3: 'home',
  4: 'back',
  8: 'back',
  13: 'ok',
  19: 'up',
  20: 'down',
  21: 'left',
  22: 'right',
  23: 'ok',
  27: 'back',
  33: 'channelUp',
  34: 'channelDown',
  36: 'home',
  37: 'left',
  38: 'up',
  39: 'right',
  40: 'down',
  72: 'home',
  112: 'red',
  113: 'green',
  114: 'yellow',
  115: 'blue',
  166: 'back',
  172: 'home',
  179: 'playPause',
  183: 'red',
  184: 'green',
  185: 'yellow',
  186: 'blue',
  272: 'home',
  403: 'red',
  404: 'green',
  405: 'yellow',
  406: 'blue',
  415: 'play',
  427: 'channelUp',
  428: 'channelDown',
  461: 'back',
  10009: 'back',
  10252: 'playPause',
};

/** Volume belongs to the television: never handled, never prevented. */
const IGNORED = new Set([
  'AudioVolumeUp',
  'AudioVolumeDown',
  'AudioVolumeMute',
  'VolumeUp',
  'VolumeDown',
  'VolumeMute',
]);

export interface RawKey {
  readonly key?: string;
  readonly keyCode?: number;
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
  // A key with a printable name that is not ours must not be mistaken for a box code (Android's 19-23 and 183-186).
  if (name.length === 1) return undefined;
  return BY_CODE[code];
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

/** A held arrow moves the focus at most this often. */
export const REPEAT_INTERVAL_MS = 110;
export const LONG_PRESS_MS = 800;

const REPEATABLE = new Set<Key>(['up', 'down', 'left', 'right', 'channelUp', 'channelDown']);

/**
 * Turns key events into presses: only arrows and channel keys repeat, at a steady pace; any other held key counts once,
 * so that a shaky thumb neither calls twice nor hangs up; a long hold is reported once.
 */
export class KeyHold {
  private held: Key | undefined;
  private since = 0;
  private last = 0;
  private longSent = false;

  /** @param now milliseconds, any steady origin. */
  down(event: RawKey, now: number): KeyPress | undefined {
    const key = keyOf(event);
    if (!key) return undefined;
    if (this.held !== key) {
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

import type { Digit, Key } from './key.js';

export type { Digit, Key } from './key.js';
export interface RawKey {
  readonly key?: string;
  readonly keyCode?: number;
  /** The browser says that the key is held. Some boxes never say so. */
  readonly repeat?: boolean;
}
/** The meaning of a key event, or undefined when it is none of the app's business. */
export declare function keyOf(event: RawKey): Key | undefined;
/** The digit of a digit key, or undefined. */
export declare function digitOf(key: Key): Digit | undefined;
export interface KeyPress {
  readonly key: Key;
  /** The key is being held and this is not its first press. */
  readonly repeat: boolean;
  /** Held for LONG_PRESS_MS or more. Sent once. */
  readonly long: boolean;
}
/** A held arrow moves the focus at most this often. */
export declare const REPEAT_INTERVAL_MS = 110;
export declare const LONG_PRESS_MS = 800;
/**
 * Turns key events into presses: only arrows and channel keys repeat, at a steady pace; any other held key counts once,
 * so that a shaky thumb neither calls twice nor hangs up; a long hold is reported once.
 */
export declare class KeyHold {
  private held;
  private since;
  private last;
  private heardAt;
  private longSent;
  /** @param now milliseconds, any steady origin. */
  down(event: RawKey, now: number): KeyPress | undefined;
  up(event: RawKey): void;
  /** The window lost the keyboard: a key that is still down will never report its release. */
  release(): void;
}

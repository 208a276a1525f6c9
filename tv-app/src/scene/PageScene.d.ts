import { type QrPurpose, type Scene } from '@falink/protocol';
import type { Digit, Key } from '../keymap.js';
/** One thing that can be chosen, as data. */
export interface SceneChoice {
  readonly id: string;
  readonly label: string;
  readonly digit: Digit | null;
  /** What is written below the label. */
  readonly line?: string;
  readonly disabled?: boolean;
  /** Why it cannot be chosen now, for narration; left out where the label says so. */
  readonly why?: string;
}
/** Something that is typed with the keys of a pad, whose choices are named `key-…`. */
export interface SceneEntry {
  /** Digit keys of the remote type; letters are chosen on the pad. */
  readonly keys: 'digits' | 'letters';
  /** What is typed so far, in the groups that the page shows. */
  readonly typed: string;
  /** How what is typed is read aloud, where that is not digit by digit. */
  readonly reading?: string;
  /** The choice that ends typing. */
  readonly done: string;
}
/** A key that does something on this page besides choosing. */
export interface SceneHint {
  readonly key: Key;
  readonly label: string;
}
/** A page described as data: drawn, spoken, mirrored at the command center and asserted by tests. */
export interface PageScene {
  readonly page: string;
  readonly title: string;
  /** What is to be read besides the title and the options, in the order of reading. */
  readonly lines: readonly string[];
  /** What is written further down and read after the lines: steps, telephone numbers. */
  readonly details?: readonly string[];
  /** That the camera is on, and who sees it; left out while it is off. */
  readonly seen?: string;
  /** The QR code that is shown. What it says stays on this television. */
  readonly qr?: {
    readonly purpose: QrPurpose;
    readonly url: string;
  };
  readonly entry?: SceneEntry;
  readonly choices: readonly SceneChoice[];
  readonly hints: readonly SceneHint[];
  /** The choice that has the focus when the page opens; null: none has. */
  readonly firstFocus: string | null;
}
/** The scene as this television gives it to who stands before it; what leaves it has no address of a QR code. */
export type LocalScene = Omit<Scene, 'qr'> & {
  readonly qr?: PageScene['qr'] | undefined;
};
export declare function toLocal(
  scene: PageScene,
  focusId: string | null,
  extra: Pick<Scene, 'call' | 'player'>,
): LocalScene;
/** The first choice that may have the focus, starting from the one that wants it. */
export declare function focusFor(scene: PageScene, wanted: string | null): string | null;
/** Whether a choice is a key of a pad on the screen, which the remote's digit presses too. */
export declare function isPadKey({ id }: Pick<SceneChoice, 'id'>): boolean;

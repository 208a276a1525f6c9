import { MAX_SCENE_OPTIONS, type QrPurpose, type Scene } from '@falink/protocol';
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
  readonly qr?: { readonly purpose: QrPurpose; readonly url: string };
  readonly entry?: SceneEntry;
  readonly choices: readonly SceneChoice[];
  readonly hints: readonly SceneHint[];
  /** The choice that has the focus when the page opens; null: none has. */
  readonly firstFocus: string | null;
}

const KEY_NAMES: Partial<Record<Key, string>> = {
  red: 'red',
  green: 'green',
  yellow: 'yellow',
  blue: 'blue',
  back: 'back',
  ok: 'ok',
  home: 'home',
};

/** The choices round the focus that a scene on the wire has room for. */
function inView(choices: readonly SceneChoice[], focusId: string | null): readonly SceneChoice[] {
  const focus = choices.findIndex((choice) => choice.id === focusId);
  const last = Math.max(0, choices.length - MAX_SCENE_OPTIONS);
  const first = Math.min(Math.max(0, focus - MAX_SCENE_OPTIONS / 2), last);
  return choices.slice(first, first + MAX_SCENE_OPTIONS);
}

/** The scene as this television gives it to who stands before it; what leaves it has no address of a QR code. */
export type LocalScene = Omit<Scene, 'qr'> & { readonly qr?: PageScene['qr'] | undefined };

export function toLocal(scene: PageScene, focusId: string | null, extra: Pick<Scene, 'call' | 'player'>): LocalScene {
  const focused = scene.choices.find((choice) => choice.id === focusId);
  const listed = inView(scene.choices, focusId);
  return {
    page: scene.page,
    title: scene.title,
    focus: focused ? { id: focused.id, label: focused.label } : null,
    options: listed.map((choice) => ({
      id: choice.id,
      label: choice.label,
      digit: choice.digit,
      disabled: choice.disabled === true,
    })),
    ...(listed.length < scene.choices.length && { moreOptions: scene.choices.length - listed.length }),
    hints: scene.hints.map((hint) => ({ key: KEY_NAMES[hint.key] ?? hint.key, label: hint.label })),
    ...(scene.qr && { qr: scene.qr }),
    ...(extra.call && { call: extra.call }),
    ...(extra.player && { player: extra.player }),
  };
}

/** The first choice that may have the focus, starting from the one that wants it. */
export function focusFor(scene: PageScene, wanted: string | null): string | null {
  const open = scene.choices.filter((choice) => !choice.disabled);
  if (wanted !== null && open.some((choice) => choice.id === wanted)) return wanted;
  if (scene.firstFocus === null) return null;
  return (open.find((choice) => choice.id === scene.firstFocus) ?? open[0])?.id ?? null;
}

/** Whether a choice is a key of a pad on the screen, which the remote's digit presses too. */
export function isPadKey({ id }: Pick<SceneChoice, 'id'>): boolean {
  return id.startsWith('key-');
}

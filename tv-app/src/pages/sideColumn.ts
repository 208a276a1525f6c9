import type { Kit } from '../components/Kit.js';
import { hintsEnd } from '../components/parts.js';
import type { SceneHint } from '../scene/PageScene.js';

/** The right column of a page of questions or results. */
export const SIDE = { x: 1220, w: 604, top: 160 } as const;
/** Where the column ends: at the page's margin, or above the hints where they reach under it. */
const FLOOR = { margin: 1026, hints: 950 } as const;
const HINTS_X = 96;

export function sideFloor(kit: Kit, hints: readonly SceneHint[]): number {
  return hintsEnd(kit, hints, HINTS_X) > SIDE.x - 24 ? FLOOR.hints : FLOOR.margin;
}

/** A text set in the largest size, from `size` down to `least`, that is at most `h` high; in the least where none is. */
export function setWithin<T extends { readonly h: number }>(
  set: (size: number) => T,
  { size, least, h }: { size: number; least: number; h: number },
): T {
  let at = size;
  let text = set(at);
  while (text.h > h && at > least) {
    at = Math.max(least, at - 3);
    text = set(at);
  }
  return text;
}

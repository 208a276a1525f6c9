import type { SceneChoice } from '../../scene/PageScene.js';
import type { Kit } from '../Kit.js';
import { keypad } from '../keypad.js';
import type { Rect } from '../layout.js';
import type { Node } from '../node.js';

/** More keys than the remote has: letters, in long rows below the words instead of a block beside them. */
const BLOCK_KEYS = 15;
const GAP = 12;
const BLOCK_W = 620;
const ROWS = 4;
const KEY_H = 108;

/** Keys of a pad on the screen, and the room that they leave. */
export interface SheetPad {
  readonly node: Node;
  readonly rest: Rect;
}

/** A block of digits beside the words, with 0 below the 8 as on the remote; letters in three rows at the foot. */
export function sheetPad(kit: Kit, keys: readonly SceneChoice[], area: Rect): SheetPad {
  const isBlock = keys.length <= BLOCK_KEYS;
  const columns = isBlock ? 3 : Math.ceil(keys.length / 3);
  const zero = keys.findIndex(({ id }) => id === 'key-0');
  const last = isBlock && zero === keys.length - 1 && keys.length % 3 === 1;
  const shown: (SceneChoice | undefined)[] = last ? [...keys.slice(0, -1), undefined, keys[zero]] : [...keys];
  const rows = Math.ceil(shown.length / columns);
  const h = isBlock
    ? Math.min(132, Math.floor((area.h - GAP * (Math.max(ROWS, rows) - 1)) / Math.max(ROWS, rows)))
    : KEY_H;
  const w = Math.floor(((isBlock ? BLOCK_W : area.w) - GAP * (columns - 1)) / columns);
  const padH = rows * (h + GAP) - GAP;
  const at = isBlock ? { x: area.x + area.w - BLOCK_W, y: area.y } : { x: area.x, y: area.y + area.h - padH };
  return {
    node: keypad(
      kit,
      shown.map((choice) => choice && { id: choice.id, text: choice.label, size: kit.size('body') }),
      { ...at, w, h, gap: GAP, columns },
    ),
    rest: isBlock ? { ...area, w: area.w - BLOCK_W - 48 } : { ...area, h: area.h - padH - 24 },
  };
}

import type { SceneChoice } from '../../scene/PageScene.js';
import { COLOR, type Surface } from '../../theme.js';
import type { Kit } from '../Kit.js';
import type { Rect } from '../layout.js';
import type { Node } from '../node.js';

const PAD = 24;
const BADGE = 96;
const TITLE_LEADING = 1.22;
const LINE_LEADING = 1.25;
const LEAST_H = 124;
const GAP = 18;
/** What the bar beside the cards takes, which says that there are more. */
const BAR_W = 40;

interface Card {
  readonly choice: SceneChoice;
  readonly title: readonly string[];
  readonly line: readonly string[];
  readonly h: number;
}
/** A card at its place, from the upper left corner of the cards. */
interface Placed extends Rect {
  readonly card: Card;
}

export interface SheetCards {
  /** The cards that are shown together, in their order. */
  readonly windows: ReadonlyArray<readonly Placed[]>;
  readonly w: number;
  /** Of all cards below each other, and of the highest one. */
  readonly allH: number;
  readonly tallest: number;
}

function cardOf(kit: Kit, choice: SceneChoice, w: number): Card {
  const room = w - 2 * PAD - (choice.digit === null ? 0 : BADGE + PAD);
  const title = kit.lines({ text: choice.label, role: 'tile', w: room });
  const line = choice.line ? kit.lines({ text: choice.line, role: 'caption', w: room }) : [];
  const h =
    title.length * kit.size('tile') * TITLE_LEADING + line.length * kit.size('caption') * LINE_LEADING + PAD + 8;
  return { choice, title, line, h: Math.max(LEAST_H, Math.round(h)) };
}

/** Rows of cards that are shown together: as many as the height holds, one at least. */
function inWindows(rows: readonly (readonly Card[])[], w: number, h: number): Placed[][] {
  const windows: Placed[][] = [];
  let y = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const rowH = Math.max(...row.map((card) => card.h));
    if (y + rowH > h) {
      windows.push([]);
      y = 0;
    }
    windows[windows.length - 1]?.push(...row.map((card, at) => ({ card, x: at * (w + GAP), y, w, h: rowH })));
    y += rowH + GAP;
  }
  return windows;
}

/**
 * Choices as cards below each other, each as high as its words; where they do not fit, in several windows. Short ones
 * stand in two columns rather than in several windows,
 * where Left and Right have nothing else to do.
 */
export function sheetCards(
  kit: Kit,
  choices: readonly SceneChoice[],
  room: { w: number; h: number },
  mayStandBeside = false,
): SheetCards {
  const make = (w: number) => choices.map((choice) => cardOf(kit, choice, w));
  const whole = make(room.w);
  const allH = whole.reduce((sum, { h }) => sum + h + GAP, -GAP);
  const tallest = Math.max(0, ...whole.map(({ h }) => h));
  const single = (cards: readonly Card[], w: number) => ({
    windows: inWindows(
      cards.map((card) => [card]),
      w,
      room.h,
    ),
  });
  if (allH <= room.h) return { ...single(whole, room.w), w: room.w, allH, tallest };
  const halfW = Math.floor((room.w - GAP) / 2);
  const halves = make(halfW);
  if (mayStandBeside && halves.every(({ title, line }) => title.length === 1 && line.length <= 1)) {
    const rows = halves.flatMap((_, at) => (at % 2 === 0 ? [halves.slice(at, at + 2)] : []));
    const windows = inWindows(rows, halfW, room.h);
    if (windows.length === 1) return { windows, w: room.w, allH, tallest };
  }
  const w = room.w - BAR_W;
  const cards = make(w);
  return { ...single(cards, w), w: room.w, allH, tallest: Math.max(tallest, ...cards.map(({ h }) => h)) };
}

/** The cards of a window, with digit and words; beside them how far it is through all of them. */
export function drawCards(
  kit: Kit,
  { windows, w }: SheetCards,
  index: number,
  at: { x: number; y: number; h: number; surface?: Surface },
): Node {
  const shown = windows[index] ?? [];
  const nodes: Node = {};
  for (const { card, ...place } of shown) {
    nodes[`Choice${card.choice.id}`.replace(/[^A-Za-z0-9]/g, '_')] = kit.option(card.choice.id, {
      ...place,
      x: at.x + place.x,
      y: at.y + place.y,
      grow: 1.01,
      ...(at.surface && { surface: at.surface }),
      body: cardBody(kit, card, place.h),
    });
  }
  return {
    ...nodes,
    ...(windows.length > 1 && {
      Track: kit.box({ x: at.x + w - 16, y: at.y, w: 16, h: at.h, radius: 8, color: COLOR.track }),
      Thumb: kit.box({
        x: at.x + w - 16,
        y: at.y + (at.h * index) / windows.length,
        w: 16,
        h: Math.max(48, at.h / windows.length),
        radius: 8,
        color: COLOR.text,
      }),
    }),
  };
}

function cardBody(kit: Kit, { choice, title, line }: Card, h: number): Node {
  const titleH = Math.round(kit.size('tile') * TITLE_LEADING);
  const lineH = Math.round(kit.size('caption') * LINE_LEADING);
  const top = (h - title.length * titleH - line.length * lineH) / 2;
  const x = PAD + (choice.digit === null ? 0 : BADGE + PAD);
  return {
    Digit: kit.badge({ x: PAD, y: (h - BADGE) / 2, digit: choice.digit, size: BADGE }),
    Title: kit.label({ text: title.join('\n'), role: 'tile', x, y: top, leading: TITLE_LEADING }),
    ...(line.length > 0 && {
      Line: kit.label({
        text: line.join('\n'),
        role: 'caption',
        x,
        y: top + title.length * titleH,
        leading: LINE_LEADING,
        tone: 'soft',
      }),
    }),
  };
}

import type { PlaneName, PlaneRect } from '../../platform/Platform.js';
import { isPadKey, type PageScene, type SceneHint } from '../../scene/PageScene.js';
import type { Surface } from '../../theme.js';
import type { Kit } from '../Kit.js';
import type { Rect } from '../layout.js';
import { breakLines } from '../lineBreak.js';
import { indexed, type Node } from '../node.js';
import { keyCap } from '../parts.js';
import { drawCards, sheetCards } from './sheetCards.js';
import { sheetPad } from './sheetPad.js';
import { drawText, sheetText } from './sheetText.js';

/** The page within what a television may cut off. */
const PLACE: Rect = { x: 96, y: 54, w: 1728, h: 972 };
const GAP = 24;
/** Between the words and the first card, whose ring stands out. */
const WORDS_GAP = 32;
const HINT = { h: 94, gap: 44, rows: 2 } as const;
/** Of the height below the title, what the words may take while there is something to choose. */
const WORDS_SHARE = 0.5;

/** A picture beside the words: a video, or something drawn. */
export interface SheetSide {
  readonly w: number;
  readonly h: number;
  readonly plane?: PlaneName;
  readonly node?: Node;
}

export interface SheetSpec {
  readonly scene: PageScene;
  /** What is to be read, in the order of reading. */
  readonly words: readonly string[];
  readonly clock: string;
  readonly online: boolean;
  readonly side?: SheetSide;
  /** Below everything: over a video, or in place of the ground. */
  readonly ground?: Node;
  readonly surface?: Surface;
  /** Any number; which page of the words is shown. */
  readonly turn: number;
  readonly focus: string | null;
}

export interface Sheet {
  readonly node: Node;
  /** Pages of the words. */
  readonly pages: number;
  /** Choices that are shown, by id. */
  readonly shown: readonly string[];
  readonly planes: Partial<Record<PlaneName, PlaneRect>>;
}

/**
 * Any page in the largest letters, from its description alone: title, words, cards, keys. Nothing is made smaller: what
 * does not fit turns, the words with Left and Right, the cards with the focus.
 */
export function sheet(kit: Kit, spec: SheetSpec): Sheet {
  const { scene, side, focus } = spec;
  const head = heading(kit, spec);
  const hints = hintRows(kit, scene.hints);
  const bottom = PLACE.y + PLACE.h - (hints.h === 0 ? 0 : hints.h + GAP);
  const below: Rect = { x: PLACE.x, y: head.bottom + GAP, w: PLACE.w, h: bottom - head.bottom - GAP };
  const keys = scene.entry ? scene.choices.filter(isPadKey) : [];
  const pad = keys.length > 0 ? sheetPad(kit, keys, below) : undefined;
  const area = pad?.rest ?? (side ? { ...below, w: below.w - side.w - 48 } : below);
  const choices = scene.choices.filter((choice) => !keys.includes(choice));

  // What the words and the cards would take, then what each of them gets.
  const wholeText = sheetText(kit, spec.words, { w: area.w, h: Number.POSITIVE_INFINITY });
  const wanted = sheetCards(kit, choices, { w: area.w, h: Number.POSITIVE_INFINITY });
  const gap = choices.length > 0 && wholeText.pages.length > 0 ? WORDS_GAP : 0;
  const fits = wholeText.h + gap + Math.max(0, wanted.allH) <= area.h;
  const forWords = Math.max(area.h * WORDS_SHARE, area.h - wanted.allH - gap);
  const room = choices.length === 0 ? area.h : Math.min(forWords, area.h - wanted.tallest - gap);
  const mark = wholeText.lineH;
  const isTurned = !fits && wholeText.h > room;
  const text = isTurned ? sheetText(kit, spec.words, { w: area.w, h: room - mark }) : wholeText;
  const textH = text.h + (text.pages.length > 1 ? mark : 0);
  const cardsY = area.y + textH + gap;
  const cardsH = area.y + area.h - cardsY;
  const cards = sheetCards(kit, choices, { w: area.w, h: cardsH }, text.pages.length < 2);
  const pages = Math.max(1, text.pages.length);
  const page = ((spec.turn % pages) + pages) % pages;
  const index = Math.max(
    0,
    cards.windows.findIndex((window) => window.some(({ card }) => card.choice.id === focus)),
  );
  const at = side && { x: PLACE.x + PLACE.w - side.w, y: below.y, w: side.w, h: side.h };
  return {
    node: {
      ...(spec.ground && { Ground: spec.ground }),
      Head: head.node,
      Words: drawText(kit, text, page, { x: area.x, y: area.y }),
      ...(pages > 1 && {
        Turn: kit.label({
          text: kit.t('sheet.turn', { page: page + 1, count: pages }),
          role: 'caption',
          x: area.x,
          y: area.y + text.h,
          tone: 'jade',
        }),
      }),
      ...(side?.node && at && { Side: { x: at.x, y: at.y, ...side.node } }),
      ...(pad && { Pad: pad.node }),
      Cards: drawCards(kit, cards, index, {
        x: area.x,
        y: cardsY,
        h: cardsH,
        ...(spec.surface && { surface: spec.surface }),
      }),
      Hints: { x: PLACE.x, y: PLACE.y + PLACE.h - hints.h, ...hints.node },
    },
    pages,
    shown: [...keys.map(({ id }) => id), ...(cards.windows[index] ?? []).map(({ card }) => card.choice.id)],
    planes: side?.plane && at ? { [side.plane]: { ...at, radius: 24 } } : {},
  };
}

/** The title in as many lines as it takes, smaller where it is long, and the time. */
function heading(kit: Kit, { scene, clock, online }: SheetSpec): { node: Node; bottom: number } {
  const clockW = clock === '' ? 0 : kit.width(clock, 'clock');
  const lineW = online ? 0 : 68 + 24;
  const w = PLACE.w - clockW - lineW - 48;
  const set = [kit.size('title'), kit.size('h2'), kit.size('body')]
    .map((size, at) => ({
      size,
      most: at + 1,
      lines: breakLines(scene.title, w, (text) => kit.measure(text, size, true)),
    }))
    .find(({ lines, most }, at) => at === 2 || lines.length <= most);
  const { size, lines } = set ?? { size: kit.size('body'), lines: [scene.title] };
  const lineH = Math.round(size * 1.22);
  const right = PLACE.x + PLACE.w;
  return {
    bottom: PLACE.y + Math.max(lines.length * lineH, kit.size('clock')),
    node: {
      Title: kit.label({ text: lines.join('\n'), size, bold: true, leading: 1.22, x: PLACE.x, y: PLACE.y }),
      ...(clock !== '' && { Clock: kit.label({ text: clock, role: 'clock', x: right, y: PLACE.y, align: 'right' }) }),
      ...(!online && {
        Line: kit.icon({ x: right - clockW - 24 - 68, y: PLACE.y + 18, name: 'wifioff', size: 68, tone: 'gold' }),
      }),
    },
  };
}

/** What the keys do, in two rows at most. */
function hintRows(kit: Kit, hints: readonly SceneHint[]): { node: Node; h: number } {
  let x = 0;
  let row = 0;
  const parts = hints.flatMap((hint) => {
    const cap = keyCap(kit, hint.key, 0, 0);
    const w = cap.w + 18 + kit.width(hint.label, 'caption');
    if (x > 0 && x + w > PLACE.w) {
      x = 0;
      row += 1;
    }
    if (row >= HINT.rows) return [];
    const at = { x, y: row * HINT.h };
    x += w + HINT.gap;
    const label = kit.label({ text: hint.label, role: 'caption', x: cap.w + 18, y: 4, leading: 1.25, tone: 'soft' });
    return [{ ...at, Cap: cap.node, Text: label } as Node];
  });
  const rows = Math.min(HINT.rows, row + 1);
  return { node: indexed('Hint', parts, (part) => part), h: parts.length === 0 ? 0 : rows * HINT.h };
}

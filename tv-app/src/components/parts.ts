import { shanghaiParts } from '@falink/client';
import type { Key } from '../keymap.js';
import type { Translate } from '../locales/index.js';
import type { SceneHint } from '../scene/PageScene.js';
import { clockWords } from '../scene/when.js';
import { weekdayName } from '../scene/words.js';
import { COLOR } from '../theme.js';
import type { Kit } from './Kit.js';
import { indexed, type Node } from './node.js';

const CAPS: Partial<
  Record<Key, { text: 'key.red' | 'key.green' | 'key.yellow' | 'key.blue' | 'key.back'; color: number; ink: boolean }>
> = {
  red: { text: 'key.red', color: COLOR.keyRed, ink: false },
  green: { text: 'key.green', color: COLOR.jade, ink: true },
  yellow: { text: 'key.yellow', color: COLOR.gold, ink: true },
  blue: { text: 'key.blue', color: COLOR.keyBlue, ink: true },
};

export interface Sized {
  readonly node: Node;
  readonly w: number;
}

/** A key as it looks on the remote: colour and character, or a frame with its name. */
export function keyCap(kit: Kit, key: Key, x: number, y: number): Sized {
  const size = kit.pick(30, 36, 60);
  const h = kit.pick(44, 54, 84);
  const color = CAPS[key];
  const digit = key.startsWith('digit') ? key.slice(5) : undefined;
  const text = color ? kit.t(color.text) : key === 'ok' ? 'OK' : key === 'back' ? kit.t('key.back') : (digit ?? '');
  const w = Math.max(kit.pick(64, 74, 100), kit.width(text, 'body', true, size) + 28);
  const middle = { x: w / 2, y: (h - size * 1.2) / 2, size, bold: true, leading: 1.2, align: 'center' as const };
  if (color) {
    return {
      w,
      node: {
        x,
        y,
        Cap: {
          ...kit.box({ x: 0, y: 0, w, h, color: color.color, radius: h / 2, still: true }),
          ...(key === 'red' && {
            colorTop: COLOR.white,
            colorBottom: COLOR.white,
            shape: { radius: h / 2, line: 3, lineColor: COLOR.keyRedLine, fill: color.color, still: true },
          }),
        },
        Text: kit.label({ ...middle, text, tone: color.ink ? 'keyInk' : 'white' }),
      },
    };
  }
  if (key === 'ok') {
    return {
      w,
      node: {
        x,
        y,
        Cap: kit.box({ x: 0, y: 0, w, h, color: COLOR.gold, radius: 14, still: true }),
        Text: kit.label({ ...middle, text, tone: 'ink' }),
      },
    };
  }
  return {
    w,
    node: {
      x,
      y,
      Cap: kit.outline({ x: 0, y: 0, w, h, color: 0xb3f4f7fb, line: 3, radius: 12, still: true }),
      Text: kit.label({ ...middle, text }),
    },
  };
}

const HINT_GAP = 54;

/** Where the last hint of a row that begins at `x` ends. */
export function hintsEnd(kit: Kit, hints: readonly SceneHint[], x: number): number {
  return x + layHints(kit, hints, 1824 - x).w;
}

/** What the colour keys, Back and 0 do here, in a row; what does not fit on the page is left out whole. */
export function hintRow(
  kit: Kit,
  hints: readonly SceneHint[],
  x: number,
  y: number,
  options: { center?: boolean } = {},
): Node {
  const { parts, w } = layHints(kit, hints, 1824 - (options.center ? 96 : x));
  return { x: options.center ? x - w / 2 : x, y, ...indexed('Hint', parts, (part) => part) };
}

/** The hints that fit into the room, from 0 on, and how wide they are together. */
function layHints(kit: Kit, hints: readonly SceneHint[], room: number): { parts: Node[]; w: number } {
  const size = kit.pick(32, 46);
  const h = kit.pick(44, 54);
  let at = 0;
  const parts = hints.flatMap((hint) => {
    const cap = keyCap(kit, hint.key, 0, 0);
    const w = cap.w + 14 + kit.width(hint.label, 'body', false, size);
    if (at + w > room) return [];
    const text = kit.label({
      text: hint.label,
      x: cap.w + 14,
      y: (h - size * 1.3) / 2,
      size,
      leading: 1.3,
      tone: 'soft',
    });
    const node: Node = { x: at, Cap: cap.node, Text: text };
    at += w + HINT_GAP;
    return [node];
  });
  return { parts, w: Math.max(0, at - HINT_GAP) };
}

/** Time and date as people say them. In elder mode: weekday, part of the day and a twelve-hour clock. */
export function dateWords(
  t: Translate,
  wallMs: number,
  elder: boolean,
  locale: 'zh-CN' | 'en',
): { date: string; time: string } {
  const now = shanghaiParts(wallMs);
  const weekday = weekdayName(t, now.weekday, locale);
  const minute = String(now.minute).padStart(2, '0');
  if (elder) {
    const spoken = clockWords(t, wallMs, locale);
    return {
      date: t('date.elder', { weekday, part: spoken.part }),
      time: locale === 'en' ? `${spoken.time} ${spoken.part}` : spoken.time,
    };
  }
  return { date: t('date.line', { month: now.month, day: now.day, weekday }), time: `${now.hour}:${minute}` };
}

/** The clock at the upper right, with the state of the line; `seen` that the camera is on, in place of the date. */
export function clockCorner(
  kit: Kit,
  words: { date: string; time: string },
  { online, seen }: { online: boolean; seen: string | null },
): Node {
  const clockSize = kit.size('clock');
  const dateSize = kit.pick(32, 46);
  const right = 1824;
  const clockW = kit.width(words.time, 'clock');
  const middle = 96;
  const date = seen ?? words.date;
  const dateW = kit.width(date, 'body', false, dateSize) + (seen === null ? 0 : 56);
  // What the camera does comes before the time, where the corner has no room for both.
  const hasTime = seen === null || right - clockW - 28 - dateW >= CORNER_X;
  const dateX = right - (hasTime ? clockW + 28 : 0);
  return {
    ...(hasTime && {
      Time: kit.label({ text: words.time, role: 'clock', x: right, y: middle - (clockSize * 1.2) / 2, align: 'right' }),
    }),
    Date: kit.label({
      text: date,
      size: dateSize,
      x: dateX,
      y: middle - (dateSize * 1.4) / 2,
      align: 'right',
      tone: seen === null ? 'soft' : 'jade',
    }),
    ...(seen !== null && {
      Camera: kit.icon({ x: dateX - dateW, y: middle - 22, name: 'cam', size: 44, tone: 'jade' }),
    }),
    // In elder mode the icon is shown only when something is wrong: one thing less to wonder about.
    ...(!(kit.elder && online) && {
      Line: kit.icon({
        x: dateX - dateW - 44 - 24,
        y: middle - 22,
        name: online ? 'wifi' : 'wifioff',
        size: 44,
        tone: online ? 'muted' : 'gold',
      }),
    }),
  };
}

/** In the clock's place while a box is set up: which step this is, and a bar of so many parts. */
export function stepCorner(kit: Kit, text: string, { step, count }: { step: number; count: number }): Node {
  const size = kit.size('body');
  const part = 44;
  return {
    Step: kit.label({ text, x: 1824, y: 60, bold: true, align: 'right', leading: 1.2 }),
    ...indexed(
      'Part',
      Array.from({ length: count }, (_, at) => at < step),
      (isReached, at) =>
        kit.box({
          x: 1824 - (count - at) * (part + 10) + 10,
          y: 60 + size * 1.2 + 14,
          w: part,
          h: 12,
          color: isReached ? COLOR.gold : COLOR.track,
          radius: 6,
          still: true,
        }),
    ),
  };
}

/** Left of it a page's title has the top for itself: date and clock take this much in either size and language. */
const CORNER_X = 1260;
const TITLE_MOST_W = 1120;
const BESIDE_GAP = 28;
const FEW_WORDS_W = 440;

/** A page's title, and beside it what it is about. */
export function pageTitle(kit: Kit, title: string, beside = ''): Node {
  const size = kit.size('title');
  const besideW = beside === '' ? 0 : kit.width(beside, 'body');
  // A long title makes room for a few words, like the number of the page; a sentence is left out where it does not fit.
  const most = Math.min(
    TITLE_MOST_W,
    CORNER_X - 96 - (besideW > 0 && besideW <= FEW_WORDS_W ? besideW + BESIDE_GAP : 0),
  );
  const w = Math.min(kit.width(title, 'title'), most);
  const x = 96 + w + BESIDE_GAP;
  const isShown = beside !== '' && besideW <= CORNER_X - x;
  return {
    Title: kit.label({
      text: title,
      role: 'title',
      x: 96,
      y: 96 - (size * 1.3) / 2,
      w,
      fit: true,
    }),
    ...(isShown && {
      Beside: kit.label({
        text: beside,
        x,
        y: 96 - (kit.size('body') * 1.4) / 2 + 6,
        tone: 'muted',
      }),
    }),
  };
}

/** The scales and the name. */
export function brand(kit: Kit, place: string): Node {
  const nameSize = kit.pick(44, 56);
  const x = 96 + 72 + 24;
  const nameW = kit.width(kit.t('app.name'), 'tile', true, nameSize);
  const placeX = x + nameW + kit.pick(48, 32);
  return {
    Logo: kit.picture({ x: 96, y: 60, w: 72, h: 72, art: 'logo' }),
    Name: kit.label({ text: kit.t('app.name'), x, y: 96 - nameSize * 0.65, size: nameSize, bold: true, leading: 1.3 }),
    ...(place !== '' && {
      Bar: { x: x + nameW + 24, y: 76, w: 2, h: 40, rect: true, color: COLOR.bar, visible: !kit.elder },
      Place: kit.label({
        text: place,
        x: placeX,
        y: 96 - kit.size('body') * 0.7,
        tone: 'soft',
        w: CORNER_X - placeX,
        fit: true,
      }),
    }),
  };
}

/** A card with a digit, an icon and one or two lines: what most pages offer. */
export function rowBody(
  kit: Kit,
  spec: {
    w: number;
    h: number;
    digit: number | null;
    icon: string;
    title: string;
    line?: string;
    titleSize?: number;
    tone?: 'muted' | 'jadeSub';
  },
): Node {
  const chip = kit.pick(80, 92);
  const digit = kit.pick(56, 72);
  const x = 28 + (spec.digit === null ? 0 : digit + 24);
  const textX = x + chip + 28;
  const room = spec.w - textX - 24;
  const titleSize = spec.titleSize ?? kit.pick(40, 50);
  const lineSize = kit.pick(34, 45);
  const both = spec.line !== undefined && spec.line !== '';
  const block = titleSize * 1.3 + (both ? lineSize * 1.35 : 0);
  const top = (spec.h - block) / 2;
  return {
    Digit: kit.badge({ x: 28, y: (spec.h - digit) / 2, digit: spec.digit, size: digit }),
    Chip: kit.chip({ x, y: (spec.h - chip) / 2, icon: spec.icon, size: chip }),
    Title: kit.label({
      text: spec.title,
      x: textX,
      y: top,
      size: titleSize,
      bold: true,
      leading: 1.3,
      w: room,
      fit: true,
    }),
    ...(both && {
      Line: kit.label({
        text: spec.line ?? '',
        x: textX,
        y: top + titleSize * 1.3,
        size: lineSize,
        leading: 1.35,
        tone: spec.tone ?? 'muted',
        w: room,
        fit: true,
      }),
    }),
  };
}

/** A key at the foot of a page over video: digit or colour cap, icon, word. */
export function barBody(
  kit: Kit,
  spec: { w: number; h: number; digit: number | null; cap?: Key; icon: string; title: string },
): Node {
  const digit = 56;
  const cap = spec.cap ? keyCap(kit, spec.cap, 28, 0) : undefined;
  const capW = cap ? cap.w : spec.digit === null ? 0 : digit;
  const iconX = 28 + capW + (capW > 0 ? 20 : 0);
  const size = kit.pick(38, 46);
  const besideIcon = iconX + 44 + 20;
  // A word that needs the room of the icon has it.
  const hasIcon = kit.width(spec.title, 'body', true, size) <= spec.w - besideIcon - 20;
  const textX = hasIcon ? besideIcon : iconX;
  return {
    ...(cap
      ? { Cap: { ...cap.node, y: (spec.h - kit.pick(44, 54)) / 2 } }
      : { Digit: kit.badge({ x: 28, y: (spec.h - digit) / 2, digit: spec.digit, size: digit }) }),
    ...(hasIcon && { Icon: kit.icon({ x: iconX, y: (spec.h - 44) / 2, name: spec.icon, size: 44 }) }),
    Title: kit.label({
      text: spec.title,
      x: textX,
      y: (spec.h - size * 1.3) / 2,
      size,
      bold: true,
      leading: 1.3,
      w: spec.w - textX - 20,
      fit: true,
      tone: 'white',
    }),
  };
}

/** Words on a dark plate over video, at most `w` wide. */
export function plate(
  kit: Kit,
  spec: {
    x: number;
    y: number;
    text: string;
    size?: number;
    icon?: string;
    dot?: number;
    center?: boolean;
    /** `x` is its right end. */
    isRight?: boolean;
    w?: number;
  },
): Node {
  const size = spec.size ?? kit.pick(34, 46, 60);
  const h = Math.round(size * 1.65);
  const lead = spec.icon || spec.dot !== undefined ? 52 : 0;
  const textW = Math.min(kit.width(spec.text, 'body', false, size), (spec.w ?? 1824) - lead - 48);
  const w = textW + lead + 48;
  return {
    x: spec.center ? spec.x - w / 2 : spec.isRight ? spec.x - w : spec.x,
    y: spec.y,
    Ground: kit.box({ x: 0, y: 0, w, h, color: COLOR.plate, radius: h / 2 }),
    ...(spec.icon && { Icon: kit.icon({ x: 20, y: (h - 44) / 2, name: spec.icon, size: 44, tone: 'jade' }) }),
    ...(spec.dot !== undefined && { Dot: kit.dot({ x: 20, y: (h - 32) / 2, color: spec.dot }) }),
    Text: kit.label({
      text: spec.text,
      x: 24 + lead - (lead ? 4 : 0),
      y: (h - size * 1.3) / 2,
      size,
      leading: 1.3,
      w: textW,
      fit: true,
    }),
  };
}

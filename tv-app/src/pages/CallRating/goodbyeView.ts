import type { Goodbye } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow, rowBody } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { nextStep, takeAlong } from './goodbyeScene.js';

const W = 1180;
const TOP = 220;
const BOTTOM = 850;
const GAP = 20;
const CARD_W = 484;
const LEADING = 1.35;

/** Three lines large enough to copy down, and beside them the way to take them along. */
export function drawGoodbye(
  kit: Kit,
  { goodbye, agent, scene, t }: { goodbye: Goodbye; agent: string; scene: PageScene; t: Translate },
): Node {
  const next = nextStep(goodbye, t);
  const { title, line } = takeAlong(goodbye, t);
  const nextH = next === null ? 0 : 110;
  const rows = goodbye.lines.length;
  const bottom = BOTTOM - (next === null ? 0 : nextH + GAP);
  const h = Math.min(230, (bottom - TOP - (rows - 1) * GAP) / rows);
  return {
    Title: kit.label({
      text: scene.title,
      size: kit.pick(76, 88),
      bold: true,
      x: 96,
      y: kit.pick(40, 30),
      leading: 1.3,
    }),
    By: kit.label({
      text: t('goodbye.by', { agent }),
      x: 96,
      y: 144,
      tone: 'muted',
      size: kit.pick(34, 40),
      w: W,
      fit: true,
    }),
    ...indexed('Line', goodbye.lines, (text, index) => ({
      x: 96,
      y: TOP + index * (h + GAP),
      Panel: kit.panel({ x: 0, y: 0, w: W, h, surface: 'card' }),
      Mark: kit.box({ x: 32, y: h / 2 - 32, w: 10, h: 64, color: COLOR.gold, radius: 5, still: true }),
      Text: lineText(kit, text, h),
    })),
    ...(next !== null && {
      Next: {
        x: 96,
        y: BOTTOM - nextH,
        Panel: kit.panel({ x: 0, y: 0, w: W, h: nextH, surface: 'sunk' }),
        Icon: kit.chip({ x: 24, y: 17, icon: 'cal', size: 76, tone: 'gold' }),
        Text: kit.label({
          text: next,
          x: 128,
          y: kit.pick(24, 18),
          size: kit.pick(46, 52),
          bold: true,
          leading: 1.3,
          w: W - 160,
          fit: true,
        }),
      },
    }),
    Done: kit.option('done', {
      x: 96,
      y: 884,
      w: 560,
      h: 124,
      body: rowBody(kit, { w: 560, h: 124, digit: 1, icon: 'house', title: t('rating.done') }),
    }),
    Hints: hintRow(kit, scene.hints, 700, 912),
    Card: {
      x: 1340,
      y: TOP,
      Panel: kit.panel({ x: 0, y: 0, w: CARD_W, h: BOTTOM - TOP, surface: 'card' }),
      ...(goodbye.url === null
        ? { Chip: kit.chip({ x: (CARD_W - 200) / 2, y: 120, icon: 'check', size: 200, tone: 'jade' }) }
        : { Qr: { type: QrCode, x: 42, y: 42, code: { text: goodbye.url, size: 400 } } }),
      Text: kit.label({
        text: title,
        x: CARD_W / 2,
        y: 462,
        size: kit.pick(40, 46),
        bold: true,
        leading: 1.3,
        align: 'center',
        w: 440,
        fit: true,
      }),
      Line: kit.label({
        text: line,
        x: CARD_W / 2,
        y: 530,
        size: kit.pick(32, 36),
        leading: 1.3,
        tone: 'muted',
        align: 'center',
        w: 440,
        lines: 2,
      }),
    },
  };
}

/** In the middle of its card, on one line or two. */
function lineText(kit: Kit, text: string, h: number): Node {
  const size = kit.pick(46, 54);
  const w = W - 116;
  const lines = kit.width(text, 'body', true, size) <= w ? 1 : 2;
  return kit.label({ text, x: 76, y: (h - lines * size * LEADING) / 2, w, lines, size, bold: true, leading: LEADING });
}

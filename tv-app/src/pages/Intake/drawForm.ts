import type { Intake } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import { BREAK } from '../../components/lineBreak.js';
import { indexed, type Node } from '../../components/node.js';
import { barBody } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { type FormPiece, formParts } from './formParts.js';
import { type FormRow, formRows, turnsPart } from './intakeScene.js';

/** Where the form is on the page. */
export interface FormFrame {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const SIDE = 36;
const TOP = 24;
const BOTTOM = 20;
const LEADING = 1.38;
/** Nothing on the screen is smaller. */
const MIN_SIZE = 30;
/** The way to the next part. */
const MORE_H = 120;
const MORE_GAP = 16;

const sizeOf = (kit: Kit): number => kit.pick(36, 45);
const gapOf = (kit: Kit): number => kit.pick(14, 10);
/** Between a name and what stands beside it. */
const NAME_GAP = 28;

/** How much the names take, and what is left for the answers: the widest name decides, up to a third of the frame. */
function columnsOf(kit: Kit, intake: Intake, frame: FormFrame): { nameW: number; valueW: number } {
  const names = [...formRows(intake, kit.t).map(({ name }) => name), kit.t('intake.continued')];
  const widest = Math.max(...names.map((name) => kit.width(name, 'body', false, sizeOf(kit))));
  const nameW = Math.min(widest, frame.w / 3) + NAME_GAP;
  return { nameW, valueW: frame.w - nameW - 2 * SIDE };
}

/** The form in as many parts as it takes within the frame. */
export function partsOf(kit: Kit, intake: Intake, frame: FormFrame): FormPiece[][] {
  const h = frame.h - TOP - BOTTOM;
  const size = sizeOf(kit);
  const { valueW: w } = columnsOf(kit, intake, frame);
  const wrap = (row: FormRow): string[] => {
    const bold = row.value !== '';
    const width = (text: string) => kit.width(text, 'body', bold, size);
    // An answer on one line may become smaller; an address or a number inside a long one is broken where it must be.
    const widest = row.long ? w : (w * size) / MIN_SIZE;
    const text = row.value.replace(/[!-~]{8,}/g, (run) => (width(run) > widest ? Array.from(run).join(BREAK) : run));
    return kit.lines({ text: text || kit.t('intake.empty'), size, w, bold });
  };
  const room = { h, hInParts: h - MORE_H - MORE_GAP, lineH: size * LEADING, gap: gapOf(kit) };
  return formParts(formRows(intake, kit.t), room, wrap);
}

/** One part of the form, with the way to the next one where there is more than one (a choice of the scene). */
export function drawForm(
  kit: Kit,
  { intake, part, frame, scene }: { intake: Intake; part: readonly FormPiece[]; frame: FormFrame; scene: PageScene },
): Node {
  const { t } = kit;
  const { nameW, valueW } = columnsOf(kit, intake, frame);
  const size = sizeOf(kit);
  const more = scene.choices.find(turnsPart);
  const w = frame.w - 2 * SIDE;
  let y = frame.y + TOP;
  return {
    Panel: kit.panel({ ...frame, surface: 'card' }),
    ...indexed('Row', part, ({ row, lines, continued }) => {
      const at = y;
      y += lines.length * size * LEADING + gapOf(kit);
      return {
        x: frame.x + SIDE,
        y: at,
        Name: kit.label({
          text: continued ? t('intake.continued') : row.name,
          size,
          leading: LEADING,
          tone: 'muted',
          w: nameW - NAME_GAP,
          fit: true,
        }),
        Value: kit.label({
          text: lines.join('\n'),
          x: nameW,
          ...(lines.length === 1 && { w: valueW, fit: true }),
          size,
          leading: LEADING,
          bold: row.value !== '',
          tone: row.value === '' ? 'muted' : 'text',
        }),
      };
    }),
    ...(more && {
      More: kit.option(more.id, {
        x: frame.x + SIDE,
        y: frame.y + frame.h - BOTTOM - MORE_H,
        w,
        h: MORE_H,
        body: barBody(kit, {
          w,
          h: MORE_H,
          digit: more.digit,
          icon: more.id === 'next-part' ? 'dn' : 'up',
          title: more.label,
        }),
      }),
    }),
  };
}

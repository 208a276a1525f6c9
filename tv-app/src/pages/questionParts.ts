import type { Kit } from '../components/Kit.js';
import { cellAt, grid } from '../components/layout.js';
import { indexed, type Node } from '../components/node.js';
import type { SceneHint } from '../scene/PageScene.js';
import { COLOR } from '../theme.js';
import { phrased } from './phrased.js';
import { SIDE, setWithin, sideFloor } from './sideColumn.js';

/** An answer as it is drawn; what choosing it does comes from the page's scene under the same id. */
export interface AnswerRow {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

const LEFT = 96;
const COLUMN_W = 1060;
const FULL_W = 1728;
/** Below this the hints begin. */
const FLOOR = 946;
/** Every card that can have the focus is at least this high. */
const MIN_ROW = 120;
/** The scenes are 16:9. */
const PICTURE_H = 340;
/** Long reasons are set smaller, down to this. */
const SMALLEST_REASON = 36;
/** A picture that is lower than this shows nothing. */
const LEAST_PICTURE_H = 120;

interface Fit {
  readonly tight: boolean;
  readonly grid: boolean;
  readonly size: number;
  readonly top: number;
  readonly h: number;
  readonly gap: number;
  /** Where the column of notes beside the titles begins; null: notes are below the titles. */
  readonly noteX: number | null;
  readonly question: string;
}

/** The progress: a bar for each question, done, present and to come, and the same in words. */
export function progressBar(kit: Kit, spec: { y: number; current: number; of: number }): Node {
  const w = Math.min(104, (694 - 14 * (spec.of - 1)) / spec.of);
  const words = kit.t('question.progress', { current: spec.current, of: spec.of });
  return {
    x: LEFT,
    y: spec.y,
    ...indexed('Bar', Array.from({ length: spec.of }), (_, index) =>
      kit.box({
        x: index * (w + 14),
        y: 0,
        w,
        h: 14,
        radius: 7,
        color: index + 1 < spec.current ? COLOR.jade : index + 1 === spec.current ? COLOR.gold : COLOR.track,
      }),
    ),
    Words: kit.label({
      text: words,
      x: spec.of * (w + 14) + 26,
      y: 7 - kit.pick(36, 45) * 0.65,
      size: kit.pick(36, 45),
      leading: 1.3,
      tone: 'soft',
    }),
  };
}

/**
 * One question with its answers: a column of rows with a card beside it; where the rows would be too low for their
 * words, two columns over the whole width, and the reason for asking in the last place.
 */
export function questionPage(
  kit: Kit,
  spec: {
    question: string;
    answers: readonly AnswerRow[];
    current: number;
    of: number;
    aside: Aside;
    hints: readonly SceneHint[];
  },
): Node {
  const fit = fitQuestion(kit, spec.question, spec.answers);
  const w = fit.grid ? (FULL_W - 32) / 2 : COLUMN_W;
  const cells = { x: LEFT, y: fit.top, w, h: fit.h, gap: 32, gapY: fit.gap, columns: fit.grid ? 2 : 1 };
  const noted = spec.answers.some(({ note }) => note !== '');
  const body = (row: AnswerRow) => answerBody(kit, { row, w, h: fit.h, noteX: fit.noteX, noted });
  const last = spec.answers.length;
  return {
    Progress: progressBar(kit, { y: fit.tight ? 154 : 178, current: spec.current, of: spec.of }),
    Question: kit.label({
      text: fit.question,
      x: LEFT,
      y: questionY(fit.tight),
      size: fit.size,
      bold: true,
      leading: 1.3,
      w: fit.grid ? FULL_W : COLUMN_W,
    }),
    ...grid('Answer', spec.answers, cells, (answer, place) => kit.option(answer.id, { ...place, body: body(answer) })),
    ...(fit.grid
      ? last % 2 === 1 && {
          Why: whyCell(kit, { ...cellAt(cells, last), text: spec.aside.text }),
        }
      : { Aside: asideCard(kit, spec.aside, sideFloor(kit, spec.hints)) }),
  };
}

function questionY(tight: boolean): number {
  return tight ? 192 : 238;
}

/** The roomiest arrangement in which everything can be read. */
function fitQuestion(kit: Kit, question: string, answers: readonly AnswerRow[]): Fit {
  const n = answers.length;
  const noteX = notesBeside(kit, answers);
  const minColumn = noteX === null ? kit.pick(MIN_ROW, 146) : kit.pick(MIN_ROW, 124);
  const attempts = [
    { tight: false, grid: false, gap: 24, most: kit.pick(138, 150), sizes: kit.pick([72, 64], [80, 72]) },
    {
      tight: true,
      grid: false,
      gap: 14,
      most: kit.pick(n > 4 ? 120 : 138, 150),
      sizes: kit.pick([64, 56, 50], [72, 64]),
    },
    { tight: false, grid: true, gap: 24, most: kit.pick(180, 200), sizes: kit.pick([72, 64], [80, 72]) },
  ];
  for (const { tight, grid, gap, most, sizes } of attempts) {
    const width = grid ? FULL_W : COLUMN_W;
    const rows = grid ? Math.ceil(n / 2) : n;
    const floor = tight ? FLOOR + kit.pick(20, 12) : FLOOR;
    for (const size of sizes) {
      const lines = kit.lines({ text: question, size, bold: true, w: width }).length;
      if (lines > 2) continue;
      const least = Math.round(questionY(tight) + lines * size * 1.3 + (tight ? 24 : 36));
      const h = Math.min(most, Math.floor((floor - least - (rows - 1) * gap) / rows));
      if (h >= (grid ? kit.pick(MIN_ROW, 146) : minColumn)) {
        const top = tight ? floor - rows * h - (rows - 1) * gap : least;
        const broken = phrased(question, width, (piece) => kit.measure(piece, size, true));
        return { tight, grid, gap, size, top, h, noteX: grid ? null : noteX, question: broken };
      }
    }
  }
  const rows = Math.ceil(n / 2);
  const top = 340;
  return {
    tight: true,
    grid: true,
    gap: 14,
    size: kit.pick(50, 56),
    top,
    h: Math.floor((FLOOR - top - (rows - 1) * 14) / rows),
    noteX: null,
    question,
  };
}

const badgeSize = (kit: Kit): number => kit.pick(76, 80);
const titleX = (kit: Kit): number => 36 + badgeSize(kit) + 32;
const titleSize = (kit: Kit): number => kit.pick(50, 56);
const noteSize = (kit: Kit): number => kit.pick(36, 45);

/** Where the column of notes begins, or null when one of them would not fit beside its title. */
function notesBeside(kit: Kit, answers: readonly AnswerRow[]): number | null {
  const titles = Math.max(...answers.map((row) => kit.width(row.title, 'tile', true, titleSize(kit))));
  const notes = Math.max(...answers.map((row) => kit.width(row.note, 'body', false, noteSize(kit))));
  const x = Math.max(titleX(kit) + titles + 48, kit.pick(390, 420));
  return x + notes <= COLUMN_W - 30 ? x : null;
}

function answerBody(
  kit: Kit,
  spec: { row: AnswerRow; w: number; h: number; noteX: number | null; noted: boolean },
): Node {
  const { row, w, h, noteX } = spec;
  const badge = badgeSize(kit);
  const x = titleX(kit);
  const below = noteX === null && row.note !== '';
  const size = spec.noted && noteX === null ? kit.pick(44, 54) : titleSize(kit);
  const small = below ? kit.pick(34, 45) : noteSize(kit);
  const block = size * 1.3 + (below ? small * 1.3 : 0);
  const top = (h - block) / 2;
  return {
    Digit: kit.badge({ x: 36, y: (h - badge) / 2, digit: kit.optionDigit(row.id), size: badge }),
    Title: kit.label({ text: row.title, x, y: top, size, bold: true, leading: 1.3, w: w - x - 28, fit: true }),
    ...(row.note !== '' && {
      Note: kit.label({
        text: row.note,
        x: noteX ?? x,
        y: below ? top + size * 1.3 : (h - small * 1.3) / 2,
        size: small,
        leading: 1.3,
        tone: 'muted',
        w: w - (noteX ?? x) - 28,
        fit: true,
      }),
    }),
  };
}

/** The reason for the question, in the empty last cell of the grid. */
function whyCell(kit: Kit, spec: { x: number; y: number; w: number; h: number; text: string }): Node {
  const size = kit.pick(36, 45);
  const w = spec.w - 150;
  const text = phrased(spec.text, w, (piece) => kit.measure(piece, size, false));
  const lines = kit.lines({ text, size, w }).length;
  return {
    x: spec.x,
    y: spec.y,
    Panel: kit.panel({ x: 0, y: 0, w: spec.w, h: spec.h, surface: 'sunk' }),
    Icon: kit.icon({ x: 36, y: (spec.h - 56) / 2, name: 'ask', size: 56, tone: 'gold' }),
    Text: kit.label({
      text,
      x: 120,
      y: (spec.h - lines * size * 1.35) / 2,
      size,
      leading: 1.35,
      w,
      tone: 'soft',
    }),
  };
}

interface Aside {
  readonly picture: string | null;
  readonly title: string;
  readonly text: string;
  readonly notice: string;
}

/**
 * The card beside a question: a picture, the reason for the question, and that people decide. A text that leaves the
 * picture no height takes its place.
 */
function asideCard(kit: Kit, spec: Aside, floor: number): Node {
  const { x, top: y, w } = SIDE;
  const pad = 36;
  const headSize = kit.pick(44, 54);
  const leading = 1.45;
  const mostH = floor - y;
  const noticeW = w - 2 * pad - 66;
  const set = (size: number) => {
    const measure = (piece: string) => kit.measure(piece, size, false);
    const text = phrased(spec.text, w - 2 * pad, measure);
    const notice = phrased(spec.notice, noticeW, measure);
    const lines = kit.lines({ text, size, w: w - 2 * pad }).length;
    const noticeLines = kit.lines({ text: notice, size, w: noticeW }).length;
    const h = 30 + headSize * 1.3 + 12 + lines * size * leading + 48 + noticeLines * size * leading + 28;
    return { size, text, notice, lines, noticeLines, h };
  };
  const words = setWithin(set, { size: kit.pick(36, 45), least: SMALLEST_REASON, h: mostH });
  const { size, text, notice, lines, noticeLines } = words;
  const left = Math.min(PICTURE_H, Math.floor(mostH - words.h));
  const pictureH = spec.picture && left >= LEAST_PICTURE_H ? left : 0;
  const headY = pictureH + 30;
  const textY = headY + headSize * 1.3 + 12;
  const ruleY = Math.round(textY + lines * size * leading + 22);
  const noticeY = ruleY + 26;
  const h = Math.max(kit.pick(778, 778), noticeY + noticeLines * size * leading + 24);
  return {
    x,
    y,
    Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'card' }),
    ...(spec.picture &&
      pictureH > 0 && {
        Picture: {
          w,
          h: pictureH,
          clipping: true,
          Scene: kit.picture({ x: 0, y: 0, w, h: PICTURE_H, art: spec.picture, radius: [24, 24, 0, 0] }),
        },
      }),
    Head: kit.label({ text: spec.title, x: pad, y: headY, size: headSize, bold: true, leading: 1.3 }),
    Text: kit.label({ text, x: pad, y: textY, size, leading, w: w - 2 * pad, tone: 'soft' }),
    Rule: { x: pad, y: ruleY, w: w - 2 * pad, h: 2, rect: true, color: COLOR.lineSoft },
    Shield: kit.icon({ x: pad, y: noticeY + 6, name: 'shield', size: 44, tone: 'jade' }),
    Notice: kit.label({
      text: notice,
      x: pad + 66,
      y: noticeY,
      size,
      leading,
      w: noticeW,
      tone: 'soft',
    }),
  };
}

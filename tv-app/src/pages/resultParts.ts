import type { Kit } from '../components/Kit.js';
import { indexed, type Node } from '../components/node.js';
import { rowBody } from '../components/parts.js';
import type { Translate } from '../locales/index.js';
import type { PageScene } from '../scene/PageScene.js';
import { phrased } from './phrased.js';
import { SIDE, setWithin, sideFloor } from './sideColumn.js';
import { layPages, type Paragraph, type TextPage } from './textPages.js';
import { textPage } from './textPart.js';

/** The left part of a result: what is read, under its headline on the first page and over the whole height on others. */
export const RESULT = { x: 96, w: 1060, top: 160, floor: 950, pad: 26 } as const;

const SMALLEST_NOTE = 33;

/** Sets what is to be read on pages; `headline` is the height that the first page gives to the result itself. */
export function resultPages(
  kit: Pick<Kit, 'pick' | 'measure'>,
  paragraphs: readonly Paragraph[],
  headline: number,
): readonly TextPage[] {
  const h = RESULT.floor - RESULT.top - 2 * RESULT.pad;
  return layPages(paragraphs, {
    w: RESULT.w - 2 * RESULT.pad,
    h,
    firstH: h - headline,
    size: kit.pick(36, 46),
    measure: kit.measure,
  });
}

/** Which page of how many, where there are several. */
export function pageWords({ pages, page }: { pages: readonly TextPage[]; page: number }, t: Translate): string {
  return pages.length > 1 ? t('result.page', { page: page + 1, pages: pages.length }) : '';
}

/** A page of what is read, on its panel. */
export function resultText(kit: Kit, page: TextPage, headline: number): Node {
  const y = RESULT.top + headline;
  return {
    Panel: kit.panel({ x: RESULT.x, y, w: RESULT.w, h: RESULT.floor - y, surface: 'sunk' }),
    Text: textPage(kit, page, {
      x: RESULT.x + RESULT.pad,
      y: y + RESULT.pad,
      w: RESULT.w - 2 * RESULT.pad,
    }),
  };
}

/** What can be done now, at the right, and below it what always holds, smaller where the hints leave too little room. */
export function resultSide(
  kit: Kit,
  { choices, hints }: Pick<PageScene, 'choices' | 'hints'>,
  spec: {
    icons: Readonly<Record<string, string>>;
    notes: ReadonlyArray<{ icon: string; tone: 'jade' | 'gold'; text: string }>;
  },
): Node {
  const { x, w, top } = SIDE;
  const gap = kit.pick(20, 16);
  const h = 128;
  const y = top + choices.length * (h + gap);
  const pad = 32;
  const textW = w - 2 * pad - 62;
  const set = (size: number) => {
    let noteY = pad - 6;
    const notes = spec.notes.map(({ icon, tone, text: whole }) => {
      const text = phrased(whole, textW, (piece) => kit.measure(piece, size, false));
      const node: Node = {
        x: pad,
        y: noteY,
        Icon: kit.icon({ x: 0, y: Math.round((size * 1.35 - 44) / 2), name: icon, size: 44, tone }),
        Text: kit.label({ text, x: 62, y: 0, size, leading: 1.35, w: textW, tone: 'soft' }),
      };
      noteY += kit.lines({ text, size, w: textW }).length * size * 1.35 + 20;
      return node;
    });
    return { notes, h: noteY + pad - 20 };
  };
  const noteTop = y + 8;
  const { notes, h: notesH } = setWithin(set, {
    size: kit.pick(36, 45),
    least: SMALLEST_NOTE,
    h: sideFloor(kit, hints) - noteTop,
  });
  return {
    ...indexed('Choice', choices, (choice, index) =>
      kit.option(choice.id, {
        x,
        y: top + index * (h + gap),
        w,
        h,
        surface: index === 0 ? 'jade' : 'card',
        body: rowBody(kit, {
          w,
          h,
          digit: choice.digit,
          icon: spec.icons[choice.id] ?? 'rt',
          title: choice.label,
          titleSize: kit.pick(42, 50),
        }),
      }),
    ),
    Notes: {
      x,
      y: noteTop,
      Panel: kit.panel({ x: 0, y: 0, w, h: notesH, surface: 'sunk' }),
      ...indexed('Note', notes, (note) => note),
    },
  };
}

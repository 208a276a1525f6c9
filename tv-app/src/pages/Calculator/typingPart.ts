import type { Kit } from '../../components/Kit.js';
import { keypad, type PadKey } from '../../components/keypad.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { progressBar } from '../questionParts.js';
import { PAD, readingLine, unitOf, type Words } from './calculatorScene.js';
import { shownEntry, type TypedField } from './entry.js';

const W = 840;
const NEXT_Y = 816;
/** The lowest place of the panel: a little above the key that goes on to the next question. */
const PANEL_LOWEST = NEXT_Y - 170 - 20;

/** A question that is answered by typing: the number large at the left, the pad at the right. */
export function drawTyping(
  kit: Kit,
  spec: {
    scene: PageScene;
    field: TypedField;
    draft: string;
    trouble: boolean;
    place: { current: number; of: number };
    words: Words;
  },
): Node {
  const { scene, field, draft, trouble } = spec;
  const hintSize = kit.pick(36, 45);
  const hint = scene.lines[0] ?? '';
  const hintW = trouble ? W - 64 : W;
  const hintLines = hint === '' ? 0 : kit.lines({ text: hint, size: hintSize, w: hintW }).length;
  const lineCount = (size: number) => kit.lines({ text: scene.title, size, bold: true, w: W }).length;
  const hintAt = (size: number) => 230 + lineCount(size) * size * 1.3 + 10;
  const panelAt = (size: number) => Math.max(460, Math.round(hintAt(size) + hintLines * hintSize * 1.35 + 24));
  const sizes = kit.pick([64, 56, 48, 42], [72, 64, 56, 48]);
  const size = sizes.find((one) => lineCount(one) <= 2 && panelAt(one) <= PANEL_LOWEST) ?? kit.pick(42, 48);
  const hintY = hintAt(size);
  const panelY = Math.min(PANEL_LOWEST, panelAt(size));
  const empty = draft === '';
  const shown = empty && field.kind !== 'date' ? '—' : `${shownEntry(field, draft, kit.t)}${unitOf(field, spec.words)}`;
  // A long refusal leaves no room for it.
  const reading = panelY + 250 > NEXT_Y ? '' : readingLine(field, draft, spec.words);
  return {
    Progress: progressBar(kit, { y: 178, ...spec.place }),
    Question: kit.label({ text: scene.title, x: 96, y: 226, size, bold: true, leading: 1.3, w: W }),
    ...(hint !== '' && {
      Hint: {
        x: 96,
        y: hintY,
        ...(trouble && { Warn: kit.icon({ x: 0, y: 2, name: 'warn', size: 44, tone: 'gold' }) }),
        Text: kit.label({
          text: hint,
          x: trouble ? 64 : 0,
          y: 0,
          size: hintSize,
          leading: 1.35,
          w: hintW,
          tone: trouble ? 'gold' : 'muted',
        }),
      },
    }),
    Panel: kit.panel({ x: 96, y: panelY, w: W, h: 170, surface: 'sunk' }),
    Shown: kit.label({
      text: shown,
      x: 132,
      y: panelY + 85 - 55,
      size: 92,
      bold: true,
      leading: 1.2,
      tone: empty ? 'muted' : 'text',
      w: W - 72,
      fit: true,
    }),
    ...(reading !== '' && {
      Reading: kit.label({
        text: reading,
        x: 96,
        y: panelY + 188,
        size: empty ? hintSize : kit.pick(44, 50),
        bold: !empty,
        leading: 1.3,
        tone: empty ? 'muted' : 'gold',
        w: W,
        fit: true,
      }),
    }),
    Next: kit.option('next', {
      x: 96,
      y: NEXT_Y,
      w: W,
      h: 126,
      surface: 'jade',
      body: {
        Cap: kit.box({ x: 40, y: 37, w: 92, h: 52, color: COLOR.gold, radius: 14 }),
        Ok: kit.label({ text: 'OK', x: 86, y: 42, size: 34, bold: true, leading: 1.2, align: 'center', tone: 'ink' }),
        Title: kit.label({
          text: scene.choices[0]?.label ?? '',
          x: 164,
          y: (126 - kit.pick(46, 54) * 1.3) / 2,
          size: kit.pick(46, 54),
          bold: true,
          leading: 1.3,
          w: W - 200,
          fit: true,
        }),
      },
    }),
    Pad: pad(kit, scene),
  };
}

function pad(kit: Kit, scene: PageScene): Node {
  const keys = PAD.map((key): PadKey | undefined => {
    const extra = scene.choices.find(({ id }) => id === 'point' || id === 'today')?.id;
    const id = key === 'delete' ? key : key === 'extra' ? extra : `key-${key}`;
    const choice = scene.choices.find((candidate) => candidate.id === id);
    return choice && { id: choice.id, text: choice.label, size: choice.id.startsWith('key-') ? 80 : kit.pick(42, 46) };
  });
  return keypad(kit, keys, { x: 1000, y: 178, w: 252, h: 176, gap: 26, gapY: 20, columns: 3 });
}

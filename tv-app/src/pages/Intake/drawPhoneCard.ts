import type { Kit } from '../../components/Kit.js';
import type { Rect } from '../../components/layout.js';
import { indexed, type Node } from '../../components/node.js';
import { QrCode } from '../../components/QrCode.js';
import { companionSteps } from '../../scene/companion.js';

const QR = 330;
const H = 585;

/** In the place of the room's camera, where there is none: the code with which a phone becomes it. */
export function drawPhoneCard(
  kit: Kit,
  { x, y, w }: Rect,
  { link, line }: { readonly link: string | null; readonly line: string },
): Node {
  const { t } = kit;
  const side = 28 + QR + 28;
  const scan = link === null ? '' : t('companion.scan');
  return {
    x,
    y,
    Panel: kit.panel({ x: 0, y: 0, w, h: H, surface: 'sunk' }),
    ...(link === null
      ? { Chip: kit.chip({ x: 28 + QR / 2 - 70, y: 28 + QR / 2 - 70, icon: 'mobile', size: 140 }) }
      : { Qr: { type: QrCode, x: 28, y: 28, code: { text: link, size: QR } } }),
    Scan: kit.label({
      text: line || scan,
      x: side,
      y: 36,
      w: w - side - 24,
      size: kit.pick(42, 48),
      bold: line === '',
      leading: 1.35,
      lines: 5,
      tone: line === '' ? 'text' : 'gold',
    }),
    ...indexed('Step', companionSteps(t).slice(0, 2), (text, at) => ({
      x: 28,
      y: 386 + at * 92,
      Chip: kit.panel({ x: 0, y: 0, w: 64, h: 64, surface: 'card' }),
      Number: kit.label({ text: String(at + 1), x: 32, y: 10, size: 36, bold: true, leading: 1.24, align: 'center' }),
      Text: kit.label({
        text,
        x: 84,
        y: kit.pick(8, 4),
        w: w - 84 - 56,
        size: kit.pick(36, 44),
        leading: 1.3,
        fit: true,
      }),
    })),
  };
}

import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { QrCode } from '../../components/QrCode.js';
import { companionSteps } from '../../scene/companion.js';
import { SELF_VIEW } from './drawSelf.js';

const QR = 396;

/** In the place of the self view, where the box lacks a camera or a microphone: the code with which a phone becomes it. */
export function drawPhoneOffer(kit: Kit, link: string, title: string): Node {
  const { t } = kit;
  const { x, y, w, h } = SELF_VIEW;
  const words = { x: 36 + QR + 36, w: w - QR - 108 };
  return {
    x,
    y,
    Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
    Qr: { type: QrCode, x: 36, y: 36, code: { text: link, size: QR } },
    Scan: kit.label({ text: t('companion.waits'), x: 36, y: h - kit.pick(70, 74), w: w - 72, tone: 'gold', fit: true }),
    Title: kit.label({ text: title, x: words.x, y: 30, w: words.w, role: 'h2', fit: true }),
    ...indexed('Step', companionSteps(t), (text, at) => ({
      x: words.x,
      y: 120 + at * 106,
      Text: kit.label({
        text: `${at + 1}. ${text}`,
        x: 0,
        y: 0,
        w: words.w,
        size: kit.pick(34, 40),
        leading: 1.3,
        lines: 2,
        tone: 'soft',
      }),
    })),
  };
}

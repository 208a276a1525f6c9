import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { senderLine } from '../../scene/handover.js';
import type { CallViewState } from '../../session/callView.js';

/** In the place of the microphone, where this television only shows the call: what sends picture and sound. */
export function drawSender(kit: Kit, { media }: CallViewState): Node {
  return {
    x: 96,
    y: 708,
    Panel: kit.panel({ x: 0, y: 0, w: 936, h: 130, surface: 'sunk' }),
    Chip: kit.chip({ x: 28, y: 25, icon: 'mobile', size: 80 }),
    Title: kit.label({
      text: senderLine(media, kit.t),
      x: 136,
      y: kit.pick(14, 8),
      size: kit.pick(38, 46),
      bold: true,
      leading: 1.3,
      w: 772,
      fit: true,
    }),
    Line: kit.label({
      text: kit.t('handover.films'),
      x: 136,
      y: 66,
      size: kit.pick(34, 45),
      leading: 1.35,
      tone: 'muted',
      w: 772,
      fit: true,
    }),
  };
}

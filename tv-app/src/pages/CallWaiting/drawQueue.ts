import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import type { CallViewState } from '../../session/callView.js';
import { COLOR } from '../../theme.js';
import { aheadOf, waitLine } from './waitingScene.js';

/** The place in the queue: a number, the people in front as a row, how long it may take. */
export function drawQueue(kit: Kit, state: CallViewState): Node {
  const { t } = kit;
  const ahead = aheadOf(state);
  const ringing = state.call?.state !== 'queued';
  const step = 118;
  const number = ahead > 0 && !ringing;
  const unitX = 52 + kit.width(String(ahead), 'display', true, kit.pick(128, 140));
  const taken = number ? unitX + kit.width(t('waiting.aheadUnit'), 'h2') + 24 : 0;
  // Three people in front are drawn, fewer where the number takes their place.
  const places = Math.floor((760 - 36 - 72 - taken) / step) - 1;
  const people = Math.max(0, Math.min(ahead, 3, places));
  const total = (people + 1) * step;
  const left = 760 - 36 - 72 - total;
  const circle = (x: number, color: number, icon: string, dark: boolean): Node => ({
    x,
    y: 118,
    Ground: kit.box({ x: 0, y: 0, w: 72, h: 72, color, radius: 36 }),
    Icon: kit.icon({ x: 14, y: 14, name: icon, size: 44, tone: dark ? 'ink' : 'text' }),
  });
  return {
    x: 1064,
    y: 154,
    Panel: kit.panel({ x: 0, y: 0, w: 760, h: 362, surface: 'card' }),
    ...(number
      ? {
          Ahead: kit.label({ text: t('waiting.ahead'), x: 36, y: 28, tone: 'muted' }),
          Number: kit.label({
            text: String(ahead),
            x: 36,
            y: 78,
            size: kit.pick(128, 140),
            bold: true,
            leading: 1.2,
          }),
          Unit: kit.label({
            text: t('waiting.aheadUnit'),
            x: unitX,
            y: kit.pick(150, 148),
            role: 'h2',
          }),
        }
      : {
          Next: kit.label({
            text: ringing ? t('waiting.ringing') : t('waiting.next'),
            role: 'h2',
            x: 36,
            y: 30,
            w: 690,
            fit: true,
          }),
        }),
    You: circle(left, COLOR.gold, 'user', true),
    YouText: kit.label({
      text: t('waiting.you'),
      x: left + 36,
      y: 200,
      size: kit.pick(34, 45),
      bold: true,
      align: 'center',
      tone: 'gold',
    }),
    ...indexed('Link', Array.from({ length: people + 1 }), (_, index) =>
      kit.box({ x: left + 84 + index * step, y: 152, w: 22, h: 5, color: COLOR.step, radius: 2 }),
    ),
    ...indexed('Other', Array.from({ length: people }), (_, index) =>
      circle(left + (index + 1) * step, COLOR.rule, 'user', false),
    ),
    Lawyer: circle(left + total, COLOR.jadeTop, 'scales', false),
    LawyerText: kit.label({
      text: t('waiting.lawyer'),
      x: left + total + 36,
      y: 200,
      size: kit.pick(34, 45),
      align: 'center',
      tone: 'muted',
    }),
    Rule: { x: 36, y: 262, w: 688, h: 2, rect: true, color: COLOR.rim },
    Clock: kit.icon({ x: 38, y: 290, name: 'clock', size: 44, tone: 'gold' }),
    Wait: kit.label({
      text: ringing ? t('waiting.ringingLine') : waitLine(state, t),
      x: 104,
      y: kit.pick(278, 274),
      size: kit.pick(46, 50),
      bold: true,
      leading: 1.3,
      w: 620,
      fit: true,
    }),
  };
}

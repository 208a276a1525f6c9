import type { Intake } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { COLOR } from '../../theme.js';
import { STEPS, stepIndex } from './intakeScene.js';

/** The four steps in a row: done, now and to come. With large letters only the present one is named. */
export function drawSteps(kit: Kit, step: Intake['step'] | undefined): Node {
  const current = stepIndex(step);
  const done = step === 'accepted' ? STEPS.length : Math.max(0, current);
  let x = 96;
  const nodes: Node = {};
  STEPS.forEach((name, index) => {
    const isDone = index < done;
    const isNow = index === current;
    const text = kit.t(`intake.${name}`);
    const size = isNow ? kit.pick(42, 48) : kit.pick(36, 45);
    const shown = !kit.elder || isNow;
    const w = shown ? kit.width(text, 'body', isNow, size) : 0;
    nodes[`Step${index}`] = {
      x,
      y: 62,
      Circle: kit.box({
        x: 0,
        y: 0,
        w: 72,
        h: 72,
        color: isDone ? COLOR.jadeTop : isNow ? COLOR.gold : COLOR.lineSoft,
        radius: 36,
      }),
      ...(isDone
        ? { Check: kit.icon({ x: 14, y: 14, name: 'check', size: 44 }) }
        : {
            // No number: digits stand for what can be chosen.
            Dot: kit.box({ x: 24, y: 24, w: 24, h: 24, color: isNow ? COLOR.ink : COLOR.muted, radius: 12 }),
          }),
      ...(shown && {
        Text: kit.label({
          text,
          x: 90,
          y: 36 - size * 0.65,
          size,
          bold: isNow,
          leading: 1.3,
          tone: isNow ? 'text' : isDone ? 'soft' : 'muted',
        }),
      }),
    };
    x += 90 + w + 24;
    if (index < STEPS.length - 1) {
      nodes[`Link${index}`] = kit.box({
        x: x - 4,
        y: 96,
        w: 76,
        h: 6,
        color: isDone ? COLOR.jade : COLOR.line,
        radius: 3,
      });
      x += 92;
    }
  });
  return nodes;
}

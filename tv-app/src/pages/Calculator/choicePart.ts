import type { Kit } from '../../components/Kit.js';
import { grid } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { questionPage } from '../questionParts.js';

/** A question with its choices. */
export function drawChoices(
  kit: Kit,
  spec: {
    scene: PageScene;
    /** Of the choices, in their order; what comes after them has none. */
    notes: readonly string[];
    place: { current: number; of: number };
    /** What the calculator answers. */
    question: string;
  },
): Node {
  const { scene, notes, place } = spec;
  const hint = scene.lines[0] ?? '';
  return questionPage(kit, {
    question: scene.title,
    answers: scene.choices.map((choice, index) => ({ id: choice.id, title: choice.label, note: notes[index] ?? '' })),
    ...place,
    hints: scene.hints,
    aside: {
      picture: 'scene-office',
      title: hint === '' ? kit.t('calculator.about') : kit.t('calculator.hint'),
      text: hint === '' ? spec.question : hint,
      notice: kit.t('calculator.notice'),
    },
  });
}

/** Everything that was entered, a row each. */
export function drawReview(kit: Kit, scene: PageScene): Node {
  const columns = scene.choices.length > 5 ? 2 : 1;
  const rows = Math.ceil(scene.choices.length / columns);
  const gap = 16;
  const top = 262;
  const h = Math.min(kit.pick(128, 140), Math.floor((950 - top - (rows - 1) * gap) / rows));
  const w = columns === 1 ? 1728 : 848;
  const badge = kit.pick(64, 72);
  const x = 32 + badge + 28;
  return {
    Title: kit.label({ text: scene.title, role: 'h2', x: 96, y: 156 }),
    Line: kit.label({
      text: scene.lines[0] ?? '',
      x: 96 + kit.width(scene.title, 'h2') + 32,
      y: 156 + (kit.size('h2') - kit.size('body')) * 0.65,
      leading: 1.3,
      tone: 'muted',
    }),
    ...grid('Row', scene.choices, { x: 96, y: top, w, h, gap: 32, gapY: gap, columns }, (choice, place) => {
      const [name = '', value = ''] = choice.label.split('：');
      const size = kit.pick(40, 48);
      const both = columns === 1;
      return kit.option(choice.id, {
        ...place,
        body: {
          Digit: kit.badge({ x: 32, y: (h - badge) / 2, digit: choice.digit, size: badge }),
          Name: kit.label({
            text: name,
            x,
            y: both ? (h - size * 1.3) / 2 : h / 2 - kit.pick(36, 45) * 1.3 - 2,
            size: both ? size : kit.pick(36, 45),
            leading: 1.3,
            w: both ? 800 : w - x - 24,
            fit: true,
            tone: 'muted',
          }),
          Value: kit.label({
            text: value,
            x: both ? x + 840 : x,
            y: both ? (h - size * 1.3) / 2 : h / 2,
            size,
            bold: true,
            leading: 1.3,
            w: both ? w - x - 880 : w - x - 24,
            fit: true,
          }),
        },
      });
    }),
  };
}

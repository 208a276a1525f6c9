import { choiceCards } from '../components/choices.js';
import type { Kit } from '../components/Kit.js';
import type { Node } from '../components/node.js';
import { hintRow, pageTitle } from '../components/parts.js';
import type { PageScene } from '../scene/PageScene.js';

/** A title, a sentence, and the choices as cards over the whole width. */
export function cardsPage(
  kit: Kit,
  scene: PageScene,
  spec: { corner: Node; y: number; h: number; gap: number; icons: Readonly<Record<string, string>> },
): Node {
  const { corner, ...cards } = spec;
  return {
    Corner: corner,
    ...pageTitle(kit, scene.title),
    Line: kit.label({
      text: scene.lines[0] ?? '',
      x: 96,
      y: 190,
      size: kit.pick(42, 50),
      leading: 1.4,
      w: 1728,
      tone: 'soft',
    }),
    ...choiceCards(kit, scene.choices, { x: 96, w: 1728, ...cards }),
    Hints: hintRow(kit, scene.hints, 96, 980),
  };
}

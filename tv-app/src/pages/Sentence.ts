import { choiceCards } from '../components/choices.js';
import type { Kit } from '../components/Kit.js';
import type { Node } from '../components/node.js';
import { brand } from '../components/parts.js';
import type { PageScene } from '../scene/PageScene.js';

/** More options than these stand closer together, under a title that stands higher. */
const ROOMY = 3;
const BOTTOM = 966;

/** A page that says one thing and offers a few: large title, a sentence, options below each other. */
export function sentencePage(
  kit: Kit,
  scene: PageScene,
  look: { icons: Record<string, string>; picture?: string },
): Node {
  const titleSize = kit.pick(76, 88);
  const title = kit.lines({ text: scene.title, size: titleSize, bold: true, w: 1500, lines: 2 }).length;
  const lineSize = kit.pick(42, 50);
  const many = scene.choices.length > ROOMY;
  const titleY = many ? 150 : 220;
  const lineY = titleY + title * titleSize * 1.3 + 20;
  const lines = kit.lines({ text: scene.lines[0] ?? '', size: lineSize, w: 1120 }).length;
  const top = lineY + lines * lineSize * 1.5 + 48;
  const gap = many ? 18 : 28;
  const room = (BOTTOM - top - (scene.choices.length - 1) * gap) / scene.choices.length;
  const h = many ? Math.min(kit.pick(136, 148), Math.floor(room)) : kit.pick(136, 148);
  return {
    Brand: brand(kit, ''),
    Title: kit.label({
      text: scene.title,
      size: titleSize,
      bold: true,
      x: 96,
      y: titleY,
      w: 1500,
      lines: 2,
      leading: 1.3,
    }),
    Line: kit.label({
      text: scene.lines[0] ?? '',
      size: lineSize,
      x: 96,
      y: lineY,
      w: 1120,
      leading: 1.5,
      tone: 'soft',
    }),
    ...choiceCards(kit, scene.choices, { x: 96, y: top, w: 960, h, gap, icons: look.icons }),
    ...(look.picture && { Picture: kit.picture({ x: 1270, y: 480, w: 560, h: 560, art: look.picture }) }),
  };
}

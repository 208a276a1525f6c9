import { choiceCards } from '../../components/choices.js';
import { face } from '../../components/face.js';
import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';

const ICON_Y = 172;
const TITLE_Y = 300;
const HINTS_Y = 978;
const GAP = 26;

/** Before there is a place in the queue. */
export function drawStarting(kit: Kit, scene: PageScene): Node {
  return {
    Face: face(kit, { x: 960 - 90, y: 330, size: 180, name: '', portrait: null }),
    Title: kit.label({ text: scene.title, role: 'title', x: 960, y: 560, align: 'center' }),
    Line: kit.label({ text: scene.lines[0] ?? '', x: 960, y: 660, align: 'center', tone: 'muted' }),
    Hints: hintRow(kit, scene.hints, 960, 960, { center: true }),
  };
}

/** A problem or a question, and the options. */
export function drawQuestion(kit: Kit, scene: PageScene, icon: string): Node {
  const icons: Record<string, string> = {
    again: 'refresh',
    soundOnly: 'mic',
    number: 'phone',
    home: 'house',
    stay: 'clock',
    patient: 'clock',
    leave: 'lt',
    return: 'mobile',
  };
  const titleSize = kit.pick(72, 84);
  const lines = kit.lines({ text: scene.lines[0] ?? '', w: 1180, role: 'body', size: kit.pick(40, 48) }).length;
  const h = kit.pick(132, 140);
  const below = titleSize * 1.35 + lines * kit.pick(40, 48) * 1.5 + 44;
  const needed = scene.choices.length * (h + GAP) - GAP;
  // Where everything together would reach the hints, the icon gives its place.
  const crowded = TITLE_Y + below + needed > HINTS_Y - 24;
  const titleY = crowded ? ICON_Y : TITLE_Y;
  const lineY = titleY + titleSize * 1.35;
  const top = titleY + below;
  return {
    ...(!crowded && { Icon: kit.chip({ x: 96, y: ICON_Y, icon, size: 104 }) }),
    Title: kit.label({
      text: scene.title,
      size: titleSize,
      bold: true,
      x: 96,
      y: titleY,
      leading: 1.3,
      w: 1728,
      fit: true,
    }),
    Line: kit.label({
      text: scene.lines[0] ?? '',
      size: kit.pick(40, 48),
      x: 96,
      y: lineY,
      leading: 1.5,
      w: 1180,
      tone: 'soft',
    }),
    ...choiceCards(kit, scene.choices, { x: 96, y: top, w: 940, h, gap: GAP, icons }),
    Figure: kit.picture({ x: 1270, y: 480, w: 560, h: 560, art: 'figure-zhou' }),
    Hints: hintRow(kit, scene.hints, 96, HINTS_Y),
  };
}

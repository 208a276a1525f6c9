import { face, type Person } from '../../components/face.js';
import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import { isTextKey } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { CallViewState } from '../../session/callView.js';
import { CATEGORY_TILES } from './categories.js';

/** Place of the self view beside the categories. */
export const SMALL_SELF_VIEW = { x: 1824 - 246, y: 888, w: 246, h: 138 } as const;

/** The categories as big tiles; below, who is on duty, if anybody is, and the place in the queue. */
export function drawCategories(kit: Kit, scene: PageScene, state: CallViewState, onDuty: Person): Node {
  const { t } = kit;
  const columns = 4;
  const w = 408;
  const gap = 32;
  const camera = state.media.camera === 'on';
  const [one = '', other = ''] = scene.lines;
  return {
    ...pageTitle(kit, scene.title),
    How: kit.label({ text: t('category.how'), x: 96, y: kit.pick(148, 138), tone: 'muted', w: 1728, fit: true }),
    ...indexed('Tile', CATEGORY_TILES, (tile, index) => {
      const line = `category.${tile.category}Line`;
      const chip = kit.pick(104, 104);
      const last = tile.category === 'other';
      return kit.option(tile.category, {
        x: 96 + (index % columns) * (w + gap),
        y: 224 + Math.floor(index / columns) * 324,
        w,
        h: 300,
        surface: last ? 'jade' : 'card',
        body: {
          Chip: kit.chip({ x: 30, y: 30, icon: tile.icon, size: chip }),
          Digit: kit.badge({ x: w - 30 - kit.pick(64, 72), y: 30, digit: index + 1, size: kit.pick(64, 72) }),
          Title: kit.label({
            text: scene.choices[index]?.label ?? '',
            x: 30,
            y: kit.pick(160, 142),
            size: kit.pick(50, 60),
            bold: true,
            leading: 1.3,
            w: w - 50,
            fit: true,
          }),
          Line: kit.label({
            text: isTextKey(line) ? t(line) : '',
            x: 30,
            y: kit.pick(228, 222),
            size: kit.pick(36, 45),
            leading: 1.3,
            tone: last ? 'jadeSub' : 'muted',
            w: w - 50,
            fit: true,
          }),
        },
      });
    }),
    Strip: {
      x: 96,
      y: 888,
      Panel: kit.panel({ x: 0, y: 0, w: 1728 - (camera ? 270 : 0), h: 138, surface: 'sunk' }),
      Face: face(kit, { x: 26, y: 19, size: 100, ...onDuty }),
      Name: kit.label({
        text: onDuty.name ? `${onDuty.name} ${t('home.onDuty')}` : t('waiting.title'),
        x: 152,
        y: kit.pick(20, 12),
        size: kit.pick(38, 46),
        bold: true,
        leading: 1.3,
        w: 800,
        fit: true,
      }),
      Line: kit.label({
        text: t('text.and', { one, other }),
        x: 152,
        y: 70,
        size: kit.pick(36, 45),
        leading: 1.35,
        tone: 'muted',
        w: 800,
        fit: true,
      }),
      Hints: hintRow(
        kit,
        scene.hints.filter((hint) => hint.key === 'red'),
        kit.pick(1010, 960),
        kit.pick(47, 42),
      ),
    },
  };
}

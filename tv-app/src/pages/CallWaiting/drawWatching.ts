import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow, plate } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { CallViewState } from '../../session/callView.js';
import { COLOR } from '../../theme.js';
import { aheadOf } from './waitingScene.js';

interface WatchedVideo {
  readonly title: string;
  /** What is being said, or nothing. */
  readonly subtitle: string;
}

/** Over the video that is watched meanwhile: the place in the queue, the title, what is said. */
export function drawWatching(kit: Kit, scene: PageScene, state: CallViewState, video: WatchedVideo): Node {
  const { t } = kit;
  const ahead = aheadOf(state);
  const text = ahead > 0 ? `${t('waiting.ahead')} ${ahead} ${t('waiting.aheadUnit')}` : t('waiting.next');
  return {
    Position: plate(kit, { x: 96, y: 54, text: `${text}  ·  ${t('waiting.videoLine')}`, dot: COLOR.jade }),
    Fade: kit.fadeUp({ x: 0, y: 830, w: 1920, h: 250, color: 0xff070e20 }),
    ...(video.subtitle !== '' && {
      Subtitle: subtitle(kit, video.subtitle, 790),
    }),
    Title: kit.label({ text: video.title, role: 'h2', x: 96, y: 890, w: 900, fit: true }),
    Hints: hintRow(kit, scene.hints, 96, 978),
  };
}

/** Words spoken in the video, on a plate of their own. */
export function subtitle(kit: Kit, text: string, bottom: number): Node {
  const size = kit.size('subtitle');
  const lines = kit.lines({ text, role: 'subtitle', w: 1500, lines: 2 });
  const w = Math.max(...lines.map((line) => kit.width(line, 'subtitle'))) + 64;
  const h = Math.round(lines.length * size * 1.36) + 20;
  return {
    x: 960 - w / 2,
    y: bottom - h,
    Plate: kit.box({ x: 0, y: 0, w, h, color: COLOR.plate, radius: 18 }),
    Text: kit.label({ text: lines.join('\n'), role: 'subtitle', x: w / 2, y: 10, align: 'center', leading: 1.36 }),
  };
}

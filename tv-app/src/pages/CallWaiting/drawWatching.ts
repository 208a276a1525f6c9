import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow, plate } from '../../components/parts.js';
import { seenSign } from '../../components/seen.js';
import { subtitle } from '../../components/subtitle.js';
import type { CameraView } from '../../scene/cameraView.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { CallViewState } from '../../session/callView.js';
import { COLOR } from '../../theme.js';
import { aheadOf } from './waitingScene.js';

interface WatchedVideo {
  readonly title: string;
  /** The present subtitle, or ''. */
  readonly subtitle: string;
  readonly camera: CameraView;
}

/** Over the video that is watched while waiting: the place in the queue, that the camera is on, the title, the subtitles. */
export function drawWatching(kit: Kit, scene: PageScene, state: CallViewState, video: WatchedVideo): Node {
  const { t } = kit;
  const ahead = aheadOf(state);
  const text = ahead > 0 ? `${t('waiting.ahead')} ${ahead} ${t('waiting.aheadUnit')}` : t('waiting.next');
  return {
    Position: plate(kit, { x: 96, y: 54, text: `${text}  ·  ${t('waiting.videoLine')}`, dot: COLOR.jade }),
    ...seenSign(kit, video.camera, { right: 1824, y: kit.pick(54, 150, 180) }),
    Fade: kit.fadeUp({ x: 0, y: 830, w: 1920, h: 250, color: COLOR.fade }),
    ...(video.subtitle !== '' && {
      Subtitle: subtitle(kit, video.subtitle, 790),
    }),
    Title: kit.label({ text: video.title, role: 'h2', x: 96, y: 890, w: 900, fit: true }),
    Hints: hintRow(kit, scene.hints, 96, 978),
  };
}

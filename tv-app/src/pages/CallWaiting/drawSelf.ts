import type { Kit } from '../../components/Kit.js';
import { LevelMeter, type LevelView } from '../../components/LevelMeter.js';
import type { Node } from '../../components/node.js';
import type { CallMediaState } from '../../platform/CallMedia.js';
import { type CallViewState, isScreen } from '../../session/callView.js';
import { COLOR } from '../../theme.js';

/** Where the resident sees how the lawyer will see them. */
export const SELF_VIEW = { x: 96, y: 154, w: 936, h: 526 } as const;

/** Over the self view, or the reason why there is none. `hasPicture`: the camera's picture is on the screen. */
export function drawSelf(kit: Kit, { media, call }: CallViewState, hasPicture: boolean): Node {
  const { t } = kit;
  const { x, y, w, h } = SELF_VIEW;
  const moving = media.camera === 'on' && hasPicture;
  if (moving) {
    return {
      x,
      y,
      Fade: kit.fadeUp({ x: 0, y: h - 170, w, h: 170, radius: [0, 0, 24, 24], color: COLOR.fade }),
      Line: kit.label({ text: t('waiting.selfLine'), x: 36, y: h - kit.pick(66, 78), w: w - 72, fit: true }),
    };
  }
  const { camera, cameraTrouble } = media;
  const title =
    call?.video === false
      ? t('waiting.soundOnly')
      : isScreen(call)
        ? t('handover.noPicture')
        : camera === 'off'
          ? t('waiting.cameraOff')
          : cameraTrouble === 'refused'
            ? t('waiting.cameraRefused')
            : cameraTrouble === 'busy'
              ? t('waiting.cameraBusy')
              : camera === 'none'
                ? t('waiting.cameraMissing')
                : t('waiting.cameraOpening');
  const known = camera === 'off' || camera === 'none' || call?.video === false;
  return {
    x,
    y,
    Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
    Icon: kit.chip({ x: w / 2 - 60, y: 130, icon: known ? 'camoff' : 'cam', size: 120 }),
    Title: kit.label({ text: title, role: 'h2', x: w / 2, y: 280, align: 'center' }),
    ...(known &&
      !isScreen(call) && {
        Line: kit.label({
          text: camera === 'off' ? t('waiting.camOffLine') : t('waiting.cameraLine'),
          x: w / 2,
          y: kit.pick(360, 372),
          w: w - 120,
          align: 'center',
          tone: 'muted',
          lines: 2,
        }),
      }),
  };
}

function microphoneTitle({ microphone, microphoneSilent }: CallMediaState) {
  if (microphone === 'none') return 'waiting.micNone';
  if (microphoneSilent) return 'waiting.micSilent';
  return microphone === 'on' ? 'waiting.micOn' : 'waiting.micOpening';
}

/** Whether the microphone works, and how loud it is. */
export function drawMicrophone(kit: Kit, { media }: CallViewState, level: Pick<LevelView, 'plane' | 'source'>): Node {
  const { t } = kit;
  const none = media.microphone === 'none';
  const silent = media.microphoneSilent && !none;
  return {
    x: 96,
    y: 708,
    Panel: kit.panel({ x: 0, y: 0, w: 936, h: 130, surface: 'sunk' }),
    Chip: kit.chip({ x: 28, y: 25, icon: none || silent ? 'micoff' : 'mic', size: 80 }),
    Title: kit.label({
      text: t(microphoneTitle(media)),
      x: 136,
      y: kit.pick(14, 8),
      size: kit.pick(38, 46),
      bold: true,
      leading: 1.3,
    }),
    Line: kit.label({
      text: none ? t('waiting.micNoneLine') : silent ? t('waiting.micSilentLine') : t('waiting.micLine'),
      x: 136,
      y: 66,
      size: kit.pick(34, 45),
      leading: 1.35,
      tone: 'muted',
      w: none ? 760 : 330,
      fit: true,
    }),
    ...(!none && { Meter: { type: LevelMeter, view: { ...level, x: 96 + 472, y: 708 + 65 } } }),
  };
}

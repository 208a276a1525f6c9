import type { PaperInHand } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import type { Rect } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { plate } from '../../components/parts.js';
import { Snapshot } from '../../components/Snapshot.js';
import type { DeviceState } from '../../platform/CallMedia.js';
import { COLOR } from '../../theme.js';

/** The room's camera, with the corners within which a paper is held, and which paper that is. */
export function drawCamera(
  kit: Kit,
  place: Rect,
  view: {
    camera: DeviceState;
    /** The picture is that of a phone, which takes the pages. */
    byPhone: boolean;
    moving: boolean;
    inHand: PaperInHand | undefined;
    sending: boolean;
    shot: HTMLCanvasElement | null;
  },
): Node {
  const { t } = kit;
  const paper = view.inHand?.paper;
  const { w, h } = place;
  const corner = (x: number, y: number, dx: number, dy: number): Node => ({
    x,
    y,
    H: kit.box({ x: dx > 0 ? 0 : -70, y: dy > 0 ? 0 : -8, w: 70, h: 8, color: COLOR.frame, radius: 4 }),
    V: kit.box({ x: dx > 0 ? 0 : -8, y: dy > 0 ? 0 : -70, w: 8, h: 70, color: COLOR.frame, radius: 4 }),
  });
  const n = paper?.kind === 'document' ? paper.pages.length : 0;
  const name = paper && n > 0 ? t('intake.pages', { label: paper.label, n }) : paper?.label;
  const note = view.sending ? t('intake.sending') : (name ?? t('intake.waitPaper'));
  return {
    x: place.x,
    y: place.y,
    ...(!view.moving &&
      view.shot === null && {
        Panel: kit.panel({ x: 0, y: 0, w, h, surface: 'sunk' }),
        Chip: kit.chip({ x: w / 2 - 60, y: h / 2 - 100, icon: view.byPhone ? 'mobile' : 'camoff', size: 120 }),
        Text: kit.label({
          text: t(
            view.byPhone
              ? 'companion.look'
              : view.camera === 'opening'
                ? 'waiting.cameraOpening'
                : 'waiting.cameraMissing',
          ),
          x: w / 2,
          y: h / 2 + 40,
          align: 'center',
          tone: 'soft',
        }),
      }),
    ...(view.shot !== null && {
      Shot: { type: Snapshot, w, h, canvas: view.shot, radius: 24 },
      ShotName: plate(kit, { x: 20, y: 20, text: t('intake.shot'), icon: 'cam', w: w - 40 }),
    }),
    ...(paper &&
      view.shot === null &&
      !view.byPhone && {
        TopLeft: corner(70, 40, 1, 1),
        TopRight: corner(w - 70, 40, -1, 1),
        BottomLeft: corner(70, h - 40, 1, -1),
        BottomRight: corner(w - 70, h - 40, -1, -1),
      }),
    Note: {
      y: h + 16,
      Panel: kit.panel({ x: 0, y: 0, w, h: 200, surface: 'sunk' }),
      Icon: kit.icon({
        x: 32,
        y: kit.pick(30, 34),
        name: paper ? 'doccam' : 'clock',
        size: 44,
        tone: paper ? 'jade' : 'muted',
      }),
      Text: kit.label({
        text: note,
        x: 98,
        y: 24,
        size: kit.pick(44, 50),
        bold: true,
        leading: 1.3,
        w: w - 130,
        fit: true,
      }),
      Line: kit.label({
        text: t(!paper ? 'intake.identityLine' : view.byPhone ? 'intake.phoneKeys' : 'intake.corners'),
        x: 32,
        y: kit.pick(98, 104),
        size: kit.pick(38, 45),
        leading: 1.3,
        w: w - 64,
        fit: true,
        tone: 'muted',
      }),
    },
  };
}

import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { COLOR } from '../../theme.js';
import { callLine, type HomeView, leavesNumber } from './homeScene.js';

/** The first tile: the red key, and how long it takes; while nobody is on duty, a number to leave. */
export function callTile(kit: Kit, view: HomeView): Node {
  const { t } = kit;
  const h = kit.pick(258, 332);
  const redText = t('key.redKey');
  const redSize = kit.pick(32, 46);
  const badge = kit.pick(56, 72);
  const redW = kit.width(redText, 'body', true, redSize) + 40;
  const redH = kit.pick(52, 66);
  const figure = kit.pick(252, 300);
  const nobody = view.state.home?.duty.state === 'none';
  const number = leavesNumber(view);
  const line = callLine(view);
  return kit.option('call', {
    x: 1344,
    y: 150,
    w: 480,
    h,
    surface: nobody ? 'card' : 'jade',
    body: {
      ...(number && {
        Icon: kit.chip({
          x: 480 - 26 - kit.pick(88, 104),
          y: kit.pick(24, 28),
          icon: 'phone',
          size: kit.pick(88, 104),
        }),
      }),
      ...(!nobody && {
        Figure: kit.picture({
          x: 480 - figure + 8,
          y: h - figure,
          w: figure,
          h: figure,
          art: 'figure-zhou',
          radius: [0, 0, 24, 0],
        }),
      }),
      Digit: kit.badge({ x: 26, y: kit.pick(24, 28), digit: 1, size: badge }),
      ...(!number && {
        Red: kit.box({
          x: 26 + badge + 18,
          y: kit.pick(26, 31),
          w: redW,
          h: redH,
          color: COLOR.keyRed,
          radius: redH / 2,
          still: true,
        }),
        RedLine: kit.outline({
          x: 26 + badge + 18,
          y: kit.pick(26, 31),
          w: redW,
          h: redH,
          color: COLOR.keyRedLine,
          line: 3,
          radius: redH / 2,
          still: true,
        }),
        RedText: kit.label({
          text: redText,
          x: 26 + badge + 18 + redW / 2,
          y: kit.pick(26, 31) + (redH - redSize * 1.3) / 2,
          size: redSize,
          bold: true,
          leading: 1.3,
          align: 'center',
          tone: 'white',
        }),
      }),
      ...(kit.elder
        ? {
            Title: kit.label({
              text: t(number ? 'home.leaveNumberElder' : 'home.callElder'),
              x: 28,
              y: 122,
              size: 74,
              bold: true,
              leading: 1.22,
              lines: 2,
            }),
          }
        : {
            Title: kit.label({
              text: t(number ? 'home.leaveNumber' : 'home.call'),
              x: 26,
              y: 96,
              size: 58,
              bold: true,
              leading: 1.3,
              w: nobody ? 428 : 270,
              fit: true,
            }),
            ...(line !== '' && {
              Dot: kit.dot({ x: 20, y: 192, color: nobody ? COLOR.off : COLOR.jadeTextLit }),
              Line: kit.label({
                text: line,
                x: 64,
                y: 184,
                size: 36,
                tone: nobody ? 'soft' : 'jadeSub',
                w: nobody ? 392 : 230,
                fit: true,
              }),
            }),
          }),
    },
  });
}

/** In the place of the first tile where this television makes no calls: the number that always answers. */
export function hotlineTile(kit: Kit, view: HomeView): Node {
  const { t } = kit;
  const h = kit.pick(258, 332);
  return {
    x: 1344,
    y: 150,
    Panel: kit.panel({ x: 0, y: 0, w: 480, h, surface: 'sunk' }),
    Title: kit.label({ text: t('home.hotline'), x: 28, y: 32, size: kit.pick(40, 52), bold: true, w: 424, fit: true }),
    Number: kit.label({
      text: view.state.home?.district.hotline ?? '12348',
      x: 28,
      y: kit.pick(112, 150),
      size: kit.pick(88, 108),
      bold: true,
      leading: 1.2,
      tone: 'gold',
      w: 424,
      fit: true,
    }),
  };
}

/** One of the other three tiles. */
export function tile(kit: Kit, id: string, y: number, icon: string, title: string, line: string): Node {
  const h = kit.pick(126, 160);
  const chip = kit.pick(80, 100);
  const badge = kit.pick(56, 68);
  const titleSize = kit.pick(44, 56);
  const textX = 24 + chip + kit.pick(22, 22);
  const room = 480 - textX - badge - 40;
  return kit.option(id, {
    x: 1344,
    y,
    w: 480,
    h,
    body: {
      Chip: kit.chip({ x: 24, y: (h - chip) / 2, icon, size: chip }),
      Title: kit.label({
        text: title,
        x: textX,
        y: kit.elder ? (h - titleSize * 1.3) / 2 : 12,
        size: titleSize,
        bold: true,
        leading: 1.3,
        w: room,
        fit: true,
      }),
      ...(!kit.elder && {
        Line: kit.label({ text: line, x: textX, y: 68, size: 34, leading: 1.35, tone: 'muted', w: room, fit: true }),
      }),
      Digit: kit.badge({ x: 480 - 24 - badge, y: (h - badge) / 2, digit: kit.optionDigit(id), size: badge }),
    },
  });
}

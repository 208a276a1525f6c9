import { shanghaiParts } from '@falink/client';
import { choiceCards } from '../../components/choices.js';
import { face, portraitUrl } from '../../components/face.js';
import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import { indexed, type Node } from '../../components/node.js';
import { barBody, hintRow, pageTitle } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { PageScene } from '../../scene/PageScene.js';
import { byPlace } from '../../scene/places.js';
import { weekdayName } from '../../scene/words.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { noticeScene } from './noticeScene.js';

/** Where the names of the facts begin, beside their icons. */
const NAME_X = 144;

/** The village's legal adviser: name, hours, telephone, duties, and where to complain (村居法律顾问公示). */
export class NoticePage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.home.store.subscribe(listener));
    this.watch((listener) => this.session.line.subscribe(listener));
  }

  protected override describe(): PageScene {
    return noticeScene(this.t, this.session.home.store.state.home);
  }

  protected override choose(id: string): void {
    if (id === 'call') this.session.callLawyer();
    else if (id === 'number') this.session.navigator.open('callback');
    else if (id === 'legal-aid') this.session.navigator.open('legal-aid');
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const home = session.home.store.state.home;
    const adviser = home?.adviser;
    const icons: Record<string, string> = { call: 'call', number: 'phone', 'legal-aid': 'list' };
    if (!adviser || !home) {
      return {
        Corner: this.corner(kit),
        ...pageTitle(kit, scene.title),
        Title: kit.label({ text: t('notice.none'), role: 'title', size: kit.pick(72, 84), x: 96, y: 260 }),
        Line: kit.label({
          text: scene.lines[0] ?? '',
          x: 96,
          y: 390,
          w: 1100,
          size: kit.pick(42, 48),
          leading: 1.5,
          tone: 'soft',
        }),
        ...choiceCards(kit, scene.choices, { x: 96, y: 560, w: 820, h: 132, gap: 24, icons }),
        Figure: kit.picture({ x: 1270, y: 480, w: 560, h: 560, art: 'figure-zhou' }),
      };
    }
    const next = adviser.nextVisitAt ? shanghaiParts(Date.parse(adviser.nextVisitAt)) : undefined;
    const weekday = next ? weekdayName(t, next.weekday, this.locale) : '';
    const size = kit.pick(38, 46);
    const rows = [
      { icon: 'cal', name: byPlace(t, 'visits', home), y: 0, h: 172 },
      { icon: 'phone', name: t('notice.phone'), y: 172, h: 148 },
      { icon: 'scales', name: t('notice.duties'), y: 320, h: 176 },
      { icon: 'shield', name: t('notice.supervision'), y: 496, h: 144 },
    ];
    const names = rows.map(({ name }) => kit.width(name, 'body', false, size));
    const valueX = NAME_X + Math.max(...names) + 28;
    const room = 1136 - valueX - 36;
    const portrait = portraitUrl(adviser.portrait, 'portrait');
    const dutyLines = kit.lines({ text: adviser.duties, size, w: room, lines: 2 }).length;
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      Portrait: {
        x: 96,
        y: 154,
        ...(portrait
          ? { Picture: kit.picture({ x: 0, y: 0, w: 560, h: 640, url: portrait, radius: 24 }) }
          : {
              Ground: kit.panel({ x: 0, y: 0, w: 560, h: 640, surface: 'card' }),
              Face: face(kit, { x: 130, y: 110, size: 300, name: adviser.name, portrait: adviser.portrait }),
            }),
        Fade: kit.fadeUp({ x: 0, y: 400, w: 560, h: 240, radius: [0, 0, 24, 24], color: COLOR.fade }),
        Name: kit.label({
          text: `${adviser.name} ${adviser.title}`,
          x: 36,
          y: kit.pick(540, 534),
          size: kit.pick(56, 64),
          bold: true,
          leading: 1.3,
          w: 490,
          fit: true,
        }),
      },
      Facts: {
        x: 688,
        y: 154,
        Panel: kit.panel({ x: 0, y: 0, w: 1136, h: 640, surface: 'card' }),
        ...indexed('Row', rows, (row, index) => ({
          y: row.y,
          Chip: kit.chip({ x: 36, y: (row.h - 80) / 2, icon: row.icon, size: 80 }),
          Name: kit.label({
            text: row.name,
            x: NAME_X,
            y: (row.h - size * 1.3) / 2,
            size,
            leading: 1.3,
            tone: 'muted',
          }),
          ...(index > 0 && { Rule: { x: 36, y: 0, w: 1064, h: 2, rect: true, color: COLOR.rule } }),
        })),
        Hours: kit.label({
          text: adviser.hours,
          x: valueX,
          y: 30,
          size,
          leading: 1.4,
          w: next && !kit.elder ? room - 300 : room,
          lines: 2,
        }),
        ...(next &&
          !kit.elder && {
            Next: {
              x: 1136 - 36 - 290,
              y: 30,
              Ground: kit.box({ x: 0, y: 0, w: 290, h: 112, color: COLOR.jadeTop, radius: 20 }),
              Title: kit.label({
                text: byPlace(t, 'next', home),
                x: 145,
                y: kit.pick(10, 6),
                size: kit.pick(34, 40),
                leading: 1.3,
                align: 'center',
                tone: 'jadeSub',
              }),
              Date: kit.label({
                text: t('notice.day', { month: next.month, day: next.day, weekday }),
                x: 145,
                y: 56,
                size: kit.pick(38, 40),
                bold: true,
                leading: 1.3,
                align: 'center',
                w: 270,
                fit: true,
              }),
            },
          }),
        Phone: kit.label({
          text: adviser.phone,
          x: valueX,
          y: 172 + 36,
          size: kit.pick(62, 68),
          bold: true,
          leading: 1.2,
          w: room,
          fit: true,
        }),
        Duties: kit.label({
          text: adviser.duties,
          x: valueX,
          y: 320 + (176 - dutyLines * size * 1.4) / 2,
          size,
          leading: 1.4,
          w: room,
          lines: 2,
        }),
        Supervision: kit.label({
          text: home.district.supervisionPhone,
          x: valueX,
          y: 496 + 42,
          size: kit.pick(48, 54),
          bold: true,
          leading: 1.2,
        }),
        ...(!kit.elder && {
          Why: kit.label({
            text: t('notice.supervisionLine'),
            x: valueX + kit.width(home.district.supervisionPhone, 'body', true, 48) + 40,
            y: 496 + 48,
            tone: 'muted',
            w: 500,
            fit: true,
          }),
        }),
      },
      ...row('Choice', scene.choices, { x: 96, y: 834, w: kit.pick(420, 560), h: 124, gap: 28 }, (choice, place) =>
        kit.option(choice.id, {
          ...place,
          body: barBody(kit, {
            w: place.w,
            h: place.h,
            digit: choice.digit,
            icon: icons[choice.id] ?? 'rt',
            title: choice.label,
          }),
        }),
      ),
      ...(!kit.elder && {
        Save: {
          x: 1464,
          y: 834,
          Panel: kit.panel({ x: 0, y: 0, w: 360, h: 190, surface: 'sunk' }),
          Qr: { type: QrCode, x: 14, y: 14, code: { text: `tel:${adviser.phone.replace(/\s/g, '')}`, size: 162 } },
          Text: kit.label({ text: t('notice.save'), x: 196, y: 46, size: 34, leading: 1.4 }),
        },
      }),
      Hints: hintRow(kit, scene.hints, 96, 986),
    };
  }
}

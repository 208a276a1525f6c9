import { choiceCards } from '../../components/choices.js';
import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { isPageId } from '../../session/pageTraits.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { phonesOf, servicesScene } from './servicesScene.js';

const ICONS: Record<string, string> = {
  notice: 'user',
  room: 'house',
  follow: 'doc',
  number: 'phone',
  settings: 'more',
  check: 'cam',
  calculators: 'iou',
  handover: 'mobile',
};

/**
 * What else there is: the adviser's notice, one's application, a call-back, settings, calculators, a call from a phone, and
 * where to complain.
 */
export class ServicesPage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.home.store.subscribe(listener));
    this.watch((listener) => this.session.line.subscribe(listener));
  }

  protected override describe(): PageScene {
    return servicesScene(this.t, this.session.home.store.state.home, this.elder);
  }

  protected override choose(id: string): void {
    const { navigator } = this.session;
    if (id === 'number') navigator.open('callback');
    else if (id === 'check') navigator.open('device-check');
    else if (isPageId(id)) navigator.open(id);
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const home = session.home.store.state.home;
    const w = 848;
    const isLong = scene.choices.length > 6;
    const h = kit.pick(isLong ? 130 : 168, isLong ? 133 : 176);
    const phones = phonesOf(t, home);
    /** Both numbers stand in one size, and their words keep what is left. */
    const numberW = (phone: string): number => Math.min(430, kit.width(phone, 'body', true, 60));
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      ...choiceCards(kit, scene.choices, {
        x: 96,
        y: 176,
        w,
        h,
        gap: 32,
        gapY: isLong ? kit.pick(20, 18) : 24,
        columns: 2,
        icons: ICONS,
        titleSize: kit.pick(44, 54),
      }),
      ...row('Phone', phones, { x: 96, y: 790, w, h: 160, gap: 32 }, (phone, { x, y }, index) => ({
        x,
        y,
        Panel: kit.panel({ x: 0, y: 0, w, h: 160, surface: 'sunk' }),
        Chip: kit.chip({
          x: 28,
          y: 34,
          icon: index === 0 ? 'phone' : 'shield',
          size: 92,
          ground: index === 0 ? COLOR.jadeTop : COLOR.chip,
        }),
        Title: kit.label({
          text: phone.title,
          x: 150,
          y: kit.pick(26, 48),
          size: kit.pick(38, 46),
          bold: true,
          leading: 1.3,
          w: w - 32 - 150 - 24 - numberW(phone.phone),
          fit: true,
        }),
        ...(!kit.elder && {
          Line: kit.label({
            text: phone.line,
            x: 150,
            y: 82,
            size: 34,
            leading: 1.3,
            tone: 'muted',
            w: w - 32 - 150 - 24 - numberW(phone.phone),
            fit: true,
          }),
        }),
        Number: kit.label({
          text: phone.phone,
          x: w - 32,
          y: 42,
          size: 60,
          bold: true,
          leading: 1.2,
          align: 'right',
          tone: 'gold',
          w: numberW(phone.phone),
          fit: true,
        }),
      })),
      Hints: hintRow(kit, scene.hints, 96, 976),
    };
  }
}

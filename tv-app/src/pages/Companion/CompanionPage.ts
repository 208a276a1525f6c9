import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { barBody, pageTitle } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { SheetSide } from '../../components/sheet/sheet.js';
import { numberedSteps } from '../../components/steps.js';
import { companionSteps, phoneLine } from '../../scene/companion.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page, type PagePlanes } from '../Page.js';
import { companionScene } from './companionScene.js';

/** The card at the right: the code, or how the phone sees the resident. */
const CARD = { x: 1296, y: 184, w: 528, h: 580 } as const;
const QR = 440;
const MIRROR = { x: CARD.x, y: CARD.y, w: CARD.w, h: 297, radius: 24 } as const;
const ICONS: Readonly<Record<string, string>> = { back: 'check', sound: 'sound', stop: 'camoff' };

/** A phone becomes camera and microphone of this call: its code and three steps; or what can be done with the phone. */
export class CompanionPage extends Page {
  protected override follow(): void {
    const { call, companion, platform, line } = this.session;
    this.watch((listener) => call.store.subscribe(listener));
    this.watch((listener) => companion.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.watch((listener) => platform.planes.onPicture(listener));
    this.onClose(companion.show());
  }

  private get view() {
    const { call, companion } = this.session;
    return { t: this.t, state: call.state, companion: companion.store.state };
  }

  protected override describe(): PageScene {
    return companionScene(this.view);
  }

  protected override choose(id: string): void {
    const { call, companion } = this.session;
    if (id === 'sound') call.playHere(call.state.media.phone.plays);
    else if (id === 'stop') void companion.stop();
    else this.session.back();
  }

  override planes(): PagePlanes {
    const { media } = this.session.call.state;
    return media.phone.present && media.camera === 'on' ? { self: MIRROR } : {};
  }

  protected override sheetSide(kit: Kit): SheetSide | undefined {
    const { link } = this.session.companion.store.state;
    if (link === null) return super.sheetSide(kit);
    return { w: QR, h: QR, node: { Qr: { type: QrCode, code: { text: link, size: QR } } } };
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, view } = this;
    const { present } = view.state.media.phone;
    return {
      Corner: this.corner(kit),
      Title: pageTitle(kit, scene.title),
      ...(present
        ? {
            Line: kit.label({
              text: phoneLine(view),
              x: 96,
              y: 240,
              size: kit.pick(44, 52),
              leading: 1.45,
              w: 1100,
              lines: 3,
            }),
          }
        : this.steps(kit, companionSteps(t), phoneLine(view))),
      ...this.card(kit),
      ...row('Choice', scene.choices, { x: 96, y: 850, w: kit.pick(400, 480), h: 130, gap: 24 }, (choice, place) =>
        kit.option(choice.id, {
          ...place,
          grow: 1.03,
          body: barBody(kit, {
            w: place.w,
            h: 130,
            digit: choice.digit,
            icon: ICONS[choice.id] ?? 'check',
            title: choice.label,
          }),
        }),
      ),
    };
  }

  private steps(kit: Kit, steps: readonly string[], line: string): Node {
    return {
      ...numberedSteps(kit, steps, { y: 230, h: kit.pick(132, 146) }),
      ...(line !== '' && {
        Line: kit.label({
          text: line,
          x: 96,
          y: kit.pick(660, 690),
          size: kit.pick(38, 46),
          leading: 1.35,
          tone: 'gold',
          w: 1130,
          lines: 2,
        }),
      }),
    };
  }

  private card(kit: Kit): Node {
    const { link } = this.session.companion.store.state;
    const { phone, camera } = this.session.call.state.media;
    if (phone.present && camera === 'on') return {};
    const isOpened = (this.session.call.state.call?.companion ?? null) !== null;
    return {
      Card: {
        x: CARD.x,
        y: CARD.y,
        Panel: kit.panel({ x: 0, y: 0, w: CARD.w, h: CARD.h, surface: 'card' }),
        ...(link === null
          ? { Icon: kit.chip({ x: CARD.w / 2 - 70, y: 150, icon: 'mobile', size: 140 }) }
          : { Qr: { type: QrCode, x: 44, y: 44, code: { text: link, size: QR } } }),
        Scan: kit.label({
          text: this.t(link !== null ? 'companion.scan' : isOpened ? 'companion.look' : 'companion.fetching'),
          x: CARD.w / 2,
          y: kit.pick(504, 500),
          size: kit.pick(38, 46),
          bold: link !== null,
          leading: 1.3,
          align: 'center',
          w: CARD.w - 40,
          fit: true,
        }),
      },
    };
  }
}

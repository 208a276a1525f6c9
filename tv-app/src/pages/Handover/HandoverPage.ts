import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import { indexed, type Node } from '../../components/node.js';
import { barBody, pageTitle } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { SheetSide } from '../../components/sheet/sheet.js';
import { numberedSteps } from '../../components/steps.js';
import { groupedCode, handoverSteps } from '../../scene/handover.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { handoverScene, stateLine } from './handoverScene.js';

const CARD = { x: 1296, y: 184, w: 528, h: 580 } as const;
const QR = 440;
/** The digits, read from three metres: half of them, a gap, the other half. */
const DIGIT = { y: 184, w: 152, h: 214, gap: 18, middle: 46 } as const;
/** In the largest letters: the digits over the QR. */
const SIDE = { w: 560, codeH: 176, size: 132 } as const;
const ICONS: Readonly<Record<string, string>> = { back: 'lt', again: 'refresh' };

/** The code with which a call from somebody's phone goes on on this television, and how. */
export class HandoverPage extends Page {
  protected override follow(): void {
    const { handover, line } = this.session;
    this.watch((listener) => handover.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.onClose(handover.show());
  }

  private get state() {
    return this.session.handover.store.state;
  }

  protected override describe(): PageScene {
    return handoverScene(this.state, this.t);
  }

  protected override choose(id: string): void {
    if (id === 'again') this.session.handover.retry();
    else this.session.back();
  }

  protected override sheetSide(kit: Kit): SheetSide | undefined {
    const { offer } = this.state;
    if (offer === null) return super.sheetSide(kit);
    return {
      w: SIDE.w,
      h: SIDE.codeH + QR,
      node: {
        Code: kit.label({
          text: groupedCode(offer.code),
          x: SIDE.w / 2,
          y: 0,
          size: SIDE.size,
          bold: true,
          leading: 1.2,
          align: 'center',
        }),
        Qr: { type: QrCode, x: (SIDE.w - QR) / 2, y: SIDE.codeH, code: { text: offer.url, size: QR } },
      },
    };
  }

  /** The digits stand beside the words. */
  protected override sheetWords(scene: PageScene): readonly string[] {
    return [...(this.state.offer === null ? scene.lines : []), ...(scene.details ?? [])];
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { offer } = this.state;
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      ...(offer === null ? { State: this.stateText(kit) } : this.digitCards(kit, offer.code)),
      ...numberedSteps(kit, handoverSteps(this.t), { y: 448, h: kit.pick(124, 132) }),
      Card: this.card(kit),
      Films: kit.label({
        text: this.t('handover.films'),
        x: CARD.x + CARD.w / 2,
        y: 800,
        size: kit.pick(38, 46),
        leading: 1.35,
        align: 'center',
        tone: 'jade',
        w: CARD.w,
        lines: 2,
      }),
      ...row('Choice', scene.choices, { x: 96, y: 880, w: kit.pick(400, 480), h: 130, gap: 24 }, (choice, place) =>
        kit.option(choice.id, {
          ...place,
          grow: 1.03,
          body: barBody(kit, {
            w: place.w,
            h: 130,
            digit: choice.digit,
            icon: ICONS[choice.id] ?? 'rt',
            title: choice.label,
          }),
        }),
      ),
    };
  }

  private digitCards(kit: Kit, code: string): Node {
    return indexed('Digit', [...code], (digit, at) => ({
      x: 96 + at * (DIGIT.w + DIGIT.gap) + (at >= code.length / 2 ? DIGIT.middle : 0),
      y: DIGIT.y,
      Card: kit.panel({ x: 0, y: 0, w: DIGIT.w, h: DIGIT.h, surface: 'card' }),
      Text: kit.label({ text: digit, x: DIGIT.w / 2, y: 12, size: 152, bold: true, leading: 1.24, align: 'center' }),
    }));
  }

  private stateText(kit: Kit): Node {
    return kit.label({
      text: stateLine(this.state, this.t),
      x: 96,
      y: 226,
      size: kit.pick(52, 58),
      bold: true,
      leading: 1.35,
      tone: 'gold',
      w: 1130,
      lines: 2,
    });
  }

  private card(kit: Kit): Node {
    const { offer } = this.state;
    const middle = CARD.w / 2;
    return {
      x: CARD.x,
      y: CARD.y,
      Panel: kit.panel({ x: 0, y: 0, w: CARD.w, h: CARD.h, surface: 'card' }),
      ...(offer === null
        ? { Icon: kit.chip({ x: middle - 70, y: 200, icon: 'mobile', size: 140 }) }
        : {
            Qr: { type: QrCode, x: 44, y: 44, code: { text: offer.url, size: QR } },
            Scan: kit.label({
              text: this.t('handover.scan'),
              x: middle,
              y: kit.pick(504, 500),
              size: kit.pick(38, 46),
              bold: true,
              leading: 1.3,
              align: 'center',
              w: CARD.w - 40,
              fit: true,
            }),
          }),
    };
  }
}

import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow, rowBody } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { SheetSide } from '../../components/sheet/sheet.js';
import type { KeyPress } from '../../keymap.js';
import type { PageScene } from '../../scene/PageScene.js';
import { isOpen } from '../../session/callView.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { receiptScene, receiptWords } from './receiptScene.js';

/** The receipt (受理回执): number, query code, the day by which there is an answer. Stays until the resident confirms having noted it. */
export class ReceiptPage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.intake.store.subscribe(listener));
    this.watch((listener) => this.session.call.store.subscribe(listener));
  }

  protected override describe(): PageScene {
    const { intake, call } = this.session;
    const { receipt } = intake.state;
    const scene = receiptScene(receipt, this.t, isOpen(call.state.call));
    return receipt ? { ...scene, qr: { purpose: 'follow', url: receipt.followUrl } } : scene;
  }

  /** Red ends the call that is still open; the receipt stays. Back does not lose it. */
  override press({ key, repeat }: KeyPress): boolean {
    if (key === 'red' && !repeat) {
      if (isOpen(this.session.call.state.call)) void this.session.call.end();
      return true;
    }
    return key === 'back' || key === 'home';
  }

  protected override choose(): void {
    void this.finish();
  }

  private async finish(): Promise<void> {
    const { call, intake, navigator } = this.session;
    if (isOpen(call.state.call)) await call.end();
    const due = call.state.call?.ratingDue === true;
    intake.forget();
    if (due) navigator.reset('call-rating');
    else this.session.closeCall();
  }

  protected override sheetSide(): SheetSide | undefined {
    const { receipt } = this.session.intake.state;
    if (!receipt) return undefined;
    return { w: 400, h: 400, node: { Qr: { type: QrCode, code: { text: receipt.followUrl, size: 400 } } } };
  }
  protected override sheetWords(scene: PageScene): readonly string[] {
    return [...scene.lines.slice(0, 2), this.t('receipt.keep'), ...scene.lines.slice(2)];
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t } = this;
    const { receipt } = this.session.intake.state;
    if (!receipt) return {};
    const { due, lines } = receiptWords(receipt, t);
    const code = Array.from(receipt.queryCode);
    const w = 124;
    return {
      Chip: kit.chip({ x: 96, y: 62, icon: 'check', size: 104, tone: 'jade', ground: COLOR.jadeTop }),
      Title: kit.label({
        text: scene.title,
        size: kit.pick(76, 88),
        bold: true,
        x: 236,
        y: kit.pick(64, 58),
        leading: 1.3,
      }),
      ...this.seenSign(kit, { right: 1824, y: 84 }),
      NumberName: kit.label({ text: t('receipt.number'), x: 96, y: 204, tone: 'muted', size: kit.pick(38, 46) }),
      Number: kit.label({
        text: receipt.number,
        x: 96,
        y: 258,
        size: kit.pick(64, 68),
        bold: true,
        leading: 1.3,
        tone: 'gold',
        w: 1180,
        fit: true,
      }),
      CodeName: kit.label({ text: t('receipt.code'), x: 96, y: 372, tone: 'muted', size: kit.pick(38, 46) }),
      ...indexed('Code', code, (character, index) => ({
        x: 96 + index * (w + 16) + (index >= 4 ? 32 : 0),
        y: 440,
        Card: kit.panel({ x: 0, y: 0, w, h: 170, surface: 'card' }),
        Text: kit.label({ text: character, x: w / 2, y: 20, size: 104, bold: true, leading: 1.24, align: 'center' }),
      })),
      Keep: kit.label({
        text: t('receipt.keep'),
        x: 96,
        y: 640,
        size: kit.pick(38, 46),
        tone: 'soft',
        w: 1180,
        fit: true,
      }),
      Due: {
        x: 96,
        y: 720,
        Panel: kit.panel({ x: 0, y: 0, w: 1180, h: 150, surface: 'sunk' }),
        Icon: kit.chip({ x: 28, y: 33, icon: 'cal', size: 84, tone: 'gold' }),
        Title: kit.label({
          text: due,
          x: 144,
          y: kit.pick(20, 14),
          size: kit.pick(46, 52),
          bold: true,
          leading: 1.3,
          w: 1000,
          fit: true,
        }),
        Line: kit.label({
          text: lines.reduce((one, other) => t('text.and', { one, other })),
          x: 144,
          y: 84,
          size: kit.pick(36, 45),
          leading: 1.3,
          tone: 'muted',
          w: 1000,
          fit: true,
        }),
      },
      Ok: kit.option('ok', {
        x: 96,
        y: 900,
        w: 620,
        h: 124,
        body: rowBody(kit, { w: 620, h: 124, digit: 1, icon: 'check', title: t('receipt.ok') }),
      }),
      Hints: hintRow(kit, scene.hints, 764, kit.pick(940, 934)),
      Card: {
        x: 1340,
        y: 204,
        Panel: kit.panel({ x: 0, y: 0, w: 484, h: 560, surface: 'card' }),
        Qr: { type: QrCode, x: 42, y: 42, code: { text: receipt.followUrl, size: 400 } },
        Text: kit.label({
          text: t('receipt.scan'),
          x: 242,
          y: 466,
          size: kit.pick(38, 46),
          bold: true,
          leading: 1.3,
          align: 'center',
          w: 440,
          fit: true,
        }),
      },
    };
  }
}

import { VOUCHER_DIGITS } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import { keypad, type PadKey } from '../../components/keypad.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { refusalOf } from '../../session/ApiClient.js';
import { Page } from '../Page.js';
import { type EnrolTrouble, enrolScene, PAD } from './enrolScene.js';

/** The installer types the digits of the box's label, and the box is registered without anybody at a desk. */
export class EnrolPage extends Page {
  private voucher = '';
  private sending = false;
  private trouble: EnrolTrouble | null = null;
  private closed = false;

  protected override follow(): void {
    this.onClose(() => {
      this.closed = true;
    });
  }

  protected override describe(): PageScene {
    const { t, voucher, sending, trouble } = this;
    return enrolScene({ t, serial: this.session.identity.serial ?? '', voucher, sending, trouble });
  }

  protected override choose(id: string): void {
    if (id === 'send') {
      void this.send();
      return;
    }
    this.trouble = null;
    if (id === 'delete') this.voucher = this.voucher.slice(0, -1);
    else if (this.voucher.length < VOUCHER_DIGITS) this.voucher += id.slice(4);
    this.refresh();
    if (this.voucher.length === VOUCHER_DIGITS) this.focusOn('send');
  }

  private async send(): Promise<void> {
    this.sending = true;
    this.refresh();
    let trouble: EnrolTrouble | null = null;
    try {
      await this.session.identity.enrol(this.voucher);
    } catch (error) {
      const code = refusalOf(error)?.code;
      trouble = code === 'enrolment.refused' ? 'refused' : code === 'site.closed' ? 'closed' : 'unreachable';
    }
    // Registered: another page is there already.
    if (this.closed) return;
    this.sending = false;
    this.trouble = trouble;
    // Digits that were refused are typed again from the beginning; after a lost line they stay.
    if (trouble === 'refused') this.voucher = '';
    this.refresh();
    this.focusOn(trouble === 'refused' ? 'key-5' : 'send');
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { trouble, sending } = this;
    const [line = '', shown = '', serial = ''] = scene.lines;
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      Line: kit.label({
        text: line,
        x: 96,
        y: 190,
        w: 860,
        size: kit.pick(40, 46),
        leading: 1.45,
        tone: trouble !== null && !sending ? 'gold' : 'soft',
      }),
      Panel: kit.panel({ x: 96, y: 440, w: 860, h: 200, surface: 'sunk' }),
      Shown: kit.label({
        text: shown === '' ? '—' : shown,
        x: 136,
        y: 482,
        size: 96,
        bold: true,
        leading: 1.2,
        tone: shown === '' ? 'muted' : 'text',
        w: 780,
        fit: true,
      }),
      Serial: kit.label({
        text: serial,
        x: 96,
        y: 676,
        size: kit.pick(38, 45),
        leading: 1.3,
        tone: 'muted',
        w: 860,
        fit: true,
      }),
      Pad: keypad(kit, this.padKeys(), { x: 1064, y: 190, w: 236, h: 172, gap: 26, gapY: 24, columns: 3 }),
      Hints: hintRow(kit, scene.hints, 96, 972),
    };
  }

  private padKeys(): PadKey[] {
    return PAD.map((key): PadKey => {
      if (key === 'send') return { id: key, text: this.t('enrol.send'), size: 46, surface: 'jade' };
      if (key === 'delete') return { id: key, text: this.t('enrol.delete'), size: 46 };
      return { id: `key-${key}`, text: key, size: 80 };
    });
  }
}

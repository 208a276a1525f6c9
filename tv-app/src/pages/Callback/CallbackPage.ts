import type { Kit } from '../../components/Kit.js';
import { keypad, type PadKey } from '../../components/keypad.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle, rowBody } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { promiseWords } from '../../scene/when.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { callbackScene, groupedPhone, MAX_PHONE_DIGITS, PAD } from './callbackScene.js';

/** Leaving a telephone number with the remote: digits, or the pad on the screen. */
export class CallbackPage extends Page {
  private phone = '';
  private trouble: 'failed' | null = null;

  protected override follow(): void {
    this.watch((listener) => this.session.call.store.subscribe(listener));
    this.watch((listener) => this.session.home.store.subscribe(listener));
  }

  /** What the service promised of the number that was kept; before, what it would promise now. */
  private get promise(): string {
    const { call, home, platform } = this.session;
    const { callbackPhone, callbackPromise } = call.state;
    const promise = callbackPhone === null ? home.store.state.home?.duty.callbackPromise : callbackPromise;
    return promiseWords(this.t, promise, platform.clock.wall(), this.locale);
  }

  protected override describe(): PageScene {
    const { state } = this.session.call;
    return callbackScene({
      t: this.t,
      phone: this.phone,
      kept: state.callbackPhone,
      promise: this.promise,
      trouble: this.trouble,
      busy: state.busy,
    });
  }

  protected override choose(id: string): void {
    if (id === 'done') {
      this.session.call.forget();
      this.session.goHome();
      return;
    }
    this.trouble = null;
    if (id === 'delete') this.phone = this.phone.slice(0, -1);
    else if (id === 'send') void this.send();
    else if (id.startsWith('key-') && this.phone.length < MAX_PHONE_DIGITS) this.phone += id.slice(4);
    this.refresh();
  }

  private async send(): Promise<void> {
    const kept = await this.session.call.leaveNumber(this.phone);
    this.trouble = kept ? null : 'failed';
    this.refresh();
    // It had none while the number was on its way: OK sends it once more.
    if (!kept && this.attached) this.focusOn('send');
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const kept = session.call.state.callbackPhone;
    if (kept !== null) {
      return {
        Corner: this.corner(kit),
        Chip: kit.chip({ x: 96, y: 190, icon: 'check', size: 120, tone: 'jade', ground: COLOR.jadeTop }),
        Title: kit.label({ text: scene.title, size: kit.pick(84, 96), bold: true, x: 96, y: 350, leading: 1.3 }),
        Line: kit.label({ text: scene.lines[0] ?? '', size: kit.pick(44, 52), x: 96, y: 490, w: 1400, leading: 1.5 }),
        ...(scene.lines[1] && {
          Promise: kit.label({ text: scene.lines[1], size: kit.pick(40, 48), x: 96, y: 640, tone: 'jade' }),
        }),
        Done: kit.option('done', {
          x: 96,
          y: 800,
          w: 640,
          h: 140,
          body: rowBody(kit, { w: 640, h: 140, digit: 1, icon: 'house', title: t('callback.done') }),
        }),
        Figure: kit.picture({ x: 1270, y: 480, w: 560, h: 560, art: 'figure-zhou' }),
      };
    }
    const shown = groupedPhone(this.phone);
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      Line: kit.label({
        text: t('callback.line'),
        x: 96,
        y: 190,
        w: 860,
        size: kit.pick(38, 46),
        leading: 1.45,
        tone: 'soft',
      }),
      Panel: kit.panel({ x: 96, y: 374, w: 900, h: 210, surface: 'sunk' }),
      Phone: kit.label({
        text: shown === '' ? '—' : shown,
        x: 136,
        y: 420,
        size: kit.pick(96, 96),
        bold: true,
        leading: 1.2,
        tone: shown === '' ? 'muted' : 'text',
        w: 820,
        fit: true,
      }),
      ...(this.trouble && {
        Trouble: kit.label({
          text: t(`callback.${this.trouble}`),
          x: 96,
          y: 610,
          size: kit.pick(40, 48),
          tone: 'gold',
        }),
      }),
      ...(!this.trouble && {
        Promise: {
          x: 96,
          y: 614,
          Icon: kit.icon({ x: 0, y: 4, name: 'clock', size: 44, tone: 'gold' }),
          Text: kit.label({
            text: this.promise,
            w: 836,
            fit: true,
            x: 64,
            y: 0,
            size: kit.pick(38, 46),
          }),
        },
      }),
      ...keypad(kit, this.padKeys(), { x: 1064, y: 190, w: 236, h: 172, gap: 26, gapY: 24, columns: 3 }),
      Hints: hintRow(kit, scene.hints, 96, 972),
    };
  }

  private padKeys(): PadKey[] {
    return PAD.map((key): PadKey => {
      if (key === 'send') return { id: key, text: 'OK', size: 50, leading: 1.3, surface: 'jade' };
      if (key === 'delete') return { id: key, text: this.t('callback.clear'), size: 50, leading: 1.3 };
      return { id: `key-${key}`, text: key, size: 80 };
    });
  }
}

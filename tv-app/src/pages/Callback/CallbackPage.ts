import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { clockCorner, dateWords, hintRow, pageTitle, rowBody } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { callbackScene, groupedPhone, isPhone, MAX_PHONE_DIGITS, PAD } from './callbackScene.js';

/** Leaving a telephone number with the remote: digits, or the pad on the screen. */
export class CallbackPage extends Page {
  private phone = '';
  private trouble: 'failed' | null = null;

  protected override follow(): void {
    this.watch((listener) => this.session.call.store.subscribe(listener));
    this.watch((listener) => this.session.home.store.subscribe(listener));
  }

  private get promise(): number | null {
    return this.session.home.store.state.home?.duty.callbackWithinMinutes ?? null;
  }

  protected override describe(): PageScene {
    const { state } = this.session.call;
    return callbackScene({
      t: this.t,
      phone: this.phone,
      kept: state.callbackPhone,
      promiseMinutes: this.promise,
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
    else if (id.startsWith('key-') && this.phone.length < MAX_PHONE_DIGITS) {
      this.phone += id.slice(4);
      // A finished number needs one more key only: OK.
      if (isPhone(this.phone) && this.phone.length === 11) {
        this.refresh();
        this.focusOn('send');
        return;
      }
    }
    this.refresh();
  }

  private async send(): Promise<void> {
    const kept = await this.session.call.leaveNumber(this.phone);
    this.trouble = kept ? null : 'failed';
    this.refresh();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const kept = session.call.state.callbackPhone;
    const corner = clockCorner(
      kit,
      dateWords(t, session.platform.clock.wall(), this.elder, this.locale),
      session.line.state.online,
    );
    if (kept !== null) {
      return {
        Corner: corner,
        Chip: kit.chip({ x: 96, y: 190, icon: 'check', size: 120, tone: 'jade', ground: 0xff125a43 }),
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
        Figure: kit.picture({ x: 1270, y: 480, w: 560, h: 560, art: 'figure-zhou', alpha: 0.9 }),
      };
    }
    const w = 236;
    const h = 172;
    const shown = groupedPhone(this.phone);
    return {
      Corner: corner,
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
      ...(this.promise &&
        !this.trouble && {
          Promise: {
            x: 96,
            y: 614,
            Icon: kit.icon({ x: 0, y: 4, name: 'clock', size: 44, tone: 'gold' }),
            Text: kit.label({
              text: t('callback.promise', { minutes: this.promise }),
              x: 64,
              y: 0,
              size: kit.pick(38, 46),
            }),
          },
        }),
      ...indexed('Key', PAD, (key, index) => {
        const id = key === 'delete' || key === 'send' ? key : `key-${key}`;
        const word = key === 'delete' || key === 'send';
        return kit.option(id, {
          x: 1064 + (index % 3) * (w + 26),
          y: 190 + Math.floor(index / 3) * (h + 24),
          w,
          h,
          surface: key === 'send' ? 'jade' : 'card',
          body: word
            ? {
                Text: kit.label({
                  text: key === 'send' ? 'OK' : t('callback.clear'),
                  x: w / 2,
                  y: (h - 50 * 1.3) / 2,
                  size: 50,
                  bold: true,
                  leading: 1.3,
                  align: 'center',
                  w: w - 24,
                  fit: true,
                }),
              }
            : {
                Text: kit.label({
                  text: key,
                  x: w / 2,
                  y: (h - 80 * 1.2) / 2,
                  size: 80,
                  bold: true,
                  leading: 1.2,
                  align: 'center',
                }),
              },
        });
      }),
      Hints: hintRow(kit, scene.hints, 96, 972),
    };
  }
}

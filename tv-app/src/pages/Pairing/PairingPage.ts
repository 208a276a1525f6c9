import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { barBody, brand } from '../../components/parts.js';
import { QrCode } from '../../components/QrCode.js';
import type { SheetSide } from '../../components/sheet/sheet.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { PairingCode } from '../../session/TerminalIdentity.js';
import { Page } from '../Page.js';
import { pairingScene } from './pairingScene.js';

/** First start: the code in huge digits, the QR, one sentence, and what the network does. */
export class PairingPage extends Page {
  protected override follow(): void {
    const { identity, line, platform } = this.session;
    this.watch((listener) => identity.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.watch((listener) => platform.clock.every(1_000, listener));
  }

  private get pairing(): { code: PairingCode; rejected: boolean } | undefined {
    const { state } = this.session.identity.store.state;
    return state.kind === 'pairing' ? state : undefined;
  }

  private get leftMs(): number {
    const code = this.pairing?.code;
    return code ? Math.max(0, code.expiresAtMs - this.session.platform.clock.wall()) : 0;
  }

  protected override describe(): PageScene {
    const url = this.pairing?.code.approveUrl;
    const scene = pairingScene({
      t: this.t,
      code: this.pairing?.code.code ?? '',
      rejected: this.pairing?.rejected === true,
      leftMs: this.leftMs,
      serial: this.session.identity.serial,
    });
    return url === undefined ? scene : { ...scene, qr: { purpose: 'pairing', url } };
  }

  protected override choose(id: string): void {
    if (id === 'enrol') this.session.navigator.open('enrol');
    else void this.session.identity.refreshCode();
  }

  protected override sheetSide(): SheetSide | undefined {
    const { pairing } = this;
    if (!pairing) return undefined;
    return { w: 440, h: 440, node: { Qr: { type: QrCode, code: { text: pairing.code.approveUrl, size: 440 } } } };
  }
  protected override sheetWords(scene: PageScene): readonly string[] {
    const [code = '', left = '', how = ''] = scene.lines;
    const print = this.t('pairing.fingerprint', { code: this.pairing?.code.fingerprint ?? '' });
    return [how, code, print, left];
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session, pairing } = this;
    const { online } = session.line.state;
    const code = pairing?.code.code ?? '';
    const digits = Array.from(code);
    const w = 118;
    return {
      Header: {
        ...brand(kit, kit.elder ? '' : t('app.terminal')),
        ...this.corner(kit),
      },
      Title: kit.label({
        text: scene.title,
        size: kit.pick(72, 76),
        bold: true,
        x: 96,
        y: 186,
        leading: 1.3,
        w: 1120,
        fit: true,
      }),
      How: kit.label({
        text: pairing?.rejected ? t('pairing.rejected') : t('pairing.how'),
        x: 96,
        y: 312,
        size: kit.pick(42, 46),
        leading: 1.45,
        w: 1130,
        tone: pairing?.rejected ? 'gold' : 'soft',
      }),
      ...indexed('Digit', digits, (digit, index) => ({
        x: 96 + index * (w + 16) + (index >= digits.length / 2 ? 32 : 0),
        y: 478,
        Card: kit.panel({ x: 0, y: 0, w, h: 214, surface: 'card' }),
        Text: kit.label({ text: digit, x: w / 2, y: 20, size: 140, bold: true, leading: 1.24, align: 'center' }),
      })),
      Left: {
        x: 96,
        y: 736,
        Icon: kit.icon({ x: 0, y: 2, name: 'clock', size: 44, tone: 'gold' }),
        Text: kit.label({
          text: scene.lines[1] ?? '',
          x: 66,
          y: 0,
          size: kit.pick(36, 45),
          leading: 1.35,
          tone: 'soft',
          w: 1040,
          fit: true,
        }),
      },
      Card: {
        x: 1296,
        y: 184,
        Panel: kit.panel({ x: 0, y: 0, w: 528, h: 640, surface: 'card' }),
        ...(pairing && { Qr: { type: QrCode, x: 44, y: 44, code: { text: pairing.code.approveUrl, size: 440 } } }),
        Scan: kit.label({
          text: t('pairing.scan'),
          x: 264,
          y: kit.pick(508, 500),
          size: kit.pick(40, 46),
          bold: true,
          leading: 1.3,
          align: 'center',
        }),
        Print: kit.label({
          text: t('pairing.fingerprint', { code: pairing?.code.fingerprint ?? '' }),
          x: 264,
          y: kit.pick(566, 564),
          size: kit.pick(34, 45),
          leading: 1.3,
          align: 'center',
          tone: 'muted',
        }),
      },
      Steps: this.steps(kit, online),
      ...(session.identity.serial !== null && {
        Enrol: kit.option('enrol', {
          x: 1428,
          y: 864,
          w: 396,
          h: 150,
          grow: 1.02,
          body: barBody(kit, { w: 396, h: 150, digit: 2, icon: 'idcard', title: t('enrol.open') }),
        }),
      }),
      Refresh: kit.option('refresh', {
        x: session.identity.serial === null ? 1428 : 1008,
        y: 864,
        w: 396,
        h: 150,
        grow: 1.02,
        body: barBody(kit, { w: 396, h: 150, digit: 1, icon: 'refresh', title: t('pairing.refresh') }),
      }),
    };
  }

  private steps(kit: Kit, online: boolean): Node {
    const { t, session } = this;
    const cable = session.platform.network.online;
    const items = [
      {
        good: cable,
        title: cable ? t('pairing.network') : t('pairing.networkBad'),
        line: cable ? t('pairing.networkFine') : t('pairing.networkRetry'),
      },
      {
        good: online,
        title: online ? t('pairing.service') : t('pairing.serviceBad'),
        line: online ? t('pairing.serviceName') : t('pairing.networkRetry'),
      },
      // Where the digits of the label can be typed, their key has this place.
      ...(session.identity.serial === null
        ? [{ good: null, title: t('pairing.wait'), line: t('pairing.waitLine') }]
        : []),
    ];
    return {
      x: 96,
      y: 864,
      Panel: kit.panel({ x: 0, y: 0, w: items.length === 3 ? 1300 : 888, h: 150, surface: 'sunk' }),
      ...indexed('Step', items, (item, index) => ({
        x: 40 + index * 424,
        y: 0,
        Icon: kit.icon({
          x: 0,
          y: 53,
          name: item.good === null ? 'clock' : item.good ? 'okc' : 'warn',
          size: 44,
          tone: item.good === true ? 'jade' : 'gold',
        }),
        Title: kit.label({
          text: item.title,
          x: 66,
          y: kit.pick(26, 18),
          size: kit.pick(38, 45),
          bold: true,
          leading: 1.3,
          w: 330,
          fit: true,
        }),
        Line: kit.label({
          text: item.line,
          x: 66,
          y: kit.pick(76, 78),
          size: kit.pick(34, 45),
          leading: 1.3,
          tone: 'muted',
          w: 330,
          fit: true,
        }),
      })),
    };
  }
}

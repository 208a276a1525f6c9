import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { brand, rowBody } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import type { UnreachableReason } from '../../session/TerminalIdentity.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';

const SWEEP_MS = 6_000;
const TICK_MS = 250;

type OfflineReason = 'cable' | 'service' | Exclude<UnreachableReason, 'network'>;

/** What a repairer asks for: it says where to look. */
const REPAIR_CODE: Readonly<Record<OfflineReason, string>> = {
  cable: 'N-104',
  service: 'S-503',
  unknown: 'T-404',
  store: 'D-507',
  insecure: 'H-426',
};

const LINE_W = 920;

/** The line is lost: what to check, that the box is reconnecting, and the telephone number. */
export class OfflinePage extends Page {
  private openedAt = 0;

  protected override follow(): void {
    const { identity, line, platform } = this.session;
    this.openedAt = platform.clock.now();
    this.watch((listener) => line.subscribe(listener));
    this.watch((listener) => identity.store.subscribe(listener));
    this.watch((listener) => platform.network.onChange(listener));
    this.watch((listener) => platform.clock.every(TICK_MS, listener));
  }

  private get cableOut(): boolean {
    return !this.session.platform.network.online;
  }

  /** Why there is no service, as far as the box knows. */
  private get why(): OfflineReason {
    const { state } = this.session.identity.store.state;
    if (state.kind === 'unreachable' && state.why !== 'network') return state.why;
    return this.cableOut ? 'cable' : 'service';
  }

  protected override describe(): PageScene {
    const { t, why } = this;
    return {
      page: 'offline',
      title: t(`offline.${why}`),
      lines: [t(`offline.${why}Line`), `${t('offline.phone')} 12348`],
      choices: [{ id: 'retry', label: t('offline.retry'), digit: 1 }],
      hints: [],
      firstFocus: 'retry',
    };
  }

  protected override choose(id: string): void {
    if (id === 'retry') this.session.platform.device.reload();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const elapsed = session.platform.clock.now() - this.openedAt;
    const words = this.clockWords;
    const code = REPAIR_CODE[this.why];
    const repair = t('offline.repair', { code });
    const repairSize = kit.pick(34, 45);
    const repairW = kit.width(repair, 'body', false, repairSize) + 56;
    const h = kit.pick(132, 140);
    // What follows gives way to a sentence that takes a line more.
    const size = kit.pick(42, 48);
    const lines = kit.lines({ text: scene.lines[0] ?? '', size, w: LINE_W }).length;
    const sweepY = Math.max(484, 332 + lines * size * 1.5 + 16);
    const retryY = sweepY + 106;
    const phoneY = Math.max(800, retryY + h + 24);
    return {
      Picture: kit.picture({ x: 1040, y: 0, w: 880, h: 1080, art: 'scene-router' }),
      Fade: kit.picture({ x: 1040, y: 0, w: 320, h: 1080, art: 'fade-left', color: COLOR.fadeSide }),
      Header: {
        ...brand(kit, ''),
        Time: kit.label({ text: words.time, role: 'clock', x: 1824, y: 96 - kit.size('clock') * 0.6, align: 'right' }),
        Line: kit.icon({
          x: 1824 - kit.width(words.time, 'clock') - 72,
          y: 74,
          name: 'wifioff',
          size: 44,
          tone: 'gold',
        }),
      },
      Title: kit.label({ text: scene.title, size: kit.pick(104, 112), bold: true, x: 96, y: 184, leading: 1.25 }),
      Line: kit.label({
        text: scene.lines[0] ?? '',
        x: 96,
        y: 332,
        size,
        leading: 1.5,
        w: LINE_W,
        tone: 'soft',
      }),
      Progress: kit.progress({ x: 96, y: sweepY, w: 860, h: 14, ratio: (elapsed % SWEEP_MS) / SWEEP_MS }),
      Attempt: kit.label({ text: t('offline.attempt'), x: 96, y: sweepY + 26, tone: 'muted' }),
      Retry: kit.option('retry', {
        x: 96,
        y: retryY,
        w: 860,
        h,
        body: rowBody(kit, { w: 860, h, digit: 1, icon: 'refresh', title: t('offline.retry') }),
      }),
      Phone: {
        x: 96,
        y: phoneY,
        Panel: kit.panel({ x: 0, y: 0, w: 860, h: 190, surface: 'sunk' }),
        Chip: kit.chip({ x: 36, y: 45, icon: 'phone', size: 100, ground: COLOR.jadeTop }),
        Text: kit.label({
          text: t('offline.phone'),
          x: 170,
          y: kit.pick(26, 18),
          size: kit.pick(38, 46),
          leading: 1.3,
        }),
        Number: kit.label({ text: '12348', x: 170, y: 82, size: 72, bold: true, leading: 1.2 }),
      },
      Repair: {
        x: 1824 - repairW,
        y: 964,
        Ground: kit.box({ x: 0, y: 0, w: repairW, h: 62, color: COLOR.veil, radius: 31 }),
        Text: kit.label({ text: repair, x: 28, y: (62 - repairSize * 1.3) / 2, size: repairSize, leading: 1.3 }),
      },
    };
  }
}

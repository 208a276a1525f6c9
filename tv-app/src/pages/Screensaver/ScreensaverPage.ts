import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { hintRow } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { isDark, shiftAt } from '../../session/rest.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { screensaverScene } from './screensaverScene.js';

const MINUTE_MS = 60_000;
const ICONS = ['talk', 'phone', 'cal', 'scales', 'shield'] as const;
const SHADE = 0.55;

/** The notice of the place while nobody uses the television. It moves every minute, and is darker at night. */
export class ScreensaverPage extends Page {
  protected override follow(): void {
    const { home, platform } = this.session;
    this.watch((listener) => home.store.subscribe(listener));
    this.watch((listener) => platform.clock.every(MINUTE_MS, listener));
  }

  protected override describe(): PageScene {
    return screensaverScene(this.t, this.session.home.store.state.home, this.session.callsLawyer);
  }

  protected override choose(): void {}

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { clock } = this.session.platform;
    const wallMs = clock.wall();
    const { x, y } = shiftAt(Math.floor(wallMs / MINUTE_MS));
    const { date, time } = this.clockWords;
    const size = kit.pick(44, 52);
    const rowH = 108;
    const [wake, ...others] = [...(scene.details ?? [])].reverse();
    return {
      Notice: {
        x: 96 + x,
        y: 54 + y,
        Time: kit.label({ text: time, role: 'display', x: 0, y: 24 }),
        Date: kit.label({ text: date, x: 1728 - 96, y: 72, role: 'h2', align: 'right', tone: 'soft' }),
        Title: kit.label({ text: scene.title, role: 'title', x: 0, y: 236, w: 1632, fit: true, tone: 'gold' }),
        ...indexed('Row', scene.lines, (text, at) => ({
          x: 0,
          y: 334 + at * rowH,
          Icon: kit.icon({ x: 0, y: (rowH - 56) / 2, name: ICONS[at] ?? 'more', size: 56, tone: 'soft' }),
          Text: kit.label({
            text,
            x: 96,
            y: (rowH - size * 1.3) / 2,
            size,
            bold: at < 2,
            leading: 1.3,
            w: 1536,
            fit: true,
          }),
        })),
      },
      Call: {
        x,
        y,
        ...(scene.hints.length > 0
          ? { Keys: hintRow(kit, scene.hints, 96, 966) }
          : { Other: kit.label({ text: others[0] ?? '', x: 96, y: 966, tone: 'soft' }) }),
        Wake: kit.label({ text: wake ?? '', x: 1728, y: 966, align: 'right', tone: 'muted' }),
      },
      ...(isDark(this.session.target.store.state.values.screen, wallMs) && {
        Shade: kit.box({ x: -8, y: -8, w: 1936, h: 1096, color: COLOR.black, radius: 0, alpha: SHADE }),
      }),
    };
  }
}

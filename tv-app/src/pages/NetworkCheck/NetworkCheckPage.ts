import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { pageTitle, rowBody } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';
import { networkScene, WAYS, wayState } from './networkScene.js';

const ROW_H = 150;

/** Whether video gets through from here, and by which ways: for the resident one sentence, for who runs the network three rows. */
export class NetworkCheckPage extends Page {
  protected override follow(): void {
    const { network, line } = this.session;
    this.watch((listener) => network.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    this.onClose(() => network.stop());
    void network.run();
  }

  protected override describe(): PageScene {
    return networkScene(this.session.network.store.state, this.t);
  }

  protected override choose(id: string): void {
    if (id === 'again') void this.session.network.run();
    else this.session.back();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t } = this;
    const { state } = this.session.network.store;
    const size = kit.pick(42, 50);
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      Line: kit.label({
        text: scene.lines[0] ?? '',
        x: 96,
        y: 190,
        size: kit.pick(42, 50),
        leading: 1.4,
        w: 1728,
        tone: 'soft',
      }),
      Panel: kit.panel({ x: 96, y: 300, w: 1728, h: WAYS.length * ROW_H + 40, surface: 'card' }),
      ...indexed('Way', WAYS, (way, index) => {
        const { text, good } = wayState(state, way, t);
        const tone = good === null ? 'muted' : good ? 'jade' : 'gold';
        return {
          x: 144,
          y: 320 + index * ROW_H,
          Rule: { visible: index > 0, x: 0, y: 0, w: 1632, h: 2, rect: true, color: COLOR.rule },
          Name: kit.label({
            text: t(`network.${way}`),
            x: 0,
            y: (ROW_H - size * 1.3) / 2,
            size,
            leading: 1.3,
            bold: true,
          }),
          Note: kit.label({
            text: t(`network.${way}Note`),
            x: 420,
            y: (ROW_H - size * 1.3) / 2,
            size: size - 4,
            leading: 1.3,
            tone: 'muted',
            w: 760,
            fit: true,
          }),
          Icon: kit.icon({
            x: 1240,
            y: (ROW_H - 48) / 2,
            name: good === null ? 'clock' : good ? 'okc' : 'warn',
            size: 48,
            tone,
          }),
          State: kit.label({
            text,
            x: 1310,
            y: (ROW_H - size * 1.3) / 2,
            size,
            leading: 1.3,
            bold: true,
            w: 320,
            fit: true,
          }),
        };
      }),
      ...indexed('Choice', scene.choices, (choice, index) =>
        kit.option(choice.id, {
          x: 96 + index * 584,
          y: 860,
          w: 552,
          h: 128,
          body: rowBody(kit, {
            w: 552,
            h: 128,
            digit: choice.digit,
            icon: choice.id === 'done' ? 'check' : 'refresh',
            title: choice.label,
          }),
        }),
      ),
    };
  }
}

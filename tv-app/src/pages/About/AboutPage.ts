import type { Kit } from '../../components/Kit.js';
import { indexed, type Node } from '../../components/node.js';
import { pageTitle, rowBody } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { siteName, unitName } from '../../scene/places.js';
import { COLOR } from '../../theme.js';
import { Page } from '../Page.js';

/** What support asks about this box on the telephone. */
export class AboutPage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.line.subscribe(listener));
    this.watch((listener) => this.session.home.store.subscribe(listener));
  }

  private get facts(): Array<{ name: string; value: string }> {
    const { t, session } = this;
    const { state } = session.identity.store.state;
    const home = session.home.store.state.home;
    return [
      { name: t('about.name'), value: home?.terminal.name ?? (state.kind === 'paired' ? state.terminal.name : '—') },
      { name: t('about.site'), value: home ? placeWords(unitName(t, home), siteName(t, home)) : '—' },
      { name: t('about.terminal'), value: state.kind === 'paired' ? state.terminalId.slice(-8).toUpperCase() : '—' },
      { name: t('about.version'), value: session.platform.device.appVersion },
      { name: t('about.network'), value: session.line.state.online ? t('about.networkGood') : t('about.networkBad') },
    ];
  }

  protected override describe(): PageScene {
    return {
      page: 'about',
      title: this.t('about.title'),
      lines: this.facts.map((fact) => `${fact.name} ${fact.value}`),
      choices: [{ id: 'back', label: this.t('about.back'), digit: 1 }],
      hints: [],
      firstFocus: 'back',
    };
  }

  protected override choose(): void {
    this.session.back();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t } = this;
    const rowH = 116;
    const size = kit.pick(42, 50);
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      Panel: kit.panel({ x: 96, y: 176, w: 1728, h: 5 * rowH + 40, surface: 'card' }),
      ...indexed('Fact', this.facts, (fact, index) => ({
        x: 144,
        y: 196 + index * rowH,
        Name: kit.label({ text: fact.name, x: 0, y: (rowH - size * 1.3) / 2, size, leading: 1.3, tone: 'muted' }),
        Value: kit.label({
          text: fact.value,
          x: 420,
          y: (rowH - size * 1.3) / 2,
          size,
          bold: true,
          leading: 1.3,
          w: 1200,
          fit: true,
        }),
        Rule: { visible: index > 0, x: 0, y: 0, w: 1632, h: 2, rect: true, color: COLOR.rule },
      })),
      Back: kit.option('back', {
        x: 96,
        y: 860,
        w: 520,
        h: 128,
        body: rowBody(kit, { w: 520, h: 128, digit: 1, icon: 'lt', title: t('about.back') }),
      }),
    };
  }
}

/** A site that is named after its unit says that once. */
function placeWords(unit: string, site: string): string {
  return site.startsWith(unit) ? site : `${unit}  ${site}`;
}

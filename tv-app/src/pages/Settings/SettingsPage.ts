import type { Kit } from '../../components/Kit.js';
import { column } from '../../components/layout.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { nextSize, SETTINGS, type SettingId, settingsScene, settingValue } from './settingsScene.js';

const ICONS: Record<SettingId, string> = {
  text: 'elder',
  narration: 'sound',
  subtitles: 'talk',
  language: 'talk',
  check: 'cam',
  about: 'more',
  privacy: 'shield',
  network: 'wifi',
};

/** These lead to a page; the others change a value. */
const LEADS_ON: ReadonlySet<SettingId> = new Set(['narration', 'language', 'check', 'about', 'privacy', 'network']);

/** Text size, narration, subtitles, language, camera and microphone, about, privacy, network. One key changes a value at once, or opens its page. */
export class SettingsPage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.line.subscribe(listener));
    this.watch(
      (listener) => this.session.voice.store.subscribe(listener),
      () => [this.voice],
    );
  }

  private get voice(): boolean {
    return this.context.narrator.possible;
  }

  protected override describe(): PageScene {
    return settingsScene(this.session.preferences.state, this.voice, this.t);
  }

  protected override choose(id: string): void {
    const { preferences, navigator } = this.session;
    const now = preferences.state;
    if (id === 'text') preferences.change({ text: nextSize(now.text) });
    else if (id === 'narration') navigator.open('voice');
    else if (id === 'subtitles') preferences.change({ subtitles: !now.subtitles });
    else if (id === 'language') navigator.open('language');
    else if (id === 'check') navigator.open('device-check');
    else if (id === 'about') navigator.open('about');
    else if (id === 'privacy') navigator.open('privacy');
    else if (id === 'network') navigator.open('network-check');
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session } = this;
    const h = 92;
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title, kit.elder ? '' : t('settings.change')),
      ...column('Row', SETTINGS, { x: 96, y: 160, w: 1728, h, gap: 10 }, (id, place, index) => {
        const value = settingValue(id, session.preferences.state, this.voice, t);
        const size = kit.pick(42, 50);
        const digit = kit.pick(56, 68);
        const valueSize = kit.pick(38, 48);
        return kit.option(id, {
          ...place,
          body: {
            Digit: kit.badge({ x: 28, y: (h - digit) / 2, digit: index + 1, size: digit }),
            Chip: kit.chip({ x: 28 + digit + 24, y: (h - 72) / 2, icon: ICONS[id], size: 72 }),
            Name: kit.label({
              text: t(`settings.${id}`),
              x: 28 + digit + 24 + 72 + 30,
              y: (h - size * 1.3) / 2,
              size,
              bold: true,
              leading: 1.3,
              w: 760,
              fit: true,
            }),
            Value: kit.label({
              text: value,
              x: 1728 - 84,
              y: (h - valueSize * 1.3) / 2,
              size: valueSize,
              leading: 1.3,
              align: 'right',
              tone: 'muted',
              w: 640,
              fit: true,
            }),
            Arrow: kit.icon({
              x: 1728 - 70,
              y: (h - 44) / 2,
              name: LEADS_ON.has(id) ? 'rt' : 'refresh',
              size: 44,
              tone: 'muted',
            }),
          },
        });
      }),
      Hints: hintRow(kit, scene.hints, 96, 986),
    };
  }
}

import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { after, VOICE_SPEEDS, VOICE_VOLUMES } from '../../session/voiceStyle.js';
import { cardsPage } from '../cardsPage.js';
import { Page } from '../Page.js';
import { voiceScene } from './voiceScene.js';

/** Reading aloud: on or off, how fast, how loud, and how it sounds. */
export class VoicePage extends Page {
  protected override follow(): void {
    this.watch((listener) => this.session.line.subscribe(listener));
  }

  protected override describe(): PageScene {
    return voiceScene(this.session.preferences.state, this.t);
  }

  protected override choose(id: string): void {
    const { preferences } = this.session;
    const { narration, voiceSpeed, voiceVolume } = preferences.state;
    if (id === 'narration') preferences.change({ narration: !narration });
    else if (id === 'speed') preferences.change({ voiceSpeed: after(VOICE_SPEEDS, voiceSpeed) });
    else if (id === 'volume') preferences.change({ voiceVolume: after(VOICE_VOLUMES, voiceVolume) });
    else this.context.narrator.repeat(this.scene);
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    return cardsPage(kit, scene, {
      corner: this.corner(kit),
      y: 290,
      h: 146,
      gap: 20,
      icons: { narration: 'sound', speed: 'clock', volume: 'ear', try: 'play' },
    });
  }
}

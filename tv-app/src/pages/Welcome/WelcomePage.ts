import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow } from '../../components/parts.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { sentencePage } from '../Sentence.js';
import { askingScene, textScene, voiceScene } from './welcomeScene.js';

/** The service says within this whether it has a voice; later the page under a hand does not change. */
export const VOICE_WAIT_MS = 3_000;

/** Two questions of the first start: how large the text is, and whether pages are read aloud. */
export class WelcomePage extends Page {
  private isOffered = false;

  protected override follow(): void {
    if (!this.asksVoice) return;
    const { platform, voice } = this.session;
    this.offerVoice();
    this.watch(
      (listener) =>
        voice.store.subscribe(() => {
          this.offerVoice();
          listener();
        }),
      () => [this.isOffered],
    );
    this.onClose(platform.clock.after(VOICE_WAIT_MS, () => this.passVoice()));
  }

  private get asksVoice(): boolean {
    return this.params.step === 'voice';
  }

  /** Asks aloud, before anybody has said that they want to be read to: who cannot read the question hears it. */
  private offerVoice(): void {
    if (this.isOffered) return;
    if (this.context.narrator.possible) {
      this.isOffered = true;
      this.refresh();
      this.context.narrator.repeat(this.scene);
    } else if (this.session.voice.store.state.service === 'known') this.passVoice();
  }

  /** Nothing can be read aloud here. */
  private passVoice(): void {
    if (!this.isOffered) this.session.firstStart.next('voice');
  }

  protected override describe(): PageScene {
    if (!this.asksVoice) return textScene(this.t);
    return this.isOffered ? voiceScene(this.t) : askingScene(this.t);
  }

  protected override choose(id: string): void {
    const { preferences, firstStart } = this.session;
    if (id === 'elder' || id === 'standard' || id === 'largest') preferences.change({ text: id });
    if (id === 'voice' || id === 'silent') preferences.change({ narration: id === 'voice' });
    if (!firstStart.next(this.asksVoice ? 'voice' : 'text')) this.session.goHome();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    return {
      ...sentencePage(kit, scene, {
        icons: {
          elder: 'elder',
          standard: 'doc',
          largest: 'elder',
          voice: 'sound',
          silent: 'micoff',
          later: 'rt',
          skip: 'rt',
        },
        picture: 'figure-zhou',
      }),
      ...(this.progress && { Corner: this.corner(kit) }),
      Hints: hintRow(kit, scene.hints, 96, kit.pick(986, 998)),
    };
  }
}

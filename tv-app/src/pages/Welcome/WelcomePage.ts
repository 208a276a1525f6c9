import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { sentencePage } from '../Sentence.js';

/** The service says within this whether it has a voice; later the page under a hand does not change. */
const VOICE_WAIT_MS = 3_000;

/** First start: reading aloud is offered by voice where there is one, large text is on. Two keys at most. */
export class WelcomePage extends Page {
  private step: 'text' | 'voice' = 'text';
  private isOffered = false;
  private openedAt = 0;

  protected override follow(): void {
    const { platform, voice } = this.session;
    this.openedAt = platform.clock.now();
    this.offerVoice();
    this.watch(
      (listener) =>
        voice.store.subscribe(() => {
          this.offerVoice();
          listener();
        }),
      () => [this.step],
    );
  }

  /** Asks aloud, before anybody has said that they want to be read to: who cannot read the question hears it. */
  private offerVoice(): void {
    const { clock } = this.session.platform;
    const isLate = clock.now() - this.openedAt > VOICE_WAIT_MS;
    if (this.isOffered || isLate || !this.context.narrator.possible) return;
    this.isOffered = true;
    this.step = 'voice';
    this.refresh();
    this.context.narrator.repeat(this.scene);
  }

  override press(): boolean {
    this.openedAt = Number.NEGATIVE_INFINITY;
    return false;
  }

  protected override describe(): PageScene {
    const { t } = this;
    if (this.step === 'text') {
      return {
        page: 'welcome',
        title: t('welcome.title'),
        lines: [t('welcome.line')],
        choices: [
          { id: 'elder', label: t('welcome.elder'), digit: 1 },
          { id: 'standard', label: t('welcome.standard'), digit: 2 },
          { id: 'largest', label: t('welcome.largest'), digit: 3 },
        ],
        hints: [],
        firstFocus: 'elder',
      };
    }
    return {
      page: 'welcome',
      title: t('welcome.voiceTitle'),
      lines: [t('welcome.voiceLine')],
      choices: [
        { id: 'voice', label: t('welcome.voiceYes'), digit: 1 },
        { id: 'silent', label: t('welcome.voiceNo'), digit: 2 },
      ],
      hints: [],
      firstFocus: 'voice',
    };
  }

  protected override choose(id: string): void {
    const { preferences } = this.session;
    if (id === 'elder' || id === 'standard' || id === 'largest') {
      preferences.change({ text: id });
      preferences.change({ welcomed: true });
      this.session.navigator.reset('home');
      return;
    }
    preferences.change({ narration: id === 'voice' });
    this.step = 'text';
    this.refresh();
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    return sentencePage(kit, scene, {
      icons: { elder: 'elder', standard: 'doc', largest: 'elder', voice: 'sound', silent: 'micoff' },
      picture: 'figure-zhou',
    });
  }
}

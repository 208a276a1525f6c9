import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page } from '../Page.js';
import { sentencePage } from '../Sentence.js';

/** First start: large text is on, narration is offered where the box has a voice. Two keys at most. */
export class WelcomePage extends Page {
  private step: 'text' | 'voice' = 'text';

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
    if (id === 'elder' || id === 'standard') {
      preferences.change({ elder: id === 'elder' });
      if (this.context.narrator.possible) {
        this.step = 'voice';
        this.refresh();
      } else this.finish();
      return;
    }
    preferences.change({ narration: id === 'voice' });
    this.finish();
  }

  private finish(): void {
    this.session.preferences.change({ welcomed: true });
    this.session.navigator.reset('home');
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    return sentencePage(kit, scene, {
      icons: { elder: 'elder', standard: 'doc', voice: 'sound', silent: 'micoff' },
      picture: 'figure-zhou',
    });
  }
}

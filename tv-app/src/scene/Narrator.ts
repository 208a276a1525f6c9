import type { Platform } from '../platform/Platform.js';
import type { Preferences } from '../session/Preferences.js';
import { focusNarration, narrationOf } from './narration.js';
import type { PageScene } from './PageScene.js';

/** Reads pages aloud where the box has a voice and the people want it; silent otherwise, and never in a call. */
export class Narrator {
  constructor(
    private readonly speech: Platform['speech'],
    private readonly preferences: Preferences,
    private readonly quiet: () => boolean,
  ) {}

  /** Whether this box could speak the language in use. */
  get possible(): boolean {
    return this.speech.available(this.preferences.state.locale);
  }

  page(scene: PageScene): void {
    if (this.preferences.state.narration) this.say(narrationOf(scene, this.preferences.state.locale));
  }

  focus(scene: PageScene, focusId: string | null): void {
    if (this.preferences.state.narration) this.say(focusNarration(scene, focusId));
  }

  /** 0 was pressed: speaks even where narration is switched off. */
  repeat(scene: PageScene): void {
    this.say(narrationOf(scene, this.preferences.state.locale));
  }

  stop(): void {
    this.speech.stop();
  }

  private say(text: string): void {
    if (text === '' || this.quiet()) return;
    this.speech.say(text, this.preferences.state.locale);
  }
}

import type { Locale } from '@falink/protocol';
import type { Preferences } from '../session/Preferences.js';
import { changeNarration, focusNarration, type Narration, narrationOf, type Spoken } from './narration.js';
import type { PageScene } from './PageScene.js';

/** Who says it: the box or the service. */
export interface SpokenBy {
  available(locale: Locale): boolean;
  say(utterances: readonly string[], locale: Locale): void;
  stop(): void;
}

export interface NarratorSituation {
  /** Nothing is said: people talk. */
  quiet(): boolean;
  /** The red key calls a lawyer. */
  calls(): boolean;
}

/** Reads pages aloud where the box has a voice and the people want it; silent otherwise, and never in a call. */
export class Narrator {
  constructor(
    private readonly voice: SpokenBy,
    private readonly preferences: Preferences,
    private readonly situation: NarratorSituation,
  ) {}

  /** Whether this box could speak the language in use. */
  get possible(): boolean {
    return this.voice.available(this.preferences.state.locale);
  }

  /** A page opened. */
  page(scene: PageScene): void {
    if (this.preferences.state.narration) this.say(narrationOf(scene, this.spoken));
  }

  /** The focus moved. */
  focus(scene: PageScene, focusId: string | null): void {
    if (this.preferences.state.narration) this.say(focusNarration(scene, focusId, this.spoken.locale));
  }

  /** A page was redrawn: what a listener must know of the change is said, and nothing else. */
  change(before: PageScene, now: PageScene, focusId: string | null, asked: boolean): void {
    if (this.preferences.state.narration) this.say(changeNarration(before, now, focusId, this.spoken, asked));
  }

  /** 0 was pressed, or a page is said before anybody was asked: speaks even where narration is switched off. */
  repeat(scene: PageScene): void {
    this.say(narrationOf(scene, this.spoken));
  }

  stop(): void {
    this.voice.stop();
  }

  private get spoken(): Spoken {
    return { locale: this.preferences.state.locale, calls: this.situation.calls() };
  }

  private say(parts: Narration): void {
    if (parts.length === 0 || this.situation.quiet()) return;
    this.voice.say(parts, this.preferences.state.locale);
  }
}

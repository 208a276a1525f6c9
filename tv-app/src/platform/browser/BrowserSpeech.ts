import type { Speech, VoiceStyle } from '../Platform.js';

/** By preference. Cantonese and others are written with the same characters and are not understood everywhere. */
const VOICES: Readonly<Record<'zh-CN' | 'en', readonly RegExp[]>> = {
  'zh-CN': [/^(zh|cmn)(-hans)?-cn$/i, /^(zh|cmn)\b(?!.*\b(hk|mo|yue|nan|hak|wuu)\b)/i],
  en: [/^en\b/i],
};

/** speechSynthesis, when the box has a voice for the language; silent otherwise. */
export class BrowserSpeech implements Speech {
  readonly #engine = (window as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
  /** What is being said: Chromium reports no end of an utterance that nobody holds on to. */
  #saying: readonly SpeechSynthesisUtterance[] = [];

  constructor() {
    // Chromium loads its voices when they are asked for, and has none until then.
    this.#engine?.getVoices();
  }

  available(language: 'zh-CN' | 'en'): boolean {
    return this.#voice(language) !== undefined;
  }

  say(utterances: readonly string[], language: 'zh-CN' | 'en', style: VoiceStyle, ended: () => void): void {
    this.stop();
    const voice = this.#voice(language);
    const engine = this.#engine;
    if (!engine || !voice) {
      ended();
      return;
    }
    this.#saying = utterances.map((text) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9 * style.rate;
      utterance.volume = style.volume;
      return utterance;
    });
    const last = this.#saying.at(-1);
    if (!last) {
      ended();
      return;
    }
    const over = (): void => {
      this.#release();
      ended();
    };
    last.onend = over;
    // An engine that fails says nothing of an end.
    last.onerror = over;
    // An engine that was paused stays so, and would keep what it is given.
    if (engine.paused) engine.resume();
    for (const utterance of this.#saying) engine.speak(utterance);
  }

  stop(): void {
    this.#release();
    // Some engines lose what follows a cancel that had nothing to end.
    if (this.#engine?.speaking || this.#engine?.pending) this.#engine.cancel();
  }

  /** What was cancelled reports an error later on: nobody waits for its end any more. */
  #release(): void {
    const last = this.#saying.at(-1);
    if (last) {
      last.onend = null;
      last.onerror = null;
    }
    this.#saying = [];
  }

  /** Voices over the network are not the box's own: what is said may be somebody's secret (SPEC L7). */
  #voice(language: 'zh-CN' | 'en'): SpeechSynthesisVoice | undefined {
    const voices = (this.#engine?.getVoices() ?? []).filter(({ localService }) => localService !== false);
    for (const wanted of VOICES[language]) {
      const found = voices.find(({ lang }) => wanted.test(lang.replace(/_/g, '-')));
      if (found) return found;
    }
    return undefined;
  }
}

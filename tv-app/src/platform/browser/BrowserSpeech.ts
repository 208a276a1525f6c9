import type { Speech, VoiceStyle } from '../Platform.js';

/** speechSynthesis, when the box has a voice for the language; silent otherwise. */
export class BrowserSpeech implements Speech {
  private readonly engine: SpeechSynthesis | undefined = (window as { speechSynthesis?: SpeechSynthesis })
    .speechSynthesis;

  available(language: 'zh-CN' | 'en'): boolean {
    return this.voice(language) !== undefined;
  }

  /** What is being said: Chromium reports no end of an utterance that nobody holds on to. */
  private saying: readonly SpeechSynthesisUtterance[] = [];

  say(utterances: readonly string[], language: 'zh-CN' | 'en', style: VoiceStyle, ended: () => void): void {
    const voice = this.voice(language);
    if (!this.engine || !voice) {
      ended();
      return;
    }
    this.engine.cancel();
    this.saying = utterances.map((text, at) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9 * style.rate;
      utterance.volume = style.volume;
      if (at === utterances.length - 1) {
        utterance.onend = ended;
        // An engine that fails says nothing of an end.
        utterance.onerror = ended;
      }
      return utterance;
    });
    for (const utterance of this.saying) this.engine.speak(utterance);
  }

  stop(): void {
    this.engine?.cancel();
  }

  private voice(language: 'zh-CN' | 'en'): SpeechSynthesisVoice | undefined {
    const voices = this.engine?.getVoices() ?? [];
    const prefix = language === 'zh-CN' ? /^(zh|cmn)/i : /^en/i;
    return (
      voices.find((voice) => voice.lang.replace('_', '-') === language) ??
      voices.find((voice) => prefix.test(voice.lang))
    );
  }
}

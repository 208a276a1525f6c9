import type { SpeechEngine, SpeechLanguage } from './engine.js';
import { runPiped } from './run-piped.js';
import { parseWav, type Wave } from './wave.js';

/**
 * A voice of the operator's own: a program that reads a line of text (UTF-8) from its input, with the language in
 * `FALINK_VOICE_LOCALE`, and writes it as 16-bit mono WAV.
 */
export class CommandEngine implements SpeechEngine {
  constructor(
    private readonly command: readonly [string, ...string[]],
    private readonly language: SpeechLanguage,
  ) {}

  async identity(): Promise<string> {
    await this.speak(this.language === 'en' ? 'Hello' : '您好');
    return `${this.command.join(' ')}/${this.language}`;
  }

  async speak(text: string, signal?: AbortSignal): Promise<Wave> {
    const [program, ...args] = this.command;
    const env = { FALINK_VOICE_LOCALE: this.language };
    return parseWav(await runPiped(program, args, { input: text, signal, env }));
  }
}

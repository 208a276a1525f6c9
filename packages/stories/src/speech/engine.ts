import type { Wave } from './wave.js';

/** A voice. Better voices than the packaged one plug in here; the cues follow whatever it says. */
export interface SpeechEngine {
  /** Part of the cache key: another voice or version makes another film. Rejects when the voice cannot be run. */
  identity(): Promise<string>;
  /** Speaks one line of its language at a gentle pace. Rejects when the voice cannot be run. */
  speak(text: string, signal?: AbortSignal): Promise<Wave>;
}

export type SpeechLanguage = 'zh-CN' | 'en';

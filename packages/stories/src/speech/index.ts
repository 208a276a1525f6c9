export { CommandEngine } from './command.js';
export type { SpeechEngine, SpeechLanguage } from './engine.js';
export { EspeakEngine } from './espeak.js';
export { toOpus } from './opus.js';
export type { Wave } from './wave.js';

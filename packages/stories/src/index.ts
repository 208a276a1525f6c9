export { type BuildOptions, type BuildProgress, buildStories, defaultCacheDir } from './build/build.js';
export { type BuildStep, FIRST_RENDITION, type Phase } from './build/plan.js';
export { STORIES } from './script/stories.js';
export type { Story } from './script/story.js';
export type { SpeechEngine } from './speech/engine.js';
export { EspeakEngine } from './speech/espeak.js';
export type { Wave } from './speech/wave.js';

export {
  type BuildOptions,
  type BuildProgress,
  type BuildStep,
  buildStories,
  defaultCacheDir,
  FIRST_RENDITION,
  type Phase,
} from './build/build.js';
export { STORIES } from './script/stories.js';
export type { Story } from './script/story.js';
export type { SpeechEngine } from './speech/engine.js';
export { EspeakEngine } from './speech/espeak.js';
export type { Wave } from './speech/wave.js';

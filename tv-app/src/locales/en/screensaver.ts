import type { Translated } from '../translated.js';
import type { screensaver as zh } from '../zh-CN/screensaver.js';

/** The notice of the place while nobody uses the television. */
export const screensaver: Translated<typeof zh> = {
  'saver.call': 'Red key: call a lawyer',
  'saver.phoneCall': 'Call {hotline}',
  'saver.wake': 'Any key to go on',
};

import type { Translated } from '../translated.js';
import type { voicePage as zh } from '../zh-CN/voice-page.js';

export const voicePage: Translated<typeof zh> = {
  'voicePage.line': 'When it is on, every page is read aloud; any key stops it',
  'voicePage.narration': 'Read pages aloud',
  'voicePage.speed': 'Speed',
  'voicePage.speed.slow': 'slow',
  'voicePage.speed.normal': 'normal',
  'voicePage.speed.fast': 'fast',
  'voicePage.volume': 'Volume',
  'voicePage.volume.low': 'low',
  'voicePage.volume.normal': 'normal',
  'voicePage.volume.high': 'high',
  'voicePage.try': 'Listen',
  'voicePage.tryLine': 'Read this page aloud',
};

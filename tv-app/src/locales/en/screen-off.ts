import type { Translated } from '../translated.js';
import type { screenOff as zh } from '../zh-CN/screen-off.js';

export const screenOff: Translated<typeof zh> = {
  'screenOff.title': 'The screen is off',
  'screenOff.wake': 'Press any key to wake it',
};

import type { Translated } from '../translated.js';
import type { starting as zh } from '../zh-CN/starting.js';

export const starting: Translated<typeof zh> = {
  'starting.title': 'Starting',
  'starting.line': 'One moment',
};

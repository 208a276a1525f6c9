import type { Translated } from '../translated.js';
import type { inUse as zh } from '../zh-CN/in-use.js';

export const inUse: Translated<typeof zh> = {
  'inUse.title': 'This terminal is open in another window',
  'inUse.line': 'A terminal works in one window at a time. Take it over to use it here: the other one stops.',
  'inUse.take': 'Use it here',
};

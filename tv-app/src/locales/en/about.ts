import type { Translated } from '../translated.js';
import type { about as zh } from '../zh-CN/about.js';

export const about: Translated<typeof zh> = {
  'about.title': 'About this TV',
  'about.name': 'Name',
  'about.site': 'Place',
  'about.version': 'Version',
  'about.terminal': 'Terminal',
  'about.network': 'Network',
  'about.networkGood': 'connected to the service',
  'about.networkBad': 'not connected',
  'about.back': 'Back',
};

import type { Translated } from '../translated.js';
import type { welcome as zh } from '../zh-CN/welcome.js';

export const welcome: Translated<typeof zh> = {
  'welcome.title': 'Is the text large enough?',
  'welcome.line': 'It can be changed under Settings',
  'welcome.elder': 'Yes, use large text',
  'welcome.standard': 'Smaller text, more on a page',
  'welcome.asking': 'Can this television read aloud?',
  'welcome.largest': 'Larger still, the largest text',
  'welcome.voiceTitle': 'Shall the pages be read aloud?',
  'welcome.voiceLine': 'Press 0 at any time to hear a page again',
  'welcome.voiceYes': 'Read them aloud',
  'welcome.voiceNo': 'No, thank you',
};

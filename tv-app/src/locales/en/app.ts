import type { Translated } from '../translated.js';
import type { app as zh } from '../zh-CN/app.js';

export const app: Translated<typeof zh> = {
  'app.name': 'FaLink',
  'app.demo': 'Demo, not the real service',
  'app.terminal': 'Public legal services TV',

  'key.red': 'R',
  'key.redKey': 'Red key',
  'key.green': 'G',
  'key.yellow': 'Y',
  'key.blue': 'B',
  'key.back': 'Back',
  'hint.again': 'Say it again',
  'hint.home': 'Home',
  'hint.call': 'Call a lawyer',

  'date.line': '{weekday} {day}/{month}',
  'date.elder': '{weekday} {part}',
  'date.weekdays': 'Sun,Mon,Tue,Wed,Thu,Fri,Sat',
  'date.morning': 'morning',
  'date.noon': 'noon',
  'date.afternoon': 'afternoon',
  'date.evening': 'evening',
  'hint.back': 'Previous page',
};

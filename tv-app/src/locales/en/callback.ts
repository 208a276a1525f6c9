import type { Translated } from '../translated.js';
import type { callback as zh } from '../zh-CN/callback.js';

export const callback: Translated<typeof zh> = {
  'callback.title': 'Your telephone number',
  'callback.line': 'Mobile, or land line with its area code',
  'callback.clear': 'Delete',
  'callback.send': 'This is my number',
  'callback.cancel': 'Do not leave one',
  'callback.failed': 'It did not get through, please press again',
  'callback.kept': 'Kept',
  'callback.keptLine': 'We will call {phone}. Please listen for the phone.',
  'callback.done': 'OK',
};

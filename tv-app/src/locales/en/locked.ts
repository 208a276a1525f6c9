import type { Translated } from '../translated.js';
import type { locked as zh } from '../zh-CN/locked.js';

export const locked: Translated<typeof zh> = {
  'locked.title': 'This television is locked',
  'locked.line':
    'It may have been lost, so it is out of use. Call the justice office, or 12348.\nOnce unlocked, it goes on automatically.',
  'locked.again': 'Try again',
  'locked.asking': 'Asking…',
};

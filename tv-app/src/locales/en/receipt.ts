import type { Translated } from '../translated.js';
import type { receipt as zh } from '../zh-CN/receipt.js';

export const receipt: Translated<typeof zh> = {
  'receipt.title': 'Your application is accepted',
  'receipt.number': 'Number',
  'receipt.code': 'Query code',
  'receipt.due': 'Answer by {day} {month}',
  'receipt.dueLine': 'Decided within {days} days of acceptance',
  'receipt.provisional': 'may move when the holidays are announced',
  'receipt.scan': 'Scan to keep it',
  'receipt.keep': 'The query code is shown only once: note it or scan',
  'receipt.ok': 'I have noted it, finish',
};

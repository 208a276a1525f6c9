import type { Translated } from '../translated.js';
import type { notice as zh } from '../zh-CN/notice.js';

export const notice: Translated<typeof zh> = {
  'notice.title': 'Legal adviser of {site}',
  'notice.none': 'No adviser published yet',
  'notice.noneLine': 'Call {hotline}, or press red to ask the lawyer on duty.',
  'notice.phone': 'Telephone',
  'notice.duties': 'Can help with',
  'notice.supervision': 'Supervision',
  'notice.supervisionLine': 'Did not come, was unfriendly: call',
  'notice.call': 'Ask a lawyer now',
  'notice.aid': 'About legal aid',
  'notice.save': 'Scan to\nkeep it',
  'notice.day': '{weekday} {day} {month}',
};

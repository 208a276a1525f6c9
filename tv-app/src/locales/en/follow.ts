import type { Translated } from '../translated.js';
import type { follow as zh } from '../zh-CN/follow.js';

export const follow: Translated<typeof zh> = {
  'follow.title': 'Follow my application',
  'follow.number': 'Number',
  'follow.numberLine': 'The 9 digits of the number: 4 of the year, 5 of the serial',
  'follow.code': 'Query code',
  'follow.codeLine': 'Choose with the arrows, OK to enter, 8 characters',
  'follow.next': 'Next',
  'follow.find': 'Look it up',
  'follow.delete': 'Delete',
  'follow.looking': 'Looking…',
  'follow.unknown': 'Not found, please compare with the receipt',
  'follow.unreachable': 'Not found, the network seems down, try again',
  'follow.found': 'Accepted',
  'follow.accepted': 'Accepted on {day} {month}',
  'follow.due': 'Answer by {day} {month}',
  'follow.left': '{days} days left',
  'follow.today': 'Due today',
  'follow.overdue': 'Overdue: call {phone}',
  'follow.again': 'Another one',
};

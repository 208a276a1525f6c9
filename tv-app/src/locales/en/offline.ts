import type { Translated } from '../translated.js';
import type { offline as zh } from '../zh-CN/offline.js';

export const offline: Translated<typeof zh> = {
  'offline.title': 'No network',
  'offline.line': 'Please check whether the cable is loose.\nThe television keeps trying by itself.',
  'offline.unreachable': 'Service not reached',
  'offline.unreachableLine': 'The network is fine, the service is recovering.\nThe television keeps trying by itself.',
  'offline.retry': 'Try again now',
  'offline.attempt': 'Connecting again',
  'offline.phone': 'Urgent? Ask a lawyer by phone',
  'offline.repair': 'For repairs, quote {code}',
};

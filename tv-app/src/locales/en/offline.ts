import type { Translated } from '../translated.js';
import type { offline as zh } from '../zh-CN/offline.js';

export const offline: Translated<typeof zh> = {
  'offline.cable': 'No network',
  'offline.cableLine': 'Please check whether the cable is loose.\nThe television keeps trying.',
  'offline.service': 'Service not reached',
  'offline.serviceLine': 'The network is fine, the service is recovering.\nThe television keeps trying.',
  'offline.unknown': 'This television is not known just now',
  'offline.unknownLine':
    'It may be maintenance: it keeps trying.\nIf this lasts for half a day, please tell the staff.',
  'offline.store': 'The storage of this box is broken',
  'offline.storeLine': 'Please unplug it for a minute.\nIf that does not help, please tell the staff.',
  'offline.insecure': 'This address does not work',
  'offline.insecureLine': 'It must begin with https: please tell the staff.\nIf it is urgent, use the telephone.',
  'offline.retry': 'Try again now',
  'offline.attempt': 'Connecting again',
  'offline.phone': 'Urgent? Ask a lawyer by phone',
  'offline.repair': 'For repairs, quote {code}',
};

import type { Translated } from '../translated.js';
import type { services as zh } from '../zh-CN/services.js';

export const services: Translated<typeof zh> = {
  'services.title': 'More services',
  'services.room': 'Service room',
  'services.roomLine': 'Hours, notices, who does what',
  'services.noticeLine': 'Name, hours, telephone',
  'services.follow': 'Follow my application',
  'services.followLine': 'See how far it is',
  'services.number': 'Leave a number',
  'services.numberLine': 'A lawyer calls back',
  'services.settings': 'Settings',
  'services.settingsLine': 'Text size, voice, subtitles, language',
  'services.check': 'Try camera and microphone',
  'services.checkLine': 'Have a look before calling',
  'services.complaint': 'Complaints',
  'services.complaintLine': 'Not satisfied? Call supervision',
  'services.hotline': 'Legal hotline',
  'services.hotlineLine': 'Ask a lawyer without the TV',

  'services.calculators': 'Calculators',
  'services.calculatorsLine': 'Court fees, work injury, overtime',
  'services.handover': 'Move a call to this TV',
  'services.handoverLine': 'See the lawyer here, speak to the phone',
};

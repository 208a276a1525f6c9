import type { Translated } from '../translated.js';
import type { enrol as zh } from '../zh-CN/enrol.js';

export const enrol: Translated<typeof zh> = {
  'enrol.open': 'Installation code',
  'enrol.openLine': '10 digits on the label',
  'enrol.title': 'Type the installation code',
  'enrol.how': 'The label of the box has 10 digits.\nType them with the remote, then press OK.',
  'enrol.serial': 'Serial number {serial}',
  'enrol.delete': 'Delete',
  'enrol.send': 'OK',
  'enrol.sending': 'Registering, please wait…',
  'enrol.refused': 'The code is wrong, used or expired.\nCheck it and try again, or go back and scan.',
  'enrol.closed': 'This place is closed.\nGo back and scan instead, and call the staff.',
  'enrol.unreachable': 'No answer from the service. Check the network, then press OK.',
};

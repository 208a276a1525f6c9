import type { Translated } from '../translated.js';
import type { pairing as zh } from '../zh-CN/pairing.js';

export const pairing: Translated<typeof zh> = {
  'pairing.title': 'Register this television',
  'pairing.how': 'Ask a member of staff to scan the code,\nor read these eight digits to them by phone.',
  'pairing.rejected': 'The last registration was refused. Please check again with the staff.',
  'pairing.left': 'Good for {minutes} min {seconds} s, then a new code comes by itself',
  'pairing.scan': 'Scan to register',
  'pairing.fingerprint': 'Check code {code}',
  'pairing.network': 'Connected',
  'pairing.networkBad': 'No network',
  'pairing.networkFine': 'Signal is fine',
  'pairing.networkRetry': 'Trying again',
  'pairing.service': 'Service found',
  'pairing.serviceBad': 'No answer',
  'pairing.serviceName': 'Legal services',
  'pairing.wait': 'Waiting for staff',
  'pairing.waitLine': 'Opens by itself',
  'pairing.refresh': 'New code',
};

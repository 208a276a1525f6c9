import type { Translated } from '../translated.js';
import type { revoked as zh } from '../zh-CN/revoked.js';

export const revoked: Translated<typeof zh> = {
  'revoked.title': 'This terminal was taken out of service',
  'revoked.line':
    'Contact the justice office, or call {hotline}. To use it again it must be registered again; new digits will be shown.',
  'revoked.again': 'Register again',
};

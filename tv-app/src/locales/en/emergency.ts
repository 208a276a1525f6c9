import type { Translated } from '../translated.js';
import type { emergency as zh } from '../zh-CN/emergency.js';

export const emergency: Translated<typeof zh> = {
  'emergency.title': 'Emergency',
  'emergency.issued': '{issuer}, issued {time}',
  'emergency.playing': 'Announcing',
  'emergency.ok': 'I have seen it',
  'emergency.until': 'Back to the programme after {time}.',
};

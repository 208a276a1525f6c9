import type { Translated } from '../translated.js';
import type { seen as zh } from '../zh-CN/seen.js';

export const seen: Translated<typeof zh> = {
  'seen.own': 'Camera is on',
  'seen.ownLine': 'The camera is on. Only you see it now',
  'seen.shared': 'They see you',
  'seen.sharedLine': 'The camera is on. The other side sees you now',
};

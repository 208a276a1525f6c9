import type { Translated } from '../translated.js';
import type { banner as zh } from '../zh-CN/banner.js';

export const banner: Translated<typeof zh> = {
  'banner.queued': 'You are in the queue',
  'banner.position': '{count} ahead',
  'banner.next': 'you are next',
  'banner.open': 'Go back',
};

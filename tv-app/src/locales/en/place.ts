import type { Translated } from '../translated.js';
import type { place as zh } from '../zh-CN/place.js';

export const place: Translated<typeof zh> = {
  'place.names': 'en',
  'place.adviser.village': 'Village adviser',
  'place.adviser.community': 'Community adviser',
  'place.adviser.other': 'Legal adviser',
  'place.published.village': 'Village legal adviser',
  'place.published.community': 'Community legal adviser',
  'place.published.other': 'Legal adviser',
  'place.visits.village': 'In the village',
  'place.visits.community': 'On site',
  'place.visits.other': 'On site',
  'place.next.village': 'Next visit',
  'place.next.community': 'Next visit',
  'place.next.other': 'Next visit',
  'place.seen.village': 'The village knows that you have seen it',
  'place.seen.community': 'The community knows that you have seen it',
  'place.seen.other': 'Staff know that you have seen it',
  'place.seenLine.village': 'Press OK so that the village knows you have seen it.',
  'place.seenLine.community': 'Press OK so that the community knows you have seen it.',
  'place.seenLine.other': 'Press OK so that staff know you have seen it.',
};

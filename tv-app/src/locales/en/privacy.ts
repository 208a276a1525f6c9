import type { Translated } from '../translated.js';
import type { privacy as zh } from '../zh-CN/privacy.js';

export const privacy: Translated<typeof zh> = {
  'privacy.title': 'How we use your information',
  'privacy.ok': 'I have read this',
  'privacy.more': 'Read the details',
  'privacy.back': 'Back to the start',
  'privacy.loading': 'Fetching the notice. One moment, please.',
  'privacy.failed': 'The notice cannot be fetched now',
  'privacy.failedLine': 'The line may be down. Try again in a while, or call 12348 to ask.',
  'privacy.always': 'You can read it again under Settings',
};

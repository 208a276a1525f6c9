import type { Translated } from '../translated.js';
import type { library as zh } from '../zh-CN/library.js';

export const library: Translated<typeof zh> = {
  'library.title': 'Watch again',
  'library.loading': 'Looking for programmes…',
  'library.failed': 'The list could not be fetched',
  'library.failedLine': 'It comes back with the network. You can also try again now.',
  'library.empty': 'Programmes are being prepared',
  'library.emptyLine': 'The first two appear here when they are ready. Watch the channel meanwhile.',
  'library.retry': 'Try again',
  'library.watchLive': 'Watch the channel',
  'library.play': 'Play',
  'library.resume': 'Go on, {minutes} min left',
  'library.minutes': '{minutes} min',
  'library.subtitles': 'Subtitles',
  'library.episode': 'Episode {episode}',
  'library.all': 'All programmes',
  'theme.family': 'Marriage and family',
  'theme.labour': 'Work and wages',
  'theme.work_injury': 'Injury at work',
  'theme.housing': 'House and land',
  'theme.traffic': 'Road accidents',
  'theme.minors': 'Children',
  'theme.elderly': 'Older people',
  'theme.lending': 'Loans and debts',
  'theme.other': 'More programmes',
};

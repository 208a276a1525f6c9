import type { Translated } from '../translated.js';
import type { live as zh } from '../zh-CN/live.js';

export const live: Translated<typeof zh> = {
  'live.bar': 'Programme',
  'live.restart': 'From start',
  'live.pause': 'Pause',
  'live.play': 'Go on',
  'live.subtitlesOff': 'No subtitles',
  'live.subtitlesOn': 'Subtitles',
  'live.guide': 'Programmes',
  'live.ask': 'Ask a lawyer',
  'live.next': 'Next {time}',
  'live.quality': 'Quality {quality}',
  'live.qualityAuto': 'auto',
  'live.quality4k': '4K',
  'live.error': 'The programme stopped for a moment, connecting again',
  'live.unsupported': 'This box cannot play programmes; calls work all the same',
  'live.loading': 'The programme starts soon',
  'live.again': 'Watch again',
  'live.backToLibrary': 'Others',
  'live.hintBar': 'OK: about this programme',
};

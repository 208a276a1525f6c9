import type { Text } from '../text.js';

export const TODAY_HINT: Text = { zh: '不填就按今天算。', en: 'Today when left out.' };

export const PUBLISHED_HINT: Text = {
  zh: '统计部门公布的数；不填就用本地设置的。',
  en: 'As published; the one set here when left out.',
};

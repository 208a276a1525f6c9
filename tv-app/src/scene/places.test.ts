import { sampleHome } from '@falink/fixtures';
import { translator } from '../locales/index.js';
import { byPlace, unitName } from './places.js';

const [zh, en] = [translator('zh-CN'), translator('en')];
const home = (word: 'village' | 'community' | 'other', unitEn = '') =>
  sampleHome({ place: { word, unitEn, siteEn: '' } });

test('[O8] a community is never called a village', () => {
  for (const word of ['community', 'other'] as const) {
    for (const what of ['adviser', 'published', 'visits', 'next', 'seen', 'seenLine'] as const) {
      expect(byPlace(zh, what, home(word))).not.toContain('村');
      expect(byPlace(en, what, home(word)).toLowerCase()).not.toContain('village');
    }
  }
  expect(byPlace(zh, 'adviser', home('village'))).toBe('本村顾问');
  expect(byPlace(zh, 'adviser', home('community'))).toBe('社区顾问');
});

test('[O8] a place has its English name in English only, and the Chinese one where there is none', () => {
  expect(unitName(en, home('village', 'Hewan Village'))).toBe('Hewan Village');
  expect(unitName(zh, home('village', 'Hewan Village'))).toBe('河湾村');
  expect(unitName(en, home('village'))).toBe('河湾村');
  expect(unitName(zh, null)).toBe('');
});

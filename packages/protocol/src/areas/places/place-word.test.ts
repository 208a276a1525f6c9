import { wordOfSite, wordOfUnit } from './place-word.js';

it.each([
  ['village', '河湾村', 'village'],
  ['village', '河湾村民委员会', 'village'],
  ['village', '河湾村委会', 'village'],
  ['village', '巴彦嘎查', 'village'],
  ['village', '朝阳社区', 'community'],
  ['village', '工人村社区', 'community'],
  ['village', '东街居委会', 'community'],
  ['village', '东街居民委员会', 'community'],
  ['village', '机关家属院', 'other'],
  ['street', '柳河镇', 'other'],
  ['street', '三家村街道', 'other'],
  ['district', '云河区', 'other'],
] as const)('[O8] a %s that is called %s is a %s', (level, name, word) => {
  expect(wordOfUnit({ level, name })).toBe(word);
});

it('[O8] a court in a village belongs to no village', () => {
  const unit = { level: 'village', name: '河湾村' } as const;
  expect(wordOfSite('court', unit)).toBe('other');
  expect(wordOfSite('household', unit)).toBe('village');
});

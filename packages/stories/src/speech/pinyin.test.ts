import { describe, expect, it } from '@jest/globals';
import { STORIES } from '../script/stories.js';
import { numberWords, toPinyin } from './pinyin.js';

describe('numberWords', () => {
  it.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [12, '十二'],
    [42, '四十二'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1067, '一千零六十七'],
    [2000, '二千'],
  ])('%d is %s', (value, words) => expect(numberWords(value)).toBe(words));

  it('refuses what it cannot say', () => {
    expect(() => numberWords(10_000)).toThrow(RangeError);
    expect(() => numberWords(1.5)).toThrow(RangeError);
  });
});

describe('toPinyin', () => {
  it('reads the hotline digit by digit, 1 as yāo', () => {
    expect(toPinyin('拨打12348，')).toBe('bo1 da3 yao1 er4 san1 si4 ba1,');
  });

  it('reads the number of an article as a number', () => {
    expect(toPinyin('第42条')).toBe(toPinyin('第四十二条'));
    expect(toPinyin('第42条').replaceAll(' ', '')).toBe('di4si4shi2er4tiao2');
  });

  it('chooses the reading that the sentence needs', () => {
    expect(toPinyin('干了八个月')).toContain('gan4');
    expect(toPinyin('医药费平摊，调解室')).toContain('tiao2jie3');
    expect(toPinyin('给付赡养费')).toContain('ji3');
    expect(toPinyin('分包单位拖欠')).toContain('dan1wei4');
  });

  it('turns punctuation into pauses and drops quotation marks', () => {
    expect(toPinyin('“大哥不出，我也不出。”')).toMatch(/^[a-zü0-9 ]+, [a-zü0-9 ]+\.$/);
  });

  it('leaves nothing in the stories that a pinyin voice could not read', () => {
    for (const story of STORIES) {
      for (const { lines } of story.scenes) {
        for (const { zh } of lines) expect(toPinyin(zh)).toMatch(/^(?:(?:[a-zü]+[1-5])+[,.?]? ?)+$/);
      }
    }
  });
});

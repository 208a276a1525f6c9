import { readdirSync, readFileSync } from 'node:fs';
import { TEXTS, translator } from './index.js';

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

/** What leads to the choice of a language stands in both. */
const BESIDE_ENGLISH = /选一种语言。|语言/g;

describe('locales', () => {
  it.each(['zh-CN', 'en'])('%s: each key is in the file of one page, and every file is gathered', (locale) => {
    const folder = new URL(`./${locale}/`, import.meta.url);
    const keys = readdirSync(folder).flatMap((file) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1]),
    );
    expect(keys.sort()).toEqual(Object.keys(TEXTS['zh-CN']).sort());
  });
  it('have the same keys', () => {
    expect(Object.keys(TEXTS.en).sort()).toEqual(Object.keys(TEXTS['zh-CN']).sort());
  });
  it.each(Object.keys(TEXTS['zh-CN']) as Array<keyof (typeof TEXTS)['zh-CN']>)(
    '%s takes no value in English that Chinese does not give',
    (key) => {
      const given = holes(TEXTS['zh-CN'][key]);
      for (const hole of holes(TEXTS.en[key])) expect(given).toContain(hole);
    },
  );
  it.each(Object.entries(TEXTS.en))('%s has the punctuation of English', (_, text) => {
    const english = text.replace(BESIDE_ENGLISH, '');
    expect(english).not.toMatch(/[，。、；：？！（）“”’]/);
  });
  it('name the month in English, where 2/12 could be either', () => {
    expect(translator('en')('date.line', { weekday: 'Wed', day: 2, month: 12 })).toBe('Wed 2 Dec');
  });
  it('fill in values and leave a missing one visible', () => {
    const t = translator('zh-CN');
    expect(t('wait.range', { from: 2, to: 5 })).toBe('大约等 2～5 分钟');
    expect(t('wait.range', { from: 2 })).toBe('大约等 2～{to} 分钟');
  });
});

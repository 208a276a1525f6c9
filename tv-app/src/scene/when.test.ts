import { shanghaiParts } from '@falink/client';
import { translator } from '../locales/index.js';
import { clockWords, promiseWords, whenWords } from './when.js';

const zh = translator('zh-CN');
const en = translator('en');
const at = (clock: string) => Date.parse(`2026-06-${clock}:00+08:00`);
const spoken = (clock: string) => Object.values(clockWords(zh, at(clock), 'zh-CN')).join(' ');
const spokenInEnglish = (clock: string) => {
  const { part, time } = clockWords(en, at(clock), 'en');
  return `${time} ${part}`;
};

describe('the time of day as people say it', () => {
  it.each([
    ['11T00:09', '凌晨 0:09', '12:09 am'],
    ['11T04:59', '凌晨 4:59', '4:59 am'],
    ['11T07:30', '早上 7:30', '7:30 am'],
    ['11T10:59', '上午 10:59', '10:59 am'],
    ['11T11:30', '中午 11:30', '11:30 am'],
    ['11T12:05', '中午 12:05', '12:05 pm'],
    ['11T13:00', '下午 1:00', '1:00 pm'],
    ['11T18:00', '晚上 6:00', '6:00 pm'],
    ['11T23:59', '夜里 11:59', '11:59 pm'],
  ])('%s', (clock, chinese, english) => {
    expect([spoken(clock), spokenInEnglish(clock)]).toEqual([chinese, english]);
  });

  it('names every minute of a day once', () => {
    const names = Array.from({ length: 1_440 }, (_, minute) => at('11T00:00') + minute * 60_000);
    const said = (ms: number) => Object.values(clockWords(zh, ms, 'zh-CN')).join(' ');
    expect(new Set(names.map(said)).size).toBe(1_440);
    for (const ms of names) expect(said(ms)).toContain(`:${String(shanghaiParts(ms).minute).padStart(2, '0')}`);
  });

  it('a day that is near by its name, another one by its date', () => {
    const now = at('11T23:50');
    expect(whenWords(zh, at('11T23:55'), now, 'zh-CN')).toBe('今天夜里 11:55');
    expect(whenWords(zh, at('12T08:30'), now, 'zh-CN')).toBe('明天上午 8:30');
    expect(whenWords(zh, at('16T08:30'), now, 'zh-CN')).toBe('6月16日 星期二上午 8:30');
    expect(whenWords(en, at('12T08:30'), now, 'en')).toBe('tomorrow 8:30 am');
  });
});

describe('[C15] the promise of a call-back', () => {
  const now = at('11T00:10');
  const from = { kind: 'from', at: new Date(at('11T08:30')).toISOString() } as const;
  it('is the time at which the centre opens, or the minutes, or only who it depends on', () => {
    expect(promiseWords(zh, from, now, 'zh-CN')).toBe('今天上午 8:30 以后给您打回来');
    expect(promiseWords(zh, { kind: 'within', minutes: 30 }, now, 'zh-CN')).toBe('30 分钟内律师打给您');
    expect(promiseWords(zh, null, now, 'zh-CN')).toBe('有律师上班就给您打回来');
  });
  it('names no time that has passed', () => {
    expect(promiseWords(zh, from, at('11T08:30'), 'zh-CN')).toBe('有律师上班就给您打回来');
  });
});

import { cueAt, parseWebVtt } from './webvtt.js';

const FILE =
  'WEBVTT - 讨薪\r\n\r\nNOTE 说明\r\n\r\n1\r\n00:01.500 --> 00:04.000 align:center\r\n老赵干了<b>半年</b>，\r\n没拿到钱。\r\n\r\n01:00:00.000 --> 01:00:02.250\r\n完\r\n';

describe('WebVTT', () => {
  it('reads times with and without hours, and text without tags', () => {
    expect(parseWebVtt(FILE)).toEqual([
      { start: 1.5, end: 4, text: '老赵干了半年，\n没拿到钱。' },
      { start: 3600, end: 3602.25, text: '完' },
    ]);
  });
  it('finds the words of a moment', () => {
    const cues = parseWebVtt(FILE);
    expect(cueAt(cues, 1.49)).toBe('');
    expect(cueAt(cues, 1.5)).toContain('半年');
    expect(cueAt(cues, 4)).toBe('');
    expect(cueAt(cues, -1)).toBe('');
  });
  it('finds nothing in something else', () => expect(parseWebVtt('<html></html>')).toEqual([]));
});

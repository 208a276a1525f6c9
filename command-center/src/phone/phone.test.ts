import { claimOfFragment } from './fragment.js';
import { progress } from './progress.js';
import { fill, textsOf } from './texts.js';
import { ticketOf } from './ticket.js';

describe('the follow page', () => {
  it('reads number and code from the fragment', () => {
    const hash = `#number=${encodeURIComponent('云河援申〔2026〕00001号')}&code=k7m2qx9a`;
    expect(claimOfFragment(hash)).toEqual({ number: '云河援申〔2026〕00001号', queryCode: 'K7M2QX9A' });
    expect(claimOfFragment('#number=1')).toBeNull();
    expect(claimOfFragment('')).toBeNull();
  });

  it('shows how much of the time has passed, in Shanghai days', () => {
    // 00:30 on the 15th in Shanghai is still the 14th in UTC.
    expect(progress('2026-07-14T16:30:00Z', '2026-07-22', 6)).toBeCloseTo(1 / 7);
    expect(progress('2026-07-15T02:00:00Z', '2026-07-22', 7)).toBe(0.04);
    expect(progress('2026-07-15T02:00:00Z', '2026-07-22', -1)).toBe(1);
  });

  it('speaks the language of the phone, Chinese first', () => {
    expect(textsOf(['en-US', 'zh-CN']).locale).toBe('en');
    expect(textsOf(['mn', 'zh-CN']).locale).toBe('zh-CN');
    expect(textsOf([]).locale).toBe('zh-CN');
    expect(fill('{days} 天', { days: 6 })).toBe('6 天');
  });
});

describe('[C17] the page of a summary', () => {
  it('is the same phone when it is loaded again, and another request for another code', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const first = ticketOf('falink-summary', '#abc', storage);
    expect(first).toMatchObject({ token: 'abc' });
    // The token is taken out of the address before anything is shown.
    expect(ticketOf('falink-summary', '', storage)).toEqual(first);
    expect(ticketOf('falink-summary', '#abc', storage)).toEqual(first);
    const other = ticketOf('falink-summary', '#def', storage);
    expect(other).toMatchObject({ token: 'def' });
    expect(other?.requestId).not.toBe(first?.requestId);
  });

  it('works where the browser stores nothing', () => {
    const refuses = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
    };
    expect(ticketOf('falink-summary', '#abc', refuses)).toMatchObject({ token: 'abc' });
    expect(ticketOf('falink-summary', '#abc', null)).toMatchObject({ token: 'abc' });
    expect([
      ticketOf('falink-summary', '', null),
      ticketOf('falink-summary', '', { ...refuses, getItem: () => '{' }),
    ]).toEqual([null, null]);
  });
});

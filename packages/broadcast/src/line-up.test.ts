import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { airings, nowOnAir, roundMs } from './line-up.js';
import { anyLineUp, asset } from './testing/fixtures.js';

const lineUp = { id: '1', epochMs: 1_000_000, programmes: [asset('a', [4000, 2000]), asset('b', [4000])] };

describe('nowOnAir', () => {
  it('tells the programme, its clock times and what follows', () => {
    expect(nowOnAir(lineUp, 1_003_000)).toMatchObject({
      programme: { id: 'a' },
      startedAtMs: 1_000_000,
      endsAtMs: 1_006_000,
      positionMs: 3000,
      next: { programme: { id: 'b' }, startsAtMs: 1_006_000, endsAtMs: 1_010_000 },
    });
  });

  it('begins anew after the last programme', () => {
    expect(nowOnAir(lineUp, 1_009_999)).toMatchObject({
      programme: { id: 'b' },
      next: { programme: { id: 'a' }, startsAtMs: 1_010_000 },
    });
    expect(nowOnAir(lineUp, 1_010_000)).toMatchObject({ programme: { id: 'a' }, startedAtMs: 1_010_000 });
  });

  it('refuses an empty line-up and a time before the epoch, with a code', () => {
    expect(() => nowOnAir({ ...lineUp, programmes: [] }, 1_000_000)).toThrow(
      expect.objectContaining({ code: 'line_up_empty' }),
    );
    expect(() => nowOnAir(lineUp, 999_999)).toThrow(expect.objectContaining({ code: 'not_on_air' }));
  });

  it('agrees with itself at any moment: started ≤ now < ends, next begins where this ends', () => {
    fc.assert(
      fc.property(anyLineUp, fc.integer({ min: 0, max: 10_000_000 }), (any, elapsed) => {
        const now = any.epochMs + elapsed;
        const on = nowOnAir(any, now);
        expect(on.startedAtMs).toBeLessThanOrEqual(now);
        expect(now).toBeLessThan(on.endsAtMs);
        expect(on.endsAtMs - on.startedAtMs).toBe(on.programme.durationMs);
        expect(on.next.startsAtMs).toBe(on.endsAtMs);
        expect(nowOnAir(any, now + roundMs(any)).programme.id).toBe(on.programme.id);
      }),
    );
  });
});

describe('airings', () => {
  it('covers a span without gap or overlap', () => {
    const list = airings(lineUp, 1_002_000, 1_021_000);
    expect(list.map(({ programme }) => programme.id)).toEqual(['a', 'b', 'a', 'b', 'a']);
    for (const [k, airing] of list.entries()) if (k > 0) expect(airing.startsAtMs).toBe(list[k - 1]?.endsAtMs);
  });

  it('is empty before the epoch', () => {
    expect(airings(lineUp, 0, 999_000)).toEqual([]);
  });
});

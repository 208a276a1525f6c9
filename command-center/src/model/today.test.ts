import type { StaffCall } from '@falink/protocol';
import { hoursShown, reachesYesterday, todayOf } from './today.js';

function call(id: string, answeredAt: string, endedAt: string | null, part: Partial<StaffCall> = {}): StaffCall {
  return {
    id,
    kind: 'consultation',
    answeredAt,
    activeAt: answeredAt,
    queuedAt: answeredAt,
    endedAt,
    waitMs: 8_000,
    outcome: 'answered',
    ...part,
  } as StaffCall;
}

// 10:00 in Shanghai.
const NOW = Date.parse('2026-07-15T02:00:00Z');

test('my calls are enough for today once they reach a call that cannot have been answered today', () => {
  expect(reachesYesterday([], NOW)).toBe(false);
  expect(reachesYesterday([call('a', '2026-07-15T01:00:00Z', null)], NOW)).toBe(false);
  // 23:30 yesterday: may have been answered after midnight.
  expect(reachesYesterday([call('b', '2026-07-14T15:30:00Z', null)], NOW)).toBe(false);
  expect(reachesYesterday([call('c', '2026-07-14T14:59:00Z', null)], NOW)).toBe(true);
});

describe('my day', () => {
  it('counts only today in Shanghai', () => {
    const today = todayOf(
      [
        call('a', '2026-07-15T01:00:00Z', '2026-07-15T01:10:00Z'),
        call('b', '2026-07-14T16:30:00Z', '2026-07-14T16:34:00Z', { waitMs: 20_000, outcome: null }),
        call('old', '2026-07-14T15:00:00Z', '2026-07-14T15:10:00Z'),
      ],
      NOW,
    );
    expect(today).toMatchObject({ answered: 2, answeredWithin: 1, averageTalkMs: 420_000, missingOutcome: ['b'] });
    expect(today.bars.map((b) => b.startMs / 3_600_000)).toEqual([9, 0.5]);
  });

  it('[C21] counts what this desk called as talk, and as no answer', () => {
    const called = call('d', '2026-07-15T01:00:00Z', '2026-07-15T01:10:00Z', { origin: 'desk', waitMs: 2_000 });
    expect(todayOf([called], NOW)).toMatchObject({ answered: 0, answeredWithin: 0, averageTalkMs: 600_000 });
  });

  it('lists the calls whose outcome is missing, the oldest first, and no intake: its outcome is the application', () => {
    const calls = [
      call('late', '2026-07-15T01:30:00Z', '2026-07-15T01:31:00Z', { outcome: null }),
      call('intake', '2026-07-15T01:20:00Z', '2026-07-15T01:25:00Z', { outcome: null, kind: 'intake' }),
      call('early', '2026-07-15T01:00:00Z', '2026-07-15T01:10:00Z', { outcome: null }),
      call('running', '2026-07-15T01:40:00Z', null, { outcome: null }),
    ];
    expect(todayOf(calls, NOW).missingOutcome).toEqual(['early', 'late']);
  });

  it('shows a running call up to now and has no average yet', () => {
    const today = todayOf([call('a', '2026-07-15T01:50:00Z', null)], NOW);
    expect(today.averageTalkMs).toBeNull();
    expect(today.bars[0]).toMatchObject({ endMs: 10 * 3_600_000 });
  });

  it('widens the strip for calls outside the usual hours', () => {
    expect(hoursShown([], 10 * 3_600_000)).toEqual({ from: 8, to: 18 });
    expect(hoursShown([{ id: 'a', startMs: 6.5 * 3_600_000, endMs: 21 * 3_600_000 }], 10 * 3_600_000)).toEqual({
      from: 6,
      to: 21,
    });
  });
});

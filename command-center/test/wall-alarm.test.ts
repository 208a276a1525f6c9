import { sampleAgent, sampleCall, sampleOverview } from '@falink/fixtures';
import type { AgentState, Overview, StaffCall } from '@falink/protocol';
import { type Alarm, type AlarmFacts, alarmsOf, isGrave, widthInEms } from '../src/features/wall/wall-alarm.js';

const NOW = Date.parse('2026-07-15T02:00:00Z');

function waiting(seconds: number): StaffCall {
  const queuedAt = new Date(NOW - seconds * 1_000).toISOString();
  return sampleCall({ id: `w${seconds}`, state: 'queued', queuedAt, waitMs: 0, answeredAt: null, activeAt: null });
}
const talking = (unstable: boolean, n: number): StaffCall => sampleCall({ id: `t${n}`, state: 'active', unstable });

function facts(part: {
  calls?: StaffCall[];
  agents?: AgentState[];
  duty?: Partial<Overview['duty']>;
  fleet?: AlarmFacts['fleet'];
  areas?: AlarmFacts['areas'];
  staleSinceMs?: number;
}): AlarmFacts {
  const items = part.calls ?? [];
  return {
    overview: sampleOverview({
      calls: { items, total: items.length },
      agents: (part.agents ?? ['available']).map((state) => sampleAgent({ state })),
      duty: { staffed: true, open: true, ...part.duty },
    }),
    fleet: part.fleet ?? { total: 50, offline: 4 },
    areas: part.areas ?? [],
    staleSinceMs: part.staleSinceMs ?? null,
    nowMs: NOW,
  };
}
const NOBODY = { agents: ['offline'] as AgentState[], duty: { staffed: false } };
const first = (part: Parameters<typeof facts>[0]): Alarm | undefined => alarmsOf(facts(part))[0];

describe('what the wall says is wrong', () => {
  it('is nothing while calls are answered in time and terminals are there', () => {
    expect(alarmsOf(facts({ calls: [waiting(14), talking(true, 1)] }))).toEqual([]);
  });

  it('is that nobody is there for those who wait, before everything else but a lost line', () => {
    const part = { ...NOBODY, calls: [waiting(9), waiting(98), waiting(30)], fleet: { total: 50, offline: 50 } };
    expect(alarmsOf(facts(part))).toEqual([
      { kind: 'nobody', waiting: 3, longestMs: 98_000 },
      { kind: 'offline', offline: 50, total: 50 },
    ]);
    expect(alarmsOf(facts({ ...part, staleSinceMs: NOW - 60_000 }))).toEqual([
      { kind: 'stale', sinceMs: NOW - 60_000 },
    ]);
    expect(first({ ...part, staleSinceMs: NOW - 4_000 })?.kind).toBe('nobody');
  });

  it.each([
    ['in opening hours', true, 'nobody'],
    ['where no hours are known', null, 'nobody'],
    ['at night', false, undefined],
  ] as const)('is that nobody is on duty %s, also when nobody waits', (_when, open, kind) => {
    expect(first({ ...NOBODY, duty: { staffed: false, open } })?.kind).toBe(kind);
    expect(first({ ...NOBODY, duty: { staffed: false, open }, calls: [waiting(1)] })?.kind).toBe('nobody');
  });

  it('is not that nobody is on duty where somebody of a unit above answers', () => {
    expect(alarmsOf(facts({ agents: [], duty: { staffed: true } }))).toEqual([]);
  });

  it('is that all are on a break once somebody waits for them', () => {
    const part = { agents: ['away', 'offline'] as AgentState[], duty: { staffed: false } };
    expect(first(part)).toBeUndefined();
    expect(first({ ...part, calls: [waiting(5)] })).toEqual({ kind: 'away', waiting: 1, longestMs: 5_000 });
  });

  it('is a wait from four times the standard on', () => {
    expect(first({ calls: [waiting(59)] })).toBeUndefined();
    expect(first({ calls: [waiting(60)] })).toEqual({ kind: 'waits', waiting: 1, longestMs: 60_000 });
  });

  it('is that half of the terminals are offline, or all of one part, in opening hours', () => {
    const areas = [
      { id: 'a', name: '北原镇', total: 4, offline: 4 },
      { id: 'b', name: '柳林街道', total: 2, offline: 2 },
      { id: 'c', name: '石桥镇', total: 9, offline: 8 },
    ];
    expect(first({ fleet: { total: 20, offline: 10 }, areas })).toEqual({ kind: 'offline', offline: 10, total: 20 });
    expect(alarmsOf(facts({ fleet: { total: 40, offline: 14 }, areas }))).toEqual([
      { kind: 'area_offline', areaId: 'a', area: '北原镇', offline: 4 },
    ]);
    expect(first({ fleet: { total: 20, offline: 20 }, areas, duty: { open: false } })).toBeUndefined();
    expect(first({ fleet: { total: 2, offline: 2 } })).toBeUndefined();
  });

  it('is that half of the calls are unstable', () => {
    const calls = [talking(true, 1), talking(true, 2), talking(true, 3), talking(false, 4)];
    expect(first({ calls })).toEqual({ kind: 'unstable', unstable: 3, total: 4 });
    expect(isGrave(first({ calls })!)).toBe(false);
    expect(first({ calls: calls.slice(1) })).toBeUndefined();
  });
});

test('a Chinese character is about as wide as two Latin letters', () => {
  expect(widthInEms('没有人')).toBe(3);
  expect(widthInEms('没 A')).toBeCloseTo(2.16);
});

import type { Pairing, Terminal } from '@falink/protocol';
import {
  compareVersions,
  countViews,
  digitsOfCode,
  filterFleet,
  NO_FILTER,
  pendingPairings,
  spokenCode,
} from './fleet-model.js';

function terminal(name: string, part: Partial<Terminal> = {}): Terminal {
  return {
    id: name,
    name,
    kind: 'home',
    site: { id: 's', name: 's', orgUnit: { id: 'u', path: 'u', name: '东河街道' } },
    position: null,
    state: 'idle',
    connected: true,
    lastSeenAt: null,
    appVersion: '0.10.0',
    scene: null,
    device: null,
    pairedAt: null,
    revokedAt: null,
    ...part,
  };
}

const FLEET = [
  terminal('上河村', { kind: 'room', state: 'playing' }),
  terminal('红星', { state: 'offline', appVersion: '0.9.3' }),
  terminal('新风', { state: 'alert' }),
];

describe('the fleet', () => {
  it('compares versions by number', () => {
    expect(compareVersions('0.10.0', '0.9.3')).toBeGreaterThan(0);
    expect(compareVersions('1.0', '1.0.0')).toBe(0);
  });
  it('puts what needs somebody first', () => {
    expect(filterFleet(FLEET, NO_FILTER).map((t) => t.name)).toEqual(['新风', '红星', '上河村']);
  });
  it('filters by view, state, unit and every word', () => {
    expect(filterFleet(FLEET, { ...NO_FILTER, view: 'outdated' }).map((t) => t.name)).toEqual(['红星']);
    expect(filterFleet(FLEET, { ...NO_FILTER, states: ['playing'] }).map((t) => t.name)).toEqual(['上河村']);
    expect(filterFleet(FLEET, { ...NO_FILTER, text: '东河 新风' }).map((t) => t.name)).toEqual(['新风']);
    expect(filterFleet(FLEET, { ...NO_FILTER, units: ['other'] })).toEqual([]);
  });
  it('counts its saved views', () => {
    expect(countViews(FLEET)).toEqual({ all: 3, attention: 2, room: 1, home: 2, outdated: 1 });
  });
});

describe('pairing codes', () => {
  it('are read in two groups and typed with anything between', () => {
    expect(spokenCode('40718233')).toBe('4071 8233');
    expect(digitsOfCode(' 4071-8233 9')).toBe('40718233');
  });
  it('wait, the oldest first, until they expire or are decided', () => {
    const at = Date.parse('2026-07-15T02:00:00Z');
    const pairing = (id: string, state: Pairing['state'], requested: number, expires: number): Pairing =>
      ({
        id,
        state,
        requestedAt: new Date(at + requested).toISOString(),
        expiresAt: new Date(at + expires).toISOString(),
      }) as Pairing;
    const list = [
      pairing('b', 'pending', -1, 9),
      pairing('a', 'pending', -5, 9),
      pairing('x', 'pending', -5, -1),
      pairing('y', 'approved', -5, 9),
    ];
    expect(pendingPairings(list, at).map((p) => p.id)).toEqual(['a', 'b']);
  });
});

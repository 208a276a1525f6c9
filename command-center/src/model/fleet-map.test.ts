import type { FleetMap, Terminal } from '@falink/protocol';
import { withTerminal } from './fleet-map.js';

const terminal: Terminal = {
  id: 'a',
  name: 'a',
  kind: 'home',
  site: { id: 's', name: 's', orgUnit: { id: 'u', path: 'yunhe.u', name: '河湾村' } },
  position: { lng: 119.7, lat: 49.2 },
  state: 'idle',
  connected: true,
  lastSeenAt: null,
  appVersion: null,
  scene: null,
  device: null,
  pairedAt: null,
  revokedAt: null,
  tags: [],
  lockedAt: null,
};
const EMPTY: FleetMap = { terminals: { items: [], total: 0 }, units: [], areas: [] };

describe('[D11] the map of the fleet', () => {
  const map = withTerminal(EMPTY, terminal);

  it('gets a mark for a terminal that was not there, and the name of its unit', () => {
    const { id, name, path } = terminal.site.orgUnit;
    expect(map).toEqual({
      terminals: {
        items: [{ id: terminal.id, state: 'idle', position: terminal.position, unitId: id }],
        total: 1,
      },
      units: [{ id, name, path }],
      areas: [],
    });
  });

  it('is the same when only what a map does not show changed', () => {
    expect(withTerminal(map, { ...terminal, scene: null, lastSeenAt: '2026-11-26T07:00:00.000Z' })).toBe(map);
  });

  it('shows another state', () => {
    const next = withTerminal(map, { ...terminal, state: 'waiting' });
    expect(next.terminals).toMatchObject({ items: [{ state: 'waiting' }], total: 1 });
    expect(next.units).toBe(map.units);
  });

  it('loses what was taken out of service, and counts what its end cut off', () => {
    const cut: FleetMap = { ...map, terminals: { ...map.terminals, total: 20_000 } };
    const revoked = { ...terminal, revokedAt: '2026-11-26T07:00:00.000Z' };
    expect(withTerminal(cut, revoked).terminals).toEqual({ items: [], total: 19_999 });
    expect(withTerminal(map, { ...revoked, id: 'b' })).toBe(map);
  });
});

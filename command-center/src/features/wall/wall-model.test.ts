import type { FleetMap, StaffCall, TerminalMark } from '@falink/protocol';
import { compareDays, countAgents, countStates, wallMap } from './wall-model.js';

function terminal(
  id: string,
  unitId: string,
  position: TerminalMark['position'],
  state: TerminalMark['state'] = 'idle',
): TerminalMark {
  return { id, unitId, position, state };
}

/** Units are named as their ids. */
function fleet(...items: TerminalMark[]): FleetMap {
  const units = [...new Set(items.map(({ unitId }) => unitId))].map((id) => ({ id, name: id }));
  return { terminals: { items, total: items.length }, units };
}

function call(terminalId: string, unit: string, state: StaffCall['state'], answeredAt: string | null): StaffCall {
  return {
    id: `call-${terminalId}`,
    state,
    answeredAt,
    queuedAt: '2026-07-15T02:00:00Z',
    unstable: false,
    terminal: { id: terminalId, name: terminalId, siteName: '', orgUnitName: unit },
  } as StaffCall;
}

describe('the wall', () => {
  it('counts terminals and agents by state, without those off duty', () => {
    expect(countStates([terminal('a', 'u', null, 'playing'), terminal('b', 'u', null, 'offline')])).toMatchObject({
      playing: 1,
      offline: 1,
      idle: 0,
    });
    const agents = (['available', 'offline'] as const).map((state) => ({
      staffId: state,
      displayName: state,
      state,
      since: '2026-07-15T02:00:00Z',
      callId: null,
      offerId: null,
      until: null,
    }));
    expect(countAgents(agents)).toMatchObject({ total: 1, by: { available: 1 } });
  });

  it('draws every placed terminal apart from the others, and counts the rest', () => {
    const map = wallMap(
      fleet(
        terminal('a', 'east', { lng: 110.5, lat: 40.6 }),
        terminal('b', 'east', { lng: 110.5, lat: 40.6 }),
        terminal('c', 'west', { lng: 110.1, lat: 40.8 }),
        terminal('d', 'west', null),
      ),
      [],
    );
    expect(map.marks).toHaveLength(3);
    expect(map.unplaced).toBe(1);
    expect(map.district.cells).toHaveLength(2);
    const [a, b] = map.marks;
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(10);
  });

  it('numbers calls as in the list, the longest first', () => {
    const at = { lng: 110, lat: 40 };
    const map = wallMap(fleet(terminal('a', 'u', at), terminal('b', 'u', { lng: 111, lat: 41 })), [
      call('a', 'u', 'active', '2026-07-15T02:05:00Z'),
      call('b', 'u', 'active', '2026-07-15T02:01:00Z'),
    ]);
    expect(map.marks.map((m) => [m.terminal.id, m.call])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(map.areas[0]?.calls).toBe(2);
  });

  it('survives an empty district and one single place', () => {
    expect(wallMap(fleet(), []).marks).toEqual([]);
    const [mark] = wallMap(fleet(terminal('a', 'u', { lng: 110, lat: 40 })), []).marks;
    expect(mark?.x).toBeCloseTo(436);
  });

  it('compares today with last week up to the same hour', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, today: hour < 10 ? 2 : 0, lastWeek: 1 }));
    expect(compareDays(hours, 9)).toEqual({ today: 20, lastWeekSoFar: 10, from: 0, to: 23 });
    expect(compareDays([], 9)).toEqual({ today: 0, lastWeekSoFar: 0, from: 8, to: 18 });
  });
});

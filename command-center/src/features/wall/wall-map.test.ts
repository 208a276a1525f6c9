import type { FleetMap, StaffCall, TerminalMark } from '@falink/protocol';
import fc from 'fast-check';
import { areaStates, wallMap } from './wall-map.js';

function terminal(id: string, unitId: string, lng: number | null, state: TerminalMark['state'] = 'idle'): TerminalMark {
  return { id, unitId, position: lng === null ? null : { lng, lat: 40.7 }, state };
}

const AREAS = [
  { id: 'east', name: '东街街道', path: 'd.east', middle: { lng: 110.5, lat: 40.6 } },
  { id: 'west', name: '北梁街道', path: 'd.west', middle: { lng: 110.1, lat: 40.8 } },
  { id: 'north', name: '柳河镇', path: 'd.north', middle: { lng: 110.3, lat: 40.9 } },
];
const UNITS = [
  { id: 'centre', name: '云河区', path: 'd' },
  { id: 'village', name: '朝阳社区', path: 'd.east.village' },
  { id: 'w', name: '北梁街道', path: 'd.west' },
  { id: 'n', name: '柳河镇', path: 'd.north' },
];

function fleet(...items: TerminalMark[]): FleetMap {
  return { terminals: { items, total: items.length }, units: UNITS, areas: AREAS };
}

function call(terminalId: string, answeredAt: string): StaffCall {
  return {
    id: `call-${terminalId}`,
    state: 'active',
    answeredAt,
    queuedAt: '2026-07-15T02:00:00Z',
    unstable: false,
    terminal: { id: terminalId, name: terminalId, siteName: '', orgUnitName: '' },
  } as StaffCall;
}

describe('[D11] the map of the wall', () => {
  const marks = fc.array(
    fc.record({
      id: fc.uuid(),
      unitId: fc.constantFrom(...UNITS.map(({ id }) => id)),
      position: fc.record({
        lng: fc.double({ min: 109, max: 112, noNaN: true }),
        lat: fc.double({ min: 40, max: 42, noNaN: true }),
      }),
      state: fc.constant('idle' as const),
    }),
    { maxLength: 12 },
  );

  it('has the same borders whatever terminals there are', () => {
    const empty = wallMap(fleet(), []).district.cells;
    expect(empty).toHaveLength(AREAS.length);
    fc.assert(
      fc.property(marks, (items) => {
        const map = wallMap(fleet(...items), []);
        expect(map.district.cells).toEqual(empty);
        expect(map.marks).toHaveLength(items.length);
      }),
    );
  });

  it('does not move a set when others come', () => {
    const one = terminal('a', 'village', 110.45);
    const [before] = wallMap(fleet(one), []).marks;
    const [after] = wallMap(fleet(one, terminal('b', 'centre', 119), terminal('c', 'w', 100)), []).marks;
    expect(after).toEqual(before);
  });

  it('draws a set that lies beyond its border inside of it', () => {
    const [own] = wallMap(fleet(terminal('a', 'village', 110.1)), []).marks;
    const [stranger] = wallMap(fleet(terminal('a', 'w', 110.1)), []).marks;
    expect(own!.x).toBeGreaterThan(stranger!.x + 50);
  });

  it('draws every placed terminal apart from the others, and counts the rest', () => {
    const map = wallMap(
      fleet(terminal('a', 'village', 110.5), terminal('b', 'village', 110.5), terminal('c', 'w', null)),
      [],
    );
    expect(map.unplaced).toBe(1);
    const [a, b] = map.marks;
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(10);
  });

  it('numbers calls as in the list, the longest first, and counts them in their area', () => {
    const map = wallMap(fleet(terminal('a', 'village', 110.5), terminal('b', 'w', 110.1)), [
      call('a', '2026-07-15T02:05:00Z'),
      call('b', '2026-07-15T02:01:00Z'),
    ]);
    expect(map.marks.map((mark) => [mark.terminal.id, mark.call])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(map.areas.map(({ name, calls }) => [name, calls])).toEqual([
      ['东街街道', 1],
      ['北梁街道', 1],
      ['柳河镇', 0],
    ]);
  });

  it('survives an empty district, one place, and places that nobody has located', () => {
    expect(wallMap({ ...fleet(), areas: [] }, []).marks).toEqual([]);
    const alone = { ...fleet(terminal('a', 'village', 110)), areas: [{ ...AREAS[0]!, middle: null }] };
    expect(wallMap(alone, []).marks[0]?.x).toBeCloseTo(436);
    expect(wallMap(alone, []).district.cells).toEqual([]);
  });

  it('counts the terminals of each area, without those of the centre', () => {
    const all = fleet(
      terminal('a', 'village', null, 'offline'),
      terminal('b', 'village', 110.5),
      terminal('c', 'centre', 110.3, 'offline'),
      terminal('d', 'n', 110.3, 'offline'),
    );
    expect(areaStates(all)).toEqual([
      { id: 'east', name: '东街街道', total: 2, offline: 1 },
      { id: 'north', name: '柳河镇', total: 1, offline: 1 },
    ]);
  });
});

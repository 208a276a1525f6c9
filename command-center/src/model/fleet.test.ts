import type { Pairing, Terminal, TerminalFilter } from '@falink/protocol';
import { byName, digitsOfCode, inFleet, pendingPairings, spokenCode } from './fleet.js';

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
    tags: [],
    lockedAt: null,
    ...part,
  };
}

const FLEET = [
  terminal('上河村', { kind: 'room', state: 'playing' }),
  terminal('红星', { state: 'offline', appVersion: '0.9.3' }),
  terminal('新风', { state: 'alert' }),
];

const KNOWN = {
  outdatedVersions: ['0.9.3'],
  units: [
    { id: 'u', name: '东河街道', path: 'u', terminals: 3 },
    { id: 'd', name: '云河区', path: 'd', terminals: 3 },
  ],
};
const found = (filter: Partial<TerminalFilter>) =>
  FLEET.filter((one) => inFleet(one, { filter: { view: 'all', ...filter } }, KNOWN)).map(({ name }) => name);

describe('the fleet', () => {
  it('stands by name, in the order of the code points', () => {
    expect([...FLEET].sort(byName).map(({ name }) => name)).toEqual(['上河村', '新风', '红星']);
  });
  it.each([
    [{}, ['上河村', '红星', '新风']],
    [{ view: 'attention' }, ['红星', '新风']],
    [{ view: 'room' }, ['上河村']],
    [{ view: 'home' }, ['红星', '新风']],
    [{ view: 'outdated' }, ['红星']],
    [{ state: ['playing'] }, ['上河村']],
    [{ q: '东河 新风' }, ['新风']],
    [{ unit: ['u'], kind: ['home'] }, ['红星', '新风']],
    [{ unit: ['d'] }, []],
    [{ tag: ['试点'] }, []],
    [{ version: ['0.9.3'] }, ['红星']],
  ] as [Partial<TerminalFilter>, string[]][])('%j holds %j', (filter, names) => {
    expect(found(filter)).toEqual(names);
  });
  it('leaves to the api what a terminal does not say', () => {
    const [one] = FLEET;
    const says = (filter: Partial<TerminalFilter>, group?: string) =>
      one && inFleet(one, { filter: { view: 'all', ...filter }, ...(group && { group }) }, KNOWN);
    expect([says({ silentDays: 7 }), says({ siteKind: ['court'] }), says({}, 'g'), says({ q: 'address' })]).toEqual(
      Array(4).fill(null),
    );
    expect(says({ silentDays: 7, kind: ['home'] })).toBe(false);
    expect(says({ unit: ['unknown'] })).toBe(null);
  });
  it('holds nothing that is out of service', () => {
    const revoked = terminal('x', { revokedAt: '2026-07-15T02:00:00Z' });
    expect(inFleet(revoked, { filter: { view: 'all' } }, KNOWN)).toBe(false);
  });
});

describe('pairing codes', () => {
  it('are read in two groups and typed with anything between', () => {
    expect(spokenCode('40718233')).toBe('4071 8233');
    expect(digitsOfCode(' 4071-8233 9')).toBe('40718233');
  });
  it('wait until they expire or are decided', () => {
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
    expect(pendingPairings(list, at).map((p) => p.id)).toEqual(['b', 'a']);
  });
});

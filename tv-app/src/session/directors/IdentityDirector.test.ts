import { ID } from '../testing.js';
import { IdentityDirector } from './IdentityDirector.js';
import { stage } from './testing.js';

const PAIRED = { kind: 'paired', terminalId: ID(1), terminal: { name: '一号', kind: 'home' } } as const;

function setUp() {
  const parts = stage();
  parts.identity.store.set({ state: { kind: 'starting' } });
  new IdentityDirector(parts).start();
  return { ...parts, become: (state: typeof parts.identity.store.state.state) => parts.identity.store.set({ state }) };
}

describe('IdentityDirector', () => {
  it('brings a paired television home, with a line', () => {
    const { become, navigator, platform } = setUp();
    become(PAIRED);
    expect(platform.opened).toHaveLength(1);
    expect(navigator.location.page).toBe('home');
  });

  it('says that nobody answers', () => {
    const { become, navigator, line } = setUp();
    become({ kind: 'unreachable', why: 'network' });
    expect(navigator.location.page).toBe('offline');
    expect(line.state).toEqual({ online: false, lost: true });
  });

  it('stays on the page of the code while the code changes', () => {
    const { become, navigator, line } = setUp();
    const code = { id: ID(9), code: '1', fingerprint: 'K7QF', approveUrl: '', expiresAtMs: 0 };
    become({ kind: 'pairing', code, reachable: true, rejected: false });
    expect(navigator.location.page).toBe('pairing');
    const { location } = navigator;
    become({ kind: 'pairing', code, reachable: false, rejected: false });
    expect(navigator.location).toBe(location);
    expect(line.state.online).toBe(false);
  });

  it('leaves somebody who types the digits of the label alone while the code changes', () => {
    const { become, navigator } = setUp();
    const code = { id: ID(9), code: '1', fingerprint: 'K7QF', approveUrl: '', expiresAtMs: 0 };
    become({ kind: 'pairing', code, reachable: true, rejected: false });
    navigator.open('enrol');
    become({ kind: 'pairing', code: { ...code, code: '2' }, reachable: true, rejected: false });
    expect(navigator.location.page).toBe('enrol');
    navigator.back();
    expect(navigator.location.page).toBe('pairing');
  });

  it.each(['revoked', 'locked'] as const)('ends everything when the terminal is %s', (kind) => {
    const { become, navigator, platform } = setUp();
    become(PAIRED);
    become({ kind });
    expect(navigator.location.page).toBe(kind);
    expect(platform.opened[0]?.closed).toBe(true);
  });
});

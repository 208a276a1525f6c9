import { LineDirector } from './LineDirector.js';
import { stage } from './testing.js';

function setUp() {
  const parts = stage();
  let lost = 0;
  const director = new LineDirector({
    ...parts,
    onLost: () => {
      lost += 1;
    },
  });
  director.start();
  parts.link.store.set({ connected: true });
  return { ...parts, director, lost: () => lost };
}

describe('LineDirector', () => {
  it('says nothing of a gap that is short', async () => {
    const { link, navigator, platform, director } = setUp();
    link.store.set({ connected: false });
    await platform.clock.advance(11_000);
    expect(director.store.state).toEqual({ online: false, lost: false });
    link.store.set({ connected: true });
    await platform.clock.advance(60_000);
    expect(director.store.state).toEqual({ online: true, lost: false });
    expect(navigator.location.page).toBe('home');
  });

  it('explains a line that stays away, tells the call, and comes back home', async () => {
    const { link, navigator, platform, director, lost } = setUp();
    link.store.set({ connected: false });
    await platform.clock.advance(12_000);
    expect(director.store.state.lost).toBe(true);
    expect(navigator.location.page).toBe('offline');
    expect(lost()).toBe(1);
    link.store.set({ connected: true });
    expect(navigator.location.page).toBe('home');
  });

  it('waits less when the box itself has no network', async () => {
    const { link, navigator, platform } = setUp();
    platform.online = false;
    link.store.set({ connected: false });
    await platform.clock.advance(3_000);
    expect(navigator.location.page).toBe('offline');
  });

  it('leaves a page that needs no line', async () => {
    const { link, navigator, platform } = setUp();
    navigator.open('calculator');
    link.store.set({ connected: false });
    await platform.clock.advance(60_000);
    expect(navigator.location.page).toBe('calculator');
  });

  it('gives way to the window that has the line, and waits for nothing then', async () => {
    const { link, navigator, platform, programme } = setUp();
    link.store.set({ connected: false });
    link.store.set({ inUse: true });
    expect(navigator.location.page).toBe('in-use');
    expect(programme.store.state.content).toBeNull();
    await platform.clock.advance(60_000);
    expect(navigator.location.page).toBe('in-use');
  });

  it('does nothing before the television is paired', async () => {
    const { identity, link, navigator, platform } = setUp();
    identity.store.set({ state: { kind: 'starting' } });
    link.store.set({ connected: false });
    await platform.clock.advance(60_000);
    expect(navigator.location.page).toBe('home');
  });
});

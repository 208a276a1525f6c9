import { DUCKED_VOLUME } from '../Programme.js';
import { AGENT, asset, callWith, ON_AIR } from '../testing.js';
import { ProgrammeDirector } from './ProgrammeDirector.js';
import { stage } from './testing.js';

function setUp() {
  const parts = stage();
  const director = new ProgrammeDirector(parts);
  director.start();
  parts.home.store.set({ onAir: ON_AIR });
  const content = () => parts.programme.store.state.content?.kind;
  return { ...parts, director, content, volume: () => parts.platform.programme.volume };
}

describe('ProgrammeDirector', () => {
  it('plays the channel, quieter on pages without its picture', () => {
    const { content, navigator, volume } = setUp();
    expect(content()).toBe('channel');
    expect(volume()).toBe(1);
    navigator.open('services');
    expect(volume()).toBe(DUCKED_VOLUME);
    navigator.back();
    expect(volume()).toBe(1);
  });

  it('ducks while a call rings and halts while it lasts', () => {
    const { call, platform, volume } = setUp();
    const { log } = platform.programme;
    call.store.set({ phase: 'open', call: callWith({ state: 'offered' }) });
    expect(volume()).toBe(DUCKED_VOLUME);
    expect(log).not.toContain('pause');
    call.store.set({ call: callWith({ state: 'active', agent: AGENT }) });
    expect(log).toContain('pause');
    call.store.set({ phase: 'none', call: null });
    expect(log).toContain('live edge');
  });

  it('says that the channel is live again after a call', () => {
    const { call, toasts } = setUp();
    call.store.set({ phase: 'open', call: callWith({ state: 'active', agent: AGENT }) });
    call.store.set({ phase: 'none', call: null });
    expect(toasts.store.state.toast?.key).toBe('backToLive');
  });

  it('keeps a video for a page that gives it back, and gives the channel to others', () => {
    const { content, navigator, programme } = setUp();
    programme.playAsset(asset('a'), 0);
    navigator.open('programme', { id: 'a' });
    navigator.open('emergency');
    expect(content()).toBe('asset');
    navigator.back();
    navigator.open('library');
    expect(content()).toBe('channel');
  });

  it('lets no change of the channel end a video', () => {
    const { content, home, navigator, programme } = setUp();
    programme.playAsset(asset('a'), 0);
    navigator.open('programme', { id: 'a' });
    home.store.set({ onAir: { ...ON_AIR } });
    expect(content()).toBe('asset');
  });

  it('plays a video aloud for those who wait, and the channel again when it ends', () => {
    const { content, director, navigator, programme, volume } = setUp();
    navigator.open('call-waiting');
    programme.playAsset(asset('a'), 0);
    director.watchWhileWaiting(true);
    expect(volume()).toBe(1);
    expect(content()).toBe('asset');
    director.watchWhileWaiting(false);
    expect(volume()).toBe(DUCKED_VOLUME);
    expect(content()).toBe('channel');
  });
});

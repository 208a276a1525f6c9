import { FakePlatform } from '../platform/FakePlatform.js';
import { Preferences } from './Preferences.js';
import { DUCKED_VOLUME, Programme } from './Programme.js';
import { asset, ON_AIR } from './testing.js';

function setUp() {
  const platform = new FakePlatform();
  const preferences = new Preferences(platform.storage);
  const programme = new Programme(platform, preferences);
  return { platform, preferences, programme, plane: platform.programme };
}

describe('Programme', () => {
  it('goes on undisturbed when only what is on has changed', () => {
    const { programme, plane } = setUp();
    programme.playChannel(ON_AIR);
    programme.playChannel({
      ...ON_AIR,
      now: { asset: asset('b'), startedAt: '2026-06-11T07:43:30.000Z', endsAt: '2026-06-11T07:45:00.000Z' },
    });
    expect(plane.log.filter((line) => line.startsWith('open'))).toHaveLength(1);
    expect(programme.title).toBe('节目b');
  });

  it('is quieter while a call rings and says so', () => {
    const { programme, plane } = setUp();
    programme.playChannel(ON_AIR);
    programme.duck(true);
    expect(plane.volume).toBe(DUCKED_VOLUME);
    expect(programme.store.state.state).toBe('ducked');
    programme.duck(false);
    expect(plane.volume).toBe(1);
    expect(programme.store.state.state).toBe('playing');
  });

  it('gives a video back exactly where a call stopped it', () => {
    const { programme, plane } = setUp();
    programme.playAsset(asset('a'), 0);
    plane.currentTime = 41.5;
    programme.suspend();
    expect(programme.store.state.state).toBe('paused');
    plane.currentTime = 43;
    programme.resume();
    expect(plane.currentTime).toBe(41.5);
    expect(programme.store.state).toMatchObject({ state: 'playing', backToLive: false });
  });

  it('gives a channel back live, with a note that goes away', async () => {
    const { programme, plane, platform } = setUp();
    programme.playChannel(ON_AIR);
    programme.suspend();
    programme.resume();
    expect(plane.log.at(-1)).toBe('live edge');
    expect(programme.store.state.backToLive).toBe(true);
    await platform.clock.advance(10_000);
    expect(programme.store.state.backToLive).toBe(false);
  });

  it('does not start by itself after a call what somebody had paused', () => {
    const { programme, plane } = setUp();
    programme.playAsset(asset('a'), 0);
    programme.togglePause();
    programme.suspend();
    programme.resume();
    expect(plane.log.filter((line) => line === 'play')).toHaveLength(0);
  });

  it('remembers where a video was left, and forgets one that was seen', () => {
    const { programme, plane } = setUp();
    programme.playAsset(asset('a'), 0);
    plane.currentTime = 30;
    programme.stop();
    expect(programme.progressOf('a')).toBe(30);
    programme.playAsset(asset('a'), programme.progressOf('a'));
    expect(plane.opened?.startS).toBe(30);
    plane.currentTime = 88;
    programme.stop();
    expect(programme.progressOf('a')).toBe(0);
  });

  it('shows subtitles until somebody switches them off', () => {
    const { programme, plane, preferences } = setUp();
    programme.playAsset(asset('a'), 0);
    expect(plane.subtitles).toBe('zh-CN');
    preferences.change({ subtitles: false });
    expect(plane.subtitles).toBeNull();
  });

  it('offers every height of a video, and none of a channel', () => {
    const { programme } = setUp();
    programme.playChannel(ON_AIR);
    expect(programme.qualities()).toEqual([]);
    programme.playAsset(asset('a'), 0);
    expect(programme.qualities()).toEqual([2160, 1080, 720, 432]);
  });

  it('goes back to the automatic picture when the box cannot decode what was asked for, and offers it no more', () => {
    const { programme, plane } = setUp();
    programme.playAsset(asset('a'), 0);
    programme.setQuality(2160);
    plane.limitQuality(2160);
    expect(programme.store.state.quality).toBeNull();
    expect(plane.log.at(-1)).toBe('quality null');
    programme.playAsset(asset('b'), 0);
    expect(programme.qualities()).toEqual([1080, 720, 432]);
    plane.limitQuality(Number.POSITIVE_INFINITY);
    expect(programme.qualities()).toEqual([2160, 1080, 720, 432]);
  });
});

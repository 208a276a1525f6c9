import { minuteRange } from '../duration.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { Navigator } from './Navigator.js';
import { Preferences } from './Preferences.js';

describe('durations', () => {
  it('gives waits in whole minutes, never none', () => {
    expect(minuteRange({ min: 0, max: 20_000 })).toEqual({ from: 1, to: 1 });
    expect(minuteRange({ min: 240_000, max: 500_000 })).toEqual({ from: 4, to: 9 });
  });
});

describe('Navigator', () => {
  it('goes back the way it came and stays at the root', () => {
    const navigator = new Navigator();
    navigator.reset('home');
    navigator.open('services');
    navigator.open('settings');
    expect(navigator.back()).toBe(true);
    expect(navigator.location.page).toBe('services');
    navigator.back();
    expect(navigator.back()).toBe(false);
    expect(navigator.location.page).toBe('home');
  });
  it('does not stack a page on itself', () => {
    const navigator = new Navigator();
    navigator.reset('home');
    navigator.open('programme', { id: 'a' });
    navigator.open('programme', { id: 'b' });
    navigator.back();
    expect(navigator.location.page).toBe('home');
  });
});

describe('Preferences', () => {
  it('begin with large text, subtitles and Chinese', () => {
    expect(new Preferences(new FakePlatform().storage).state).toEqual({
      text: 'elder',
      elder: true,
      narration: false,
      voiceSpeed: 'normal',
      voiceVolume: 'normal',
      subtitles: true,
      locale: 'zh-CN',
      welcomed: false,
      locked: { elder: false, locale: false },
    });
  });
  it('are kept on the box', () => {
    const { storage } = new FakePlatform();
    new Preferences(storage).change({ text: 'standard', locale: 'en' });
    expect(new Preferences(storage).state).toMatchObject({ elder: false, locale: 'en' });
  });
  it('say to a page of the version before what it knows, and take up again what it chose', () => {
    const platform = new FakePlatform();
    new Preferences(platform.storage).change({ text: 'largest' });
    const kept = JSON.parse(platform.values.get('preferences') ?? '');
    expect([kept.own.elder, kept.elder]).toEqual([true, true]);
    expect(new Preferences(platform.storage).state.text).toBe('largest');
    platform.values.set('preferences', JSON.stringify({ ...kept, own: { elder: false, locale: null } }));
    expect(new Preferences(platform.storage).state.text).toBe('standard');
    platform.values.set('preferences', JSON.stringify({ ...kept, own: { ...kept.own, text: 'huge' } }));
    expect(new Preferences(platform.storage).state.text).toBe('elder');
  });
  it.each(['{', '7', '{"elder":"yes","locale":"xx"}'])('survive a broken store: %s', (stored) => {
    const platform = new FakePlatform();
    platform.values.set('preferences', stored);
    expect(new Preferences(platform.storage).state).toMatchObject({ elder: true, locale: 'zh-CN' });
  });
});

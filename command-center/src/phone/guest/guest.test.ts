import { hasZeroBits, proofText } from '@falink/protocol';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { guest as texts } from '../../locales/zh-CN/guest.js';
import { type BrowserParts, cannot } from './ability.js';
import { BrowserKey } from './browser-key.js';
import { belongsInRoom, overOf, stageOf, statusOf } from './call-state.js';
import { entryOf, televisionOf } from './entry.js';
import { solveProof } from './proof.js';
import { hoursToday } from './screens.js';
import { showingOf } from './television.js';

test('[U2] the page finds what the api accepts', async () => {
  const solution = await solveProof('1800000000000.9.mac', 9);
  expect(hasZeroBits(sha256(utf8ToBytes(proofText('1800000000000.9.mac', solution))), 9)).toBe(true);
  await expect(solveProof('never', 24, AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
});

test('[U1][U6] a link stands in the fragment, a place in the query; anything else is neither', () => {
  const place = '018f0000-0000-7000-8000-000000000001';
  expect(entryOf({ hash: '#link=abc', search: `?place=${place}` })).toEqual({ link: 'abc' });
  expect(entryOf({ hash: '', search: `?place=${place.toUpperCase()}` })).toEqual({ place });
  expect(entryOf({ hash: '#link=', search: '?place=yunhe' })).toEqual({});
});

test('[U9][U10] the code of a television stands in the fragment; where it is says the room, or else the service', () => {
  expect(televisionOf({ hash: '#tv=abc' })).toBe('abc');
  expect([televisionOf({ hash: '#tv=' }), televisionOf({ hash: '#link=abc' })]).toEqual([null, null]);
  expect(entryOf({ hash: '#tv=abc', search: '' })).toEqual({});
  const screen = { name: '电视', siteName: '家', state: 'present' } as const;
  expect(showingOf(null, true)).toBe('none');
  expect([showingOf(screen), showingOf(screen, false), showingOf({ ...screen, state: 'away' }, true)]).toEqual([
    'shown',
    'away',
    'shown',
  ]);
  expect([showingOf({ ...screen, state: 'opened' }), showingOf({ ...screen, state: 'away' })]).toEqual([
    'coming',
    'away',
  ]);
});

test('what cannot work is known before the camera is asked for', () => {
  const able: BrowserParts = { isSecureContext: true, userAgent: 'Chrome', hasCapture: true, hasWebRtc: true };
  expect(cannot(able)).toBeNull();
  expect(cannot({ ...able, isSecureContext: false, hasCapture: false })).toBe('insecure');
  expect(cannot({ ...able, userAgent: 'MicroMessenger/8', hasCapture: false })).toBe('app');
  expect(cannot({ ...able, hasWebRtc: false })).toBe('old');
});

describe('[U7] a visit', () => {
  test('is on a screen by its state, and in the room from the ring on', () => {
    const states = ['queued', 'offered', 'connecting', 'active', 'held', 'ended'] as const;
    expect(states.map(stageOf)).toEqual(['waiting', 'waiting', 'call', 'call', 'call', 'over']);
    expect(states.map(belongsInRoom)).toEqual([false, true, true, true, true, false]);
  });

  test('says what is wrong before what is right', () => {
    expect(statusOf({ session: 'reconnecting', blocked: true })).toBe('reconnecting');
    expect(statusOf({ session: 'active', blocked: true })).toBe('blocked');
    expect(statusOf({ session: 'standby', blocked: false })).toBe('connecting');
    expect(overOf({ endReason: 'ended_by_supervisor', agent: null })).toBe('ended');
    expect(overOf({ endReason: null, agent: null })).toBe('ended');
  });

  test('is found by a key that is made once, also where nothing can be stored', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
    const first = new BrowserKey(storage);
    expect(first.key).toMatch(/^[\w-]{43}$/);
    expect(new BrowserKey(storage).key).toBe(first.key);
    first.begin();
    expect(new BrowserKey(storage).hasBegun).toBe(true);
    first.end();
    expect(first.hasBegun).toBe(false);
    const refuse = (): never => {
      throw new Error('quota');
    };
    const none = new BrowserKey({ getItem: refuse, setItem: refuse, removeItem: refuse });
    none.begin();
    none.end();
    expect([none.key.length, none.hasBegun]).toEqual([43, false]);
    kept.set('falink-guest', 'not a key');
    expect(new BrowserKey(storage).key).toMatch(/^[\w-]{43}$/);
  });
});

test('the hours of today are by the clock of Asia/Shanghai, with its exceptions', () => {
  const words = { texts, locale: 'zh-CN', phone: '12348' } as const;
  const day = (from: string) => [{ from, to: '17:00' }];
  const week = ['08:01', '08:02', '08:03', '08:04', '08:05'].map(day).concat([[], []]);
  const at = (
    instant: string,
    exceptions: { date: string; open: { from: string; to: string }[]; note: string }[] = [],
  ) => hoursToday(words, { week, exceptions }, new Date(instant));
  expect(at('2026-11-26T16:30:00Z')).toBe('今天 08:05–17:00');
  expect(at('2026-11-26T15:30:00Z')).toBe('今天 08:04–17:00');
  expect(at('2026-11-28T02:00:00Z')).toBe('今天不开放');
  expect(at('2026-11-28T02:00:00Z', [{ date: '2026-11-28', open: day('09:00'), note: '补班' }])).toBe(
    '今天 09:00–17:00',
  );
  expect(hoursToday(words, null)).toBeNull();
});

import type { Scene } from '@falink/protocol';
import { terminalState } from './terminal-state.js';

const scene = (state: NonNullable<Scene['player']>['state']): Scene => ({
  page: 'live',
  title: '',
  focus: null,
  options: [],
  player: { state, kind: 'channel', title: '', currentTime: 0 },
});

test.each([
  [false, 'active', scene('playing'), 'offline'],
  [true, 'queued', scene('playing'), 'waiting'],
  [true, 'offered', null, 'waiting'],
  [true, 'ringing', null, 'on_call'],
  [true, 'connecting', null, 'on_call'],
  [true, 'active', scene('ducked'), 'on_call'],
  [true, 'held', null, 'on_call'],
  [true, 'ended', scene('playing'), 'playing'],
  [true, null, scene('stalled'), 'playing'],
  [true, null, scene('paused'), 'idle'],
  [true, null, null, 'idle'],
] as const)('connected %s, call %s, %o → %s', (connected, call, shown, expected) => {
  expect(terminalState(connected, call, shown, false)).toBe(expected);
});

test('a contested line is an alert, unless somebody calls by it', () => {
  expect(terminalState(true, null, scene('playing'), true)).toBe('alert');
  expect(terminalState(true, 'active', scene('paused'), true)).toBe('on_call');
  expect(terminalState(false, null, null, true)).toBe('offline');
});

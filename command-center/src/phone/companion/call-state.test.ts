import { FalinkError } from '@falink/protocol';
import { browserKind, deviceTrouble } from '../devices.js';
import { BEFORE_CALL, type CallState, overOf, statusOf } from './call-state.js';

const state = (part: Partial<CallState>): CallState => ({ ...BEFORE_CALL, ...part });

describe('[N3] what the phone says of the call', () => {
  it.each([
    [{ session: 'idle' }, 'connecting'],
    [{ session: 'connecting' }, 'connecting'],
    [{ session: 'connecting', blocked: true }, 'blocked'],
    [{ session: 'standby' }, 'waiting'],
    [{ session: 'standby', televisionHere: false }, 'waiting_alone'],
    [{ session: 'active' }, 'talking'],
    [{ session: 'active', televisionHere: false }, 'alone'],
    [{ session: 'active', blocked: true }, 'blocked'],
    [{ session: 'reconnecting', blocked: true, televisionHere: false }, 'reconnecting'],
  ] as const)('%j is %s', (part, status) => {
    expect(statusOf(state(part))).toBe(status);
  });
});

describe('[N2] why its part is over', () => {
  const refusal = (code: 'companion.ended' | 'call.ended' | 'service.no_sfu') => new FalinkError(code);
  it.each([
    ['hung_up', null, 'left'],
    ['replaced', null, 'replaced'],
    ['replaced', refusal('companion.ended'), 'ended'],
    ['room_closed', refusal('companion.ended'), 'ended'],
    ['room_closed', refusal('call.ended'), 'call_over'],
    ['call_over', refusal('call.ended'), 'call_over'],
    ['room_closed', null, 'lost'],
    ['room_closed', refusal('service.no_sfu'), 'lost'],
    ['connection_lost', null, 'lost'],
    ['refused', null, 'lost'],
  ] as const)('%s, %s: %s', (reason, error, over) => {
    expect(overOf(reason, error)).toBe(over);
  });
});

describe('a phone whose devices do not open', () => {
  it.each([
    [[], null],
    [['no_common_codec', 'camera_stopped'], null],
    [['camera_denied', 'microphone_denied'], { kind: 'denied' }],
    [['camera_busy', 'microphone_denied'], { kind: 'denied' }],
    [['camera_busy', 'microphone_missing'], { kind: 'nothing' }],
    [['camera_missing'], { kind: 'camera', problem: 'camera_missing' }],
    [['microphone_busy'], { kind: 'microphone', problem: 'microphone_busy' }],
  ] as const)('%j', (problems, trouble) => {
    expect(deviceTrouble(problems)).toEqual(trouble);
  });

  it.each([
    ['Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile/15E148 MicroMessenger/8.0.50', 'wechat'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605 Version/17.5 Mobile/15E148 Safari/604.1', 'safari'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605 CriOS/126 Mobile/15E148 Safari/604.1', 'chrome'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36', 'chrome'],
  ])('%s finds its permissions as in %s', (userAgent, kind) => {
    expect(browserKind(userAgent)).toBe(kind);
  });
});

import { FalinkError } from '@falink/protocol';
import { refusalOf } from './refusal.js';

test.each([
  ['room.resume_unknown', { kind: 'renew' }],
  ['room.token_expired', { kind: 'renew' }],
  ['room.token_invalid', { kind: 'renew' }],
  ['room.closed', { kind: 'over', reason: 'room_closed' }],
  ['call.ended', { kind: 'over', reason: 'call_over' }],
  ['call.unknown', { kind: 'over', reason: 'call_over' }],
  ['call.not_yours', { kind: 'over', reason: 'call_over' }],
  ['companion.ended', { kind: 'over', reason: 'replaced' }],
  ['protocol.version', { kind: 'over', reason: 'refused' }],
  ['terminal.revoked', { kind: 'over', reason: 'refused' }],
  ['service.unavailable', { kind: 'retry' }],
  ['service.no_sfu', { kind: 'retry' }],
  ['request.rate_limited', { kind: 'retry' }],
] as const)('%s means %j', (code, refusal) => {
  expect(refusalOf(new FalinkError(code))).toEqual(refusal);
});

test('what is no answer at all is worth another try', () => {
  expect(refusalOf(new TypeError('Failed to fetch'))).toEqual({ kind: 'retry' });
  expect(refusalOf(undefined)).toEqual({ kind: 'retry' });
});

import { readNotice } from './callNotice.js';
import { callWith, ID } from './testing.js';

const none = { phase: 'none', call: null } as const;
const open = { phase: 'open', call: callWith() } as const;
const ended = callWith({ state: 'ended', revision: 9, ratingDue: true });

describe('readNotice', () => {
  it('shows a call that is open', () => {
    expect(readNotice(callWith(), none, new Set())).toEqual({ kind: 'open', call: callWith() });
  });

  it('asks the service before it gives up an open call, and only then', () => {
    expect(readNotice(null, open, new Set())).toEqual({ kind: 'ask' });
    expect(readNotice(null, none, new Set())).toEqual({ kind: 'ignore' });
  });

  it('[C9] ignores what is older than what is shown', () => {
    const known = { phase: 'open', call: callWith({ revision: 3 }) } as const;
    expect(readNotice(callWith({ revision: 2 }), known, new Set())).toEqual({ kind: 'ignore' });
  });

  it('ends again what was left here and is still open for the service', () => {
    expect(readNotice(callWith(), none, new Set([ID(100)]))).toEqual({ kind: 'left', callId: ID(100) });
  });

  it('finishes the shown call', () => {
    expect(readNotice({ ...ended, ratingDue: false }, open, new Set()).kind).toBe('ended');
    expect(readNotice(ended, open, new Set()).kind).toBe('ended');
  });

  it('[B2] does not ask about a call of before a restart, nor about one whose rating was given or skipped', () => {
    expect(readNotice(ended, none, new Set()).kind).toBe('ignore');
    expect(readNotice({ ...ended, ratingDue: false }, none, new Set()).kind).toBe('ignore');
  });
});

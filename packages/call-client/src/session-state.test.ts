import type { ConnectionState } from './connection/machine.js';
import { sessionState } from './session-state.js';

const connected: ConnectionState = { name: 'connected', attempt: 1, ready: true, tries: 0 };
const opening: ConnectionState = { name: 'opening', attempt: 1, mode: 'join', tries: 0 };
const renewing: ConnectionState = { name: 'renewing', attempt: 1, tries: 0 };

test.each([
  [{ name: 'idle' }, false, false, 'idle'],
  [opening, false, false, 'connecting'],
  [renewing, false, false, 'connecting'],
  [{ ...connected, ready: false }, false, true, 'connecting'],
  [connected, false, true, 'standby'],
  [connected, true, true, 'active'],
  [{ ...connected, ready: false }, true, true, 'active'],
  [opening, true, true, 'reconnecting'],
  [renewing, false, true, 'reconnecting'],
  [{ name: 'backoff', attempt: 1, mode: 'resume', tries: 1 }, true, true, 'reconnecting'],
  [{ name: 'ended', reason: 'hung_up' }, true, true, 'ended'],
] as const)('%j, active %s, connected before %s: %s', (connection, active, everConnected, state) => {
  expect(sessionState(connection, { active, everConnected })).toBe(state);
});

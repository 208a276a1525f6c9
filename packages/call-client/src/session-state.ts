import type { ConnectionState } from './connection/machine.js';
import type { SessionState } from './session-events.js';

export interface SessionPhase {
  /** The room is live. */
  readonly active: boolean;
  /** The session has been in the room before. */
  readonly everConnected: boolean;
}

/** What a page shows for a state of the connection. Pure. */
export function sessionState(connection: ConnectionState, phase: SessionPhase): SessionState {
  switch (connection.name) {
    case 'idle':
      return 'idle';
    case 'ended':
      return 'ended';
    case 'connected':
      if (phase.active) return 'active';
      return connection.ready ? 'standby' : 'connecting';
    default:
      return phase.everConnected ? 'reconnecting' : 'connecting';
  }
}

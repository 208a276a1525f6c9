import type { AgentState } from '@falink/protocol';
import { stateMachine } from '../../../kernel/state-machine.js';

/** What can happen to an agent. */
export type AgentInput =
  /** Asked for by the agent. */
  | 'go_available'
  | 'go_away'
  | 'go_offline'
  /** Done by the queue and the clock. */
  | 'reserve'
  | 'release'
  | 'miss'
  | 'accept'
  /** Calls a terminal, and is taken while it rings. */
  | 'call_terminal'
  /** Nobody answered there: nothing is to be noted. */
  | 'call_unanswered'
  | 'call_ended'
  | 'wrap_up_over'
  | 'unattended';

/** Nobody leaves a call by changing state. */
export const agentStates = stateMachine<AgentState, AgentInput>({
  offline: { go_available: 'available', go_away: 'away', go_offline: 'offline' },
  available: {
    go_available: 'available',
    go_away: 'away',
    go_offline: 'offline',
    reserve: 'reserved',
    call_terminal: 'on_call',
    unattended: 'offline',
  },
  // Leaving while it rings declines the offer first; asking for `available` changes nothing.
  reserved: {
    go_available: 'reserved',
    go_away: 'away',
    go_offline: 'offline',
    release: 'available',
    miss: 'away',
    accept: 'on_call',
  },
  on_call: { call_ended: 'wrap_up', call_unanswered: 'available' },
  wrap_up: {
    go_available: 'available',
    go_away: 'away',
    go_offline: 'offline',
    wrap_up_over: 'available',
    call_terminal: 'on_call',
  },
  away: { go_available: 'available', go_away: 'away', go_offline: 'offline', unattended: 'offline' },
});

/** Signed in to take calls, even if busy: somebody is on duty. */
export const ON_DUTY: readonly AgentState[] = ['available', 'reserved', 'on_call', 'wrap_up'];

import type { CommandState } from '@falink/protocol';
import { stateMachine } from '../../kernel/state-machine.js';

/** What can happen to a command at one terminal. */
export type CommandInput =
  | 'send'
  /** The box says that it has it, before it acts. */
  | 'acknowledge'
  | 'progress'
  | 'finish'
  | 'fail'
  /** The box, or its page, cannot do it. */
  | 'unsupport'
  /** Somebody at the box refused. */
  | 'refuse'
  /** Its time is over before the box had it. */
  | 'expire'
  /** Staff take it back: at once before it is acknowledged, afterwards when the box says that it stopped. */
  | 'take_back'
  | 'stop';

const OVER = {} as const;

export const commandStates = stateMachine<CommandState, CommandInput>({
  pending: {
    send: 'sent',
    acknowledge: 'acknowledged',
    unsupport: 'unsupported',
    expire: 'expired',
    take_back: 'cancelled',
  },
  sent: {
    send: 'sent',
    acknowledge: 'acknowledged',
    unsupport: 'unsupported',
    expire: 'expired',
    take_back: 'cancelled',
  },
  acknowledged: {
    acknowledge: 'acknowledged',
    progress: 'acknowledged',
    finish: 'done',
    fail: 'failed',
    unsupport: 'unsupported',
    refuse: 'refused',
    stop: 'cancelled',
  },
  done: OVER,
  failed: OVER,
  unsupported: OVER,
  refused: OVER,
  expired: OVER,
  cancelled: OVER,
});

import type { JobState } from '@falink/protocol';
import { stateMachine } from '../state-machine.js';

/** What can happen to a run of a job. */
export type RunInput =
  /** A worker begins an attempt; also instead of one that vanished. */
  | 'begin'
  /** The attempt came to nothing, or the service stopped: there will be another. */
  | 'wait'
  | 'finish'
  /** The last attempt failed. */
  | 'fail'
  /** Staff want it attempted again. */
  | 'again'
  | 'drop';

export const runStates = stateMachine<JobState, RunInput>({
  waiting: { begin: 'running', drop: 'dropped' },
  running: { begin: 'running', wait: 'waiting', finish: 'done', fail: 'failed' },
  failed: { again: 'waiting', drop: 'dropped' },
  done: {},
  dropped: {},
});

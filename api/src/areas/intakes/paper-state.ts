import type { Paper } from '@falink/protocol';
import { stateMachine } from '../../kernel/state-machine.js';

/** What can happen to a paper. */
export type PaperInput =
  /** A page was captured in the room. */
  | 'receive'
  /** The officer has seen that it can be read. */
  | 'accept'
  /** The officer asks to take it again. */
  | 'retake'
  /** It was not brought. */
  | 'postpone'
  /** It was brought after all. */
  | 'resume'
  /** The officer asks for another page. */
  | 'extend'
  /** The officer takes back what was decided: it waits for a review. */
  | 'reopen';

export const paperStates = stateMachine<Paper['state'], PaperInput>({
  // Pages that are there already count: another one was asked for.
  requested: { receive: 'received', accept: 'accepted', retake: 'retake', postpone: 'later' },
  received: { receive: 'received', accept: 'accepted', retake: 'retake', extend: 'requested' },
  // A page that arrives after the acceptance was not seen: the paper waits for a review again.
  accepted: { receive: 'received', retake: 'retake', extend: 'requested', reopen: 'received' },
  retake: { receive: 'received', accept: 'accepted', retake: 'retake', postpone: 'later', reopen: 'received' },
  // What was put off may be brought after all; what was captured before counts.
  later: { receive: 'received', accept: 'accepted', retake: 'retake', resume: 'requested' },
});

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
  | 'postpone';

export const paperStates = stateMachine<Paper['state'], PaperInput>({
  requested: { receive: 'received', postpone: 'later' },
  received: { receive: 'received', accept: 'accepted', retake: 'retake' },
  accepted: { receive: 'received', retake: 'retake' },
  retake: { receive: 'received', accept: 'accepted', postpone: 'later' },
  // What was put off may be brought after all; what was captured before counts.
  later: { receive: 'received', accept: 'accepted', retake: 'retake' },
});

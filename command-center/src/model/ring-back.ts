import type { CommandTerminal, StaffCall } from '@falink/protocol';
import type { StatusLook } from './status.js';

/** A television that is rung back, and the number that was left there. */
export interface RingTarget {
  readonly terminalId: string;
  readonly name: string;
  readonly siteName: string;
  /** The entry that a call settles; null: it is rung for another reason. */
  readonly callbackId: string | null;
}

/** The television of a call, which is rung for its own sake; null: the call came from a browser. */
export function ringTargetOf({ terminal }: Pick<StaffCall, 'terminal'>): RingTarget | null {
  const { id: terminalId, name, siteName } = terminal;
  return terminalId === null ? null : { terminalId, name, siteName, callbackId: null };
}

/** How far a ring is, as the person who rang sees it. */
export type RingStage =
  | 'calling'
  | 'away'
  | 'ringing'
  | 'answered'
  | 'no_answer'
  | 'declined'
  | 'in_call'
  | 'missed'
  | 'impossible'
  | 'failed'
  | 'cancelled';

const OPEN: readonly RingStage[] = ['calling', 'away', 'ringing'];

/** Whether the ring can still be answered, and cancelled. */
export function isRingOpen(stage: RingStage): boolean {
  return OPEN.includes(stage);
}

/** What a ring has come to at its one terminal; undefined: nothing is known yet. */
export function ringStage(row: Pick<CommandTerminal, 'state' | 'reason'> | null | undefined): RingStage {
  if (!row) return 'calling';
  switch (row.state) {
    // It has no line, or it would have been sent in the same moment.
    case 'pending':
      return 'away';
    case 'sent':
      return 'calling';
    case 'acknowledged':
      return 'ringing';
    case 'done':
      return 'answered';
    case 'refused':
      return row.reason === 'no_answer' || row.reason === 'in_call' ? row.reason : 'declined';
    case 'expired':
      return 'missed';
    case 'unsupported':
      return 'impossible';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
  }
}

export const RING_LOOK: Record<RingStage, StatusLook> = {
  calling: { icon: 'hourglass', family: 'blue' },
  away: { icon: 'wifi-off', family: 'gold' },
  ringing: { icon: 'bell-ring', family: 'blue' },
  answered: { icon: 'phone-call', family: 'jade' },
  no_answer: { icon: 'moon', family: 'gold' },
  declined: { icon: 'circle-dashed', family: 'gold' },
  in_call: { icon: 'phone-call', family: 'gold' },
  missed: { icon: 'wifi-off', family: 'coral' },
  impossible: { icon: 'circle-dashed', family: 'coral' },
  failed: { icon: 'octagon-alert', family: 'coral' },
  cancelled: { icon: 'circle-dashed', family: 'slate' },
};

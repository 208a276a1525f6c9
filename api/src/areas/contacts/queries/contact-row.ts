import type { CallEndReason, CallKind, CallState, Category } from '@falink/protocol';

/** The columns of a call that staff and terminals both see. */
export interface ContactRow {
  id: string;
  revision: number;
  kind: CallKind;
  state: CallState;
  category: Category;
  video: boolean;
  queued_at: Date;
  answered_at: Date | null;
  active_at: Date | null;
  ended_at: Date | null;
  end_reason: CallEndReason | null;
  intake_id: string | null;
  wait_ms: number;
  agent_id: string | null;
  agent_name: string | null;
  ring_ms: number | null;
}

/** How long a call has waited or did wait, in ms, of the row `c`. */
export const WAIT_MS = `extract(epoch FROM coalesce(c.answered_at, c.ended_at, clock_timestamp()) - c.queued_at) * 1000`;

/** How long the row `c` rings at its terminal yet, in ms; null: it does not ring. */
export const RING_MS = `CASE WHEN c.state = 'ringing'
    THEN greatest(0, extract(epoch FROM c.rings_until - clock_timestamp()) * 1000)::float8 END`;

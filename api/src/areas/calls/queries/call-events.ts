import { MAX_TIMELINE, type TimelineEntry } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** Stable words of a call's timeline. */
export type CallEventType =
  | 'queued'
  | 'category_changed'
  | 'offered'
  | 'declined'
  | 'missed'
  | 'withdrawn'
  | 'accepted'
  | 'activated'
  | 'media.flowing'
  | 'peer.joined'
  | 'peer.disconnected'
  | 'peer.resumed'
  | 'peer.left'
  | 'room.rebuilt'
  | 'room.moved'
  | 'room.closed'
  | 'ended';

export interface CallEventEntry {
  readonly callId: string;
  readonly type: CallEventType;
  /** `staff:<id>`, `terminal:<id>`, `sfu:<id>`; null: the system itself. */
  readonly actor: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Adds to the timelines of calls, in the transaction that they describe. */
export async function recordCallEvents(db: Queryable, entries: readonly CallEventEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.query(
    `INSERT INTO call_event (call_id, type, actor, data)
     SELECT call_id, type, actor, data::jsonb
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS e (call_id, type, actor, data)`,
    [
      entries.map((entry) => entry.callId),
      entries.map((entry) => entry.type),
      entries.map((entry) => entry.actor),
      entries.map((entry) => JSON.stringify(entry.data ?? {})),
    ],
  );
}

/** The timeline of one call, of a very long one its end; staff and terminals are named as people call them. */
export async function loadTimeline(db: Queryable, callId: string): Promise<TimelineEntry[]> {
  const { rows } = await db.query<{ at: Date; type: string; actor: string | null; data: Record<string, unknown> }>(
    `SELECT e.at, e.type, e.data, coalesce(s.display_name, t.name, e.actor) AS actor
     FROM (SELECT * FROM call_event WHERE call_id = $1 ORDER BY id DESC LIMIT ${MAX_TIMELINE}) e
     LEFT JOIN staff s ON e.actor = 'staff:' || s.id
     LEFT JOIN terminal t ON e.actor = 'terminal:' || t.id
     ORDER BY e.id`,
    [callId],
  );
  return rows.map(({ at, type, actor, data }) => ({ at: at.toISOString(), type, actor, data }));
}

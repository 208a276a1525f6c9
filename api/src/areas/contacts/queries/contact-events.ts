import { MAX_TIMELINE, type TimelineEntry } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** Stable words of a call's timeline. */
export type ContactEventType =
  | 'queued'
  | 'rung'
  | 'answered'
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

export interface ContactEventEntry {
  readonly contactId: string;
  readonly type: ContactEventType;
  /** `staff:<id>`, `terminal:<id>`, `sfu:<id>`; null: the system itself. */
  readonly actor: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Adds to the timelines of calls, in the transaction that they describe. */
export async function recordContactEvents(db: Queryable, entries: readonly ContactEventEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.query(
    `INSERT INTO contact_event (contact_id, type, actor, data)
     SELECT contact_id, type, actor, data::jsonb
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS e (contact_id, type, actor, data)`,
    [
      entries.map((entry) => entry.contactId),
      entries.map((entry) => entry.type),
      entries.map((entry) => entry.actor),
      entries.map((entry) => JSON.stringify(entry.data ?? {})),
    ],
  );
}

/** The timeline of one call, of a very long one its end; staff and terminals are named as people call them. */
export async function loadTimeline(db: Queryable, contactId: string): Promise<TimelineEntry[]> {
  const { rows } = await db.query<{ at: Date; type: string; actor: string | null; data: Record<string, unknown> }>(
    `SELECT e.at, e.type, e.data, coalesce(s.display_name, t.name, e.actor) AS actor
     FROM (SELECT * FROM contact_event WHERE contact_id = $1 ORDER BY id DESC LIMIT ${MAX_TIMELINE}) e
     LEFT JOIN staff s ON e.actor = 'staff:' || s.id
     LEFT JOIN terminal t ON e.actor = 'terminal:' || t.id
     ORDER BY e.id`,
    [contactId],
  );
  return rows.map(({ at, type, actor, data }) => ({ at: at.toISOString(), type, actor, data }));
}

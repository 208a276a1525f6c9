import type { OutcomeCode, StaffCall } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { type CallRow, WAIT_MS } from './call-row.js';

export type CallFilter =
  | { readonly ids: readonly string[] }
  /** Not ended, at or below an org unit. */
  | { readonly liveIn: string }
  /** Newest first, at or below an org unit. */
  | { readonly newestIn: string; readonly limit: number }
  /** Newest first, answered by this person. */
  | { readonly newestOf: string; readonly limit: number; readonly live?: boolean };

interface StaffCallRow extends CallRow {
  terminal_id: string;
  terminal_name: string;
  site_name: string;
  org_name: string;
  org_path: string;
  outcome: OutcomeCode | null;
  notes: string;
  notes_version: number;
  unstable: boolean;
}

/** A call for staff, with the org unit that decides who may see it. */
export interface ScopedCall {
  readonly call: StaffCall;
  readonly orgPath: string;
}

/** Calls as staff see them; newest first, except by ids. */
export async function loadStaffCalls(db: Queryable, filter: CallFilter): Promise<ScopedCall[]> {
  const { where, values } = staffCallFilter(filter);
  const { rows } = await db.query<StaffCallRow>(
    `SELECT c.id, c.revision, c.kind, c.state, c.category, c.video, c.queued_at, c.answered_at, c.active_at, c.ended_at, c.end_reason,
       c.intake_id, c.outcome, c.notes, c.notes_version, c.unstable, ${WAIT_MS} AS wait_ms,
       a.id AS agent_id, a.display_name AS agent_name, t.id AS terminal_id, t.name AS terminal_name,
       s.name AS site_name, o.name AS org_name, o.path::text AS org_path
     FROM call c
     JOIN terminal t ON t.id = c.terminal_id
     JOIN site s ON s.id = t.site_id
     JOIN org_unit o ON o.id = s.org_unit_id
     LEFT JOIN staff a ON a.id = c.agent_id
     WHERE ${where}`,
    values,
  );
  return rows.map((row) => ({ call: toStaffCall(row), orgPath: row.org_path }));
}

function staffCallFilter(filter: CallFilter): { where: string; values: unknown[] } {
  if ('ids' in filter) return { where: 'c.id = ANY ($1::uuid[])', values: [filter.ids] };
  if ('liveIn' in filter) {
    return { where: `c.state <> 'ended' AND o.path <@ $1::ltree ORDER BY c.queued_at DESC`, values: [filter.liveIn] };
  }
  if ('newestIn' in filter) {
    return { where: 'o.path <@ $1::ltree ORDER BY c.queued_at DESC LIMIT $2', values: [filter.newestIn, filter.limit] };
  }
  return {
    where: `c.agent_id = $1 ${filter.live ? `AND c.state <> 'ended'` : ''} ORDER BY c.queued_at DESC LIMIT $2`,
    values: [filter.newestOf, filter.limit],
  };
}

export async function loadStaffCall(db: Queryable, id: string): Promise<ScopedCall | null> {
  return (await loadStaffCalls(db, { ids: [id] }))[0] ?? null;
}

function toStaffCall(row: StaffCallRow): StaffCall {
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    state: row.state,
    category: row.category,
    video: row.video,
    terminal: { id: row.terminal_id, name: row.terminal_name, siteName: row.site_name, orgUnitName: row.org_name },
    agent: row.agent_id && row.agent_name ? { id: row.agent_id, displayName: row.agent_name } : null,
    queuedAt: row.queued_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    activeAt: row.active_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    waitMs: Math.max(0, Math.round(row.wait_ms)),
    endReason: row.end_reason,
    outcome: row.outcome,
    notes: row.notes,
    notesVersion: row.notes_version,
    intakeId: row.intake_id,
    unstable: row.unstable,
  };
}

import type {
  CallEndReason,
  CallKind,
  CallState,
  Category,
  OutcomeCode,
  StaffCall,
  TerminalCall,
} from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { ON_DUTY } from '../agents/agent-state.js';
import { isWaiting } from '../call-state.js';
import { roleFor } from '../routing/choose.js';
import { waitRange } from '../routing/wait-range.js';

/** A call's rating may be asked for during this time after its end. */
const RATING_WINDOW = '10 minutes';
/** Waits that the estimate looks at: the newest answered ones. */
const SAMPLE_SIZE = 200;
const SAMPLE_AGE = '14 days';

interface CallRow {
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
}

const WAIT_MS = `extract(epoch FROM coalesce(c.answered_at, c.ended_at, clock_timestamp()) - c.queued_at) * 1000`;

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

interface TerminalCallRow extends CallRow {
  terminal_id: string;
  agent_title: string | null;
  agent_office: string | null;
  agent_portrait: string | null;
  position: number | null;
  staffed: boolean;
  rating_due: boolean;
}

export interface TerminalCallEntry {
  readonly terminalId: string;
  readonly call: TerminalCall;
}

/**
 * Calls as their terminals see them: by id, or every waiting one. A place in the queue counts the calls of the same
 * kind in the same district; the range is null while nobody is on duty who could answer.
 */
export async function loadTerminalCalls(
  db: Queryable,
  filter: { readonly ids: readonly string[] } | 'waiting',
): Promise<TerminalCallEntry[]> {
  const { rows } = await db.query<TerminalCallRow>(
    `WITH line AS (
       SELECT c.id, o.path,
         row_number() OVER (PARTITION BY c.kind, subpath(o.path, 0, 1) ORDER BY c.queued_at, c.id)::integer AS position
       FROM call c
       JOIN terminal t ON t.id = c.terminal_id
       JOIN site s ON s.id = t.site_id
       JOIN org_unit o ON o.id = s.org_unit_id
       WHERE c.state IN ('queued', 'offered')
     )
     SELECT c.id, c.revision, c.terminal_id, c.kind, c.state, c.category, c.video, c.queued_at, c.answered_at, c.active_at, c.ended_at,
       c.end_reason, c.intake_id, ${WAIT_MS} AS wait_ms, a.id AS agent_id, a.display_name AS agent_name,
       a.title AS agent_title, a.office AS agent_office, a.portrait AS agent_portrait, line.position,
       line.id IS NOT NULL AND EXISTS (
         SELECT FROM agent_state d
         JOIN staff ds ON ds.id = d.staff_id
         JOIN org_unit d_org ON d_org.id = ds.org_unit_id
         JOIN staff_role dr ON dr.staff_id = d.staff_id
         WHERE d.state = ANY ($1::text[]) AND d_org.path @> line.path
           AND dr.role = CASE c.kind WHEN 'consultation' THEN $2 ELSE $3 END
       ) AS staffed,
       c.state = 'ended' AND c.answered_at IS NOT NULL AND c.rated_at IS NULL
         AND c.ended_at > now() - interval '${RATING_WINDOW}' AS rating_due
     FROM call c
     LEFT JOIN line ON line.id = c.id
     LEFT JOIN staff a ON a.id = c.agent_id
     WHERE ${filter === 'waiting' ? 'line.id IS NOT NULL' : 'c.id = ANY ($4::uuid[])'}`,
    [ON_DUTY, roleFor('consultation'), roleFor('intake'), ...(filter === 'waiting' ? [] : [filter.ids])],
  );
  const samples = new Map<CallKind, number[]>();
  for (const kind of new Set(rows.filter((row) => row.staffed).map((row) => row.kind))) {
    samples.set(kind, await recentWaits(db, kind));
  }
  return rows.map((row) => ({ terminalId: row.terminal_id, call: toTerminalCall(row, samples.get(row.kind) ?? []) }));
}

function toTerminalCall(row: TerminalCallRow, samples: readonly number[]): TerminalCall {
  const waitMs = Math.max(0, Math.round(row.wait_ms));
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    state: row.state,
    category: row.category,
    video: row.video,
    queuedAt: row.queued_at.toISOString(),
    waitMs,
    position: row.position,
    waitRangeMs: isWaiting(row.state) && row.staffed ? waitRange(samples, waitMs) : null,
    agent: row.agent_id
      ? {
          displayName: row.agent_name ?? '',
          title: row.agent_title ?? '',
          office: row.agent_office ?? '',
          portrait: row.agent_portrait,
        }
      : null,
    activeAt: row.active_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    ratingDue: row.rating_due,
    intakeId: row.intake_id,
  };
}

/** Waits until answer of the newest answered calls of a kind, in ms. */
export async function recentWaits(db: Queryable, kind: CallKind): Promise<number[]> {
  const { rows } = await db.query<{ wait_ms: number }>(
    `SELECT extract(epoch FROM answered_at - queued_at) * 1000 AS wait_ms FROM call
     WHERE kind = $1 AND answered_at IS NOT NULL AND queued_at > now() - interval '${SAMPLE_AGE}'
     ORDER BY queued_at DESC LIMIT ${SAMPLE_SIZE}`,
    [kind],
  );
  return rows.map((row) => row.wait_ms);
}

/** The call that a terminal is to show: the open one, or the last one while its rating is due; else null. */
export async function loadCurrentCall(db: Queryable, terminalId: string): Promise<TerminalCall | null> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT id FROM call WHERE terminal_id = $1 ORDER BY queued_at DESC LIMIT 1',
    [terminalId],
  );
  const id = rows[0]?.id;
  if (!id) return null;
  const call = (await loadTerminalCalls(db, { ids: [id] }))[0]?.call ?? null;
  return call && (call.state !== 'ended' || call.ratingDue) ? call : null;
}

/** The row that commands decide on, locked against every other command on this call. Lock calls before anything else. */
export interface LockedCall {
  readonly id: string;
  readonly terminalId: string;
  readonly kind: CallKind;
  readonly state: CallState;
  readonly agentId: string | null;
  readonly orgPath: string;
}

export async function lockCall(db: Queryable, id: string): Promise<LockedCall | null> {
  return lockWhere(db, 'c.id = $1', id);
}

/** The same, found by an offer of it. */
export async function lockCallOfOffer(db: Queryable, offerId: string): Promise<LockedCall | null> {
  return lockWhere(db, 'c.id = (SELECT call_id FROM offer WHERE id = $1)', offerId);
}

async function lockWhere(db: Queryable, condition: string, id: string): Promise<LockedCall | null> {
  const { rows } = await db.query<{
    id: string;
    terminal_id: string;
    kind: CallKind;
    state: CallState;
    agent_id: string | null;
    org_path: string;
  }>(
    `SELECT c.id, c.terminal_id, c.kind, c.state, c.agent_id, o.path::text AS org_path
     FROM call c JOIN terminal t ON t.id = c.terminal_id JOIN site s ON s.id = t.site_id
     JOIN org_unit o ON o.id = s.org_unit_id
     WHERE ${condition} FOR UPDATE OF c`,
    [id],
  );
  const row = rows[0];
  return row
    ? {
        id: row.id,
        terminalId: row.terminal_id,
        kind: row.kind,
        state: row.state,
        agentId: row.agent_id,
        orgPath: row.org_path,
      }
    : null;
}

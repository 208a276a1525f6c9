import type { CallOrigin, OutcomeCode, PageQuery, StaffCall } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { type ContactRow, RING_MS, WAIT_MS } from './contact-row.js';

/** Which calls: at or below an org unit, or answered by one person. */
export type CallFilter =
  | { readonly scopePath: string; readonly live: boolean }
  | { readonly agentId: string; readonly live: boolean };

interface StaffCallRow extends ContactRow {
  origin: CallOrigin;
  caller_id: string | null;
  caller_name: string | null;
  terminal_id: string | null;
  terminal_name: string | null;
  site_name: string | null;
  org_name: string;
  org_path: string;
  outcome: OutcomeCode | null;
  has_notes: boolean;
  notes_version: number;
  unstable: boolean;
}

/** A call for staff, with the org unit that decides who may see it. */
export interface ScopedCall {
  readonly call: StaffCall;
  readonly orgPath: string;
}

const COLUMNS = `c.id, c.revision, c.kind, c.origin, c.state, c.category, c.video, c.queued_at, c.answered_at, c.active_at, c.ended_at, c.end_reason,
  c.intake_id, c.outcome, c.notes_sealed IS NOT NULL OR c.notes <> '' AS has_notes, c.notes_version, c.unstable, ${WAIT_MS} AS wait_ms,
  a.id AS agent_id, a.display_name AS agent_name, w.id AS caller_id, w.display_name AS caller_name, ${RING_MS} AS ring_ms, c.terminal_id,
  o.terminal_name, o.site_name, o.unit_name AS org_name, o.path::text AS org_path`;

const FROM = `contact c
  JOIN contact_place o ON o.contact_id = c.id
  LEFT JOIN staff a ON a.id = c.agent_id
  LEFT JOIN staff w ON c.origin = 'desk' AND w.id = c.wanted_agent_id`;

const BY_QUEUEING: ListOrder['by'] = [
  { column: 'c.queued_at', kind: 'instant' },
  { column: 'c.id', kind: 'id' },
];

/** Indexes call_newest and call_agent_newest. */
const NEWEST_FIRST: ListOrder = { list: 'calls', direction: 'DESC', by: BY_QUEUEING };
/** Index call_live. */
const LONGEST_FIRST: ListOrder = { list: 'live calls', direction: 'ASC', by: BY_QUEUEING };

/** Newest first, not counted: there are ever more of them. */
export async function listCalls(db: Queryable, filter: CallFilter, page: PageQuery): Promise<Page<StaffCall>> {
  const [who, value] =
    'agentId' in filter ? ['c.agent_id = $1', filter.agentId] : ['o.path <@ $1::ltree', filter.scopePath];
  const where = filter.live ? `${who} AND c.state <> 'ended'` : who;
  const rows = { columns: COLUMNS, from: FROM, where, values: [value] };
  return mapPage(await selectPage<StaffCallRow>(db, NEWEST_FIRST, rows, page), toStaffCall);
}

/** Calls at or below an org unit that have not ended, the longest queued first, counted. */
export async function listLiveCalls(db: Queryable, scopePath: string, limit: number): Promise<Page<StaffCall>> {
  const where = `c.state <> 'ended' AND o.path <@ $1::ltree`;
  const rows = { columns: COLUMNS, from: FROM, where, values: [scopePath], counted: true };
  return mapPage(await selectPage<StaffCallRow>(db, LONGEST_FIRST, rows, { limit }), toStaffCall);
}

/** Calls as staff see them, in no order. */
export async function loadStaffCalls(db: Queryable, ids: readonly string[]): Promise<ScopedCall[]> {
  const { rows } = await db.query<StaffCallRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = ANY ($1::uuid[])`, [ids]);
  return rows.map((row) => ({ call: toStaffCall(row), orgPath: row.org_path }));
}

export async function loadStaffCall(db: Queryable, id: string): Promise<ScopedCall | null> {
  return (await loadStaffCalls(db, [id]))[0] ?? null;
}

function toStaffCall(row: StaffCallRow): StaffCall {
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    origin: row.origin,
    state: row.state,
    category: row.category,
    video: row.video,
    terminal: {
      id: row.terminal_id,
      name: row.terminal_name ?? '',
      siteName: row.site_name ?? '',
      orgUnitName: row.org_name,
    },
    agent: row.agent_id && row.agent_name ? { id: row.agent_id, displayName: row.agent_name } : null,
    caller: row.caller_id && row.caller_name ? { id: row.caller_id, displayName: row.caller_name } : null,
    ringMs: row.ring_ms === null ? null : Math.round(row.ring_ms),
    queuedAt: row.queued_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    activeAt: row.active_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    waitMs: Math.max(0, Math.round(row.wait_ms)),
    endReason: row.end_reason,
    outcome: row.outcome,
    hasNotes: row.has_notes,
    notesVersion: row.notes_version,
    intakeId: row.intake_id,
    unstable: row.unstable,
  };
}

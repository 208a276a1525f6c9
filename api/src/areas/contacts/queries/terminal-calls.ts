import { type CallOrigin, type CompanionState, isWaiting, type TerminalCall } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { waitRange } from '../routing/wait-range.js';
import { type ContactRow, RING_MS, WAIT_MS } from './contact-row.js';
import { recentWaits } from './recent-waits.js';

/** A call's rating may be asked for during this time after its end. */
const RATING_WINDOW = '10 minutes';

interface TerminalCallRow extends ContactRow {
  terminal_id: string | null;
  guest_id: string | null;
  request_id: string;
  origin: CallOrigin;
  agent_title: string | null;
  agent_office: string | null;
  agent_portrait: string | null;
  position: number | null;
  staffed: boolean;
  rating_due: boolean;
  companion: CompanionState | null;
}

export interface TerminalCallEntry {
  /** Null: it has none, and nobody is sent it. */
  readonly terminalId: string | null;
  readonly call: TerminalCall;
}

const WAITING = `FROM contact c
       JOIN contact_place o ON o.contact_id = c.id
       WHERE c.state IN ('queued', 'offered')`;

/** Of more calls than this, ranking the whole line once costs less than looking for the place of each. */
const FEW = 8;

/** Guests come after every terminal, in the queue as in routing (SPEC U4). */
const LATER = 'c.guest_id IS NOT NULL';

/** Every waiting call with its place. */
const WHOLE_LINE = `WITH line AS (
       SELECT c.id,
         row_number() OVER (PARTITION BY c.kind, subpath(o.path, 0, 1) ORDER BY ${LATER}, c.queued_at, c.id)::integer AS position
       ${WAITING}
     )`;

/** The places of those among `$1` that wait: nothing is ranked for calls that do not. */
const OWN_PLACES = `WITH own AS (
       SELECT c.id, c.kind, c.queued_at, ${LATER} AS later, subpath(o.path, 0, 1) AS district ${WAITING} AND c.id = ANY ($1::uuid[])
     ), line AS (
       SELECT own.id, (
         SELECT count(*)::integer ${WAITING} AND c.kind = own.kind AND subpath(o.path, 0, 1) = own.district
           AND (${LATER}, c.queued_at, c.id) <= (own.later, own.queued_at, own.id)
       ) AS position FROM own
     )`;

/** The phone that is the terminal's camera. */
const COMPANION = `SELECT CASE WHEN k.joined_at IS NULL THEN 'opened' WHEN k.left_at IS NULL THEN 'present' ELSE 'away' END AS state
       FROM session n JOIN participant p ON p.session_id = n.id AND p.terminal_id = c.terminal_id
       JOIN companion k ON k.participant_id = p.id AND k.opened_by IS NOT NULL
       WHERE n.contact_id = c.id AND n.ended_at IS NULL`;

/**
 * Calls as their terminals see them: by id, or every waiting one. A place in the queue counts the calls of the same
 * kind in the same district; the range is null while nobody is on duty who could answer.
 */
export async function loadTerminalCalls(
  db: Queryable,
  filter: { readonly ids: readonly string[] } | 'waiting',
): Promise<TerminalCallEntry[]> {
  const line = filter === 'waiting' || filter.ids.length > FEW ? WHOLE_LINE : OWN_PLACES;
  const { rows } = await db.query<TerminalCallRow>(
    `${line}
     SELECT c.id, c.request_id, c.revision, c.terminal_id, c.guest_id, c.kind, c.origin, c.state, c.category, c.video, c.queued_at, c.answered_at, c.active_at, c.ended_at,
       c.end_reason, c.intake_id, ${WAIT_MS} AS wait_ms, a.id AS agent_id, a.display_name AS agent_name,
       a.title AS agent_title, a.office AS agent_office, a.portrait AS agent_portrait, line.position,
       line.id IS NOT NULL AND c.unstaffed_since IS NULL AS staffed,
       c.state = 'ended' AND c.answered_at IS NOT NULL AND c.rated_at IS NULL
         AND c.ended_at > now() - interval '${RATING_WINDOW}' AS rating_due, k.state AS companion,
       ${RING_MS} AS ring_ms
     FROM contact c
     LEFT JOIN line ON line.id = c.id
     LEFT JOIN staff a ON a.id = CASE WHEN c.state = 'ringing' THEN c.wanted_agent_id ELSE c.agent_id END
     LEFT JOIN LATERAL (${COMPANION}) k ON c.state <> 'ended'
     WHERE ${filter === 'waiting' ? 'line.id IS NOT NULL' : 'c.id = ANY ($1::uuid[])'}`,
    filter === 'waiting' ? [] : [filter.ids],
  );
  const samples = new Map<string, number[]>();
  for (const row of rows) {
    if (row.staffed && !samples.has(lineOf(row))) {
      samples.set(lineOf(row), await recentWaits(db, row.kind, row.guest_id !== null));
    }
  }
  return rows.map((row) => ({
    terminalId: row.terminal_id,
    call: toTerminalCall(row, samples.get(lineOf(row)) ?? []),
  }));
}

/** Those who wait about as long: of a kind, and guests apart. */
const lineOf = ({ kind, guest_id }: Pick<TerminalCallRow, 'kind' | 'guest_id'>): string =>
  `${kind} ${guest_id !== null}`;

function toTerminalCall(row: TerminalCallRow, samples: readonly number[]): TerminalCall {
  const waitMs = Math.max(0, Math.round(row.wait_ms));
  return {
    id: row.id,
    requestId: row.request_id,
    revision: row.revision,
    kind: row.kind,
    origin: row.origin,
    state: row.state,
    category: row.category,
    video: row.video,
    queuedAt: row.queued_at.toISOString(),
    waitMs,
    position: row.position,
    staffed: isWaiting(row.state) ? row.staffed : true,
    ringMs: row.ring_ms === null ? null : Math.round(row.ring_ms),
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
    companion: row.companion,
  };
}

/**
 * The call that each terminal is to show: the open one, or the last one while its rating is due; null: neither.
 * Every terminal that was asked for is in the answer.
 */
export async function loadCurrentCalls(
  db: Queryable,
  terminalIds: readonly string[],
): Promise<Map<string, TerminalCall | null>> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT c.id FROM unnest($1::uuid[]) AS asked (id)
     CROSS JOIN LATERAL (SELECT * FROM contact WHERE terminal_id = asked.id ORDER BY queued_at DESC LIMIT 1) c
     WHERE c.state <> 'ended' OR c.ended_at > now() - interval '${RATING_WINDOW}'`,
    [terminalIds],
  );
  const ids = rows.map(({ id }) => id);
  const current = new Map<string, TerminalCall | null>(terminalIds.map((id) => [id, null]));
  if (ids.length === 0) return current;
  for (const { terminalId, call } of await loadTerminalCalls(db, { ids })) {
    if (terminalId === null) continue;
    if (call.state !== 'ended' || call.ratingDue) current.set(terminalId, call);
  }
  return current;
}

export async function loadCurrentCall(db: Queryable, terminalId: string): Promise<TerminalCall | null> {
  return (await loadCurrentCalls(db, [terminalId])).get(terminalId) ?? null;
}

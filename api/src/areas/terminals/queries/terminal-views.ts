import type { FleetView } from '@falink/protocol';
import { NODE_ALIVE_MS, TERMINAL_ALIVE_MS } from '../../../kernel/alive.js';

/** Terminals with their place and their open call, as the expressions below name them. */
export const TERMINALS = `terminal t
  JOIN site s ON s.id = t.site_id
  JOIN org_unit o ON o.id = s.org_unit_id
  LEFT JOIN contact c ON c.terminal_id = t.id AND c.state <> 'ended'`;

/** `$1` and `$2` of {@link CONNECTED}. */
export const ALIVE_MS = [TERMINAL_ALIVE_MS, NODE_ALIVE_MS] as const;

/**
 * A terminal is connected while its window and that window's process count as alive. The few processes are read once,
 * not per terminal.
 */
export const CONNECTED = `coalesce(t.last_seen_at > now() - $1 * interval '1 millisecond' AND t.node_id = ANY (
    ARRAY(SELECT n.id FROM api_node n WHERE n.last_seen_at > now() - $2 * interval '1 millisecond')), false)`;

/** Another window asks for the line, and the one that has it lives on: no box that comes back after a power cut. */
export const CONTESTED = 'coalesce(t.last_seen_at > t.contested_since, false)';

/** `terminalState` in SQL, to filter by it; a test compares the two. */
export const STATE = `CASE WHEN NOT ${CONNECTED} THEN 'offline'
  WHEN c.state IN ('queued', 'offered') THEN 'waiting'
  WHEN c.state IS NOT NULL THEN 'on_call'
  WHEN ${CONTESTED} THEN 'alert'
  WHEN t.is_playing THEN 'playing'
  ELSE 'idle' END`;

/**
 * SQL: a terminal is in one of these states. Of a comparison with a CASE the planner expects one row in 200, and would
 * join thousands one by one; of this it expects half.
 *
 * @param states SQL of an array
 */
export function stateIn(states: string, state: string = STATE): string {
  return `coalesce(${state} = ANY (${states}), false)`;
}

/** What each view holds. @param state SQL of {@link STATE}, or where it stands already */
function views(outdated: string, state?: string): Record<FleetView, string> {
  return {
    all: 't.revoked_at IS NULL',
    attention: `t.revoked_at IS NULL AND ${stateIn(`ARRAY['alert', 'offline']`, state)}`,
    room: `t.revoked_at IS NULL AND t.kind <> 'home'`,
    home: `t.revoked_at IS NULL AND t.kind = 'home'`,
    outdated: `t.revoked_at IS NULL AND t.app_version = ANY (${outdated}::text[])`,
    revoked: 't.revoked_at IS NOT NULL',
  };
}

/** SQL: a terminal is in a view. @param outdated gives the `$n` of the versions that count as old, if the view needs it */
export function viewHolds(view: FleetView, outdated: () => string): string {
  return views(view === 'outdated' ? outdated() : '')[view];
}

/**
 * SQL: how many terminals are in each view, a column a view.
 *
 * @param outdated `$n`, as above
 * @param state the column that holds each one's {@link STATE}
 */
export function countViews(outdated: string, state: string): string {
  return Object.entries(views(outdated, state))
    .map(([name, holds]) => `count(*) FILTER (WHERE ${holds}) AS ${name}`)
    .join(', ');
}

import type { FleetView } from '@falink/protocol';
import { NODE_ALIVE_MS, TERMINAL_ALIVE_MS } from '../../../kernel/alive.js';
import { PLAYING } from '../terminal-state.js';

/** Terminals with their place and their open call, as the expressions below name them. */
export const TERMINALS = `terminal t
  JOIN site s ON s.id = t.site_id
  JOIN org_unit o ON o.id = s.org_unit_id
  LEFT JOIN call c ON c.terminal_id = t.id AND c.state <> 'ended'`;

/** `$1` and `$2` of {@link CONNECTED}. */
export const ALIVE_MS = [TERMINAL_ALIVE_MS, NODE_ALIVE_MS] as const;

/** A terminal is connected while its window and that window's process count as alive. */
export const CONNECTED = `(t.connection_id IS NOT NULL AND t.last_seen_at > now() - $1 * interval '1 millisecond'
  AND EXISTS (SELECT FROM api_node n WHERE n.id = t.node_id AND n.last_seen_at > now() - $2 * interval '1 millisecond'))`;

/** Another window asks for the line, and the one that has it lives on: no box that comes back after a power cut. */
export const CONTESTED = 'coalesce(t.last_seen_at > t.contested_since, false)';

/** `terminalState` in SQL, to filter by it; a test compares the two. */
export const STATE = `CASE WHEN NOT ${CONNECTED} THEN 'offline'
  WHEN c.state IN ('queued', 'offered') THEN 'waiting'
  WHEN c.state IS NOT NULL THEN 'on_call'
  WHEN ${CONTESTED} THEN 'alert'
  WHEN t.scene #>> '{player,state}' IN (${[...PLAYING].map((word) => `'${word}'`).join(', ')}) THEN 'playing'
  ELSE 'idle' END`;

/** What each view holds. */
function views(outdated: string): Record<FleetView, string> {
  return {
    all: 't.revoked_at IS NULL',
    attention: `t.revoked_at IS NULL AND ${STATE} IN ('alert', 'offline')`,
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

/** SQL: how many terminals are in each view, a column a view. @param outdated `$n`, as above */
export function countViews(outdated: string): string {
  return Object.entries(views(outdated))
    .map(([name, holds]) => `count(*) FILTER (WHERE ${holds}) AS ${name}`)
    .join(', ');
}

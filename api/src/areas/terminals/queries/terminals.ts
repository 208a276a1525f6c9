import {
  type CallState,
  type DeviceInfo,
  FalinkError,
  type Scene,
  type SiteSchema,
  type Terminal,
  type TerminalKind,
} from '@falink/protocol';
import type { z } from 'zod';
import { NODE_ALIVE_MS, TERMINAL_ALIVE_MS } from '../../../kernel/alive.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { terminalState } from '../terminal-state.js';

export type Site = z.infer<typeof SiteSchema>;

interface TerminalRow {
  id: string;
  name: string;
  kind: TerminalKind;
  site_id: string;
  site_name: string;
  org_id: string;
  org_path: string;
  org_name: string;
  lng: number | null;
  lat: number | null;
  connected: boolean;
  call_state: CallState | null;
  last_seen_at: Date | null;
  app_version: string | null;
  scene: Scene | null;
  device: DeviceInfo | null;
  paired_at: Date | null;
  revoked_at: Date | null;
}

/** A terminal is connected while its window ($2) and that window's process ($3) count as alive. */
const CONNECTED = `(t.connection_id IS NOT NULL AND t.last_seen_at > now() - $2 * interval '1 millisecond'
  AND EXISTS (SELECT FROM api_node n WHERE n.id = t.node_id AND n.last_seen_at > now() - $3 * interval '1 millisecond'))`;

/** Terminals as staff see them: by id, or every one at or below an org unit. */
export async function loadTerminals(
  db: Queryable,
  where: { readonly ids: readonly string[] } | { readonly scopePath: string },
): Promise<Terminal[]> {
  const { rows } = await db.query<TerminalRow>(
    `SELECT t.id, t.name, t.kind, s.id AS site_id, s.name AS site_name, o.id AS org_id, o.path::text AS org_path,
       o.name AS org_name, s.lng, s.lat, ${CONNECTED} AS connected, c.state AS call_state, t.last_seen_at, t.app_version,
       t.scene, t.device, t.paired_at, t.revoked_at
     FROM terminal t
     JOIN site s ON s.id = t.site_id
     JOIN org_unit o ON o.id = s.org_unit_id
     LEFT JOIN call c ON c.terminal_id = t.id AND c.state <> 'ended'
     WHERE ${'ids' in where ? 't.id = ANY ($1::uuid[])' : 'o.path <@ $1::ltree'}
     ORDER BY o.path, t.name, t.id`,
    ['ids' in where ? where.ids : where.scopePath, TERMINAL_ALIVE_MS, NODE_ALIVE_MS],
  );
  return rows.map(toTerminal);
}

/** One terminal, with its org unit's path for scope checks; null: there is none. */
export async function loadTerminal(db: Queryable, id: string): Promise<Terminal | null> {
  return (await loadTerminals(db, { ids: [id] }))[0] ?? null;
}

function toTerminal(row: TerminalRow): Terminal {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    site: { id: row.site_id, name: row.site_name, orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name } },
    position: row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null,
    state: terminalState(row.connected, row.call_state, row.scene),
    connected: row.connected,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    appVersion: row.app_version,
    scene: row.scene,
    device: row.device,
    pairedAt: row.paired_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** Sites at or below an org unit. */
export async function loadSites(db: Queryable, scopePath: string): Promise<Site[]> {
  const { rows } = await db.query<{ id: string; name: string; org_id: string; org_path: string; org_name: string }>(
    `SELECT s.id, s.name, o.id AS org_id, o.path::text AS org_path, o.name AS org_name
     FROM site s JOIN org_unit o ON o.id = s.org_unit_id WHERE o.path <@ $1::ltree ORDER BY o.path, s.name`,
    [scopePath],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name },
  }));
}

/** @throws FalinkError terminal.unknown */
export async function requireTerminalView(db: Queryable, id: string): Promise<Terminal> {
  const terminal = await loadTerminal(db, id);
  if (!terminal) throw new FalinkError('terminal.unknown');
  return terminal;
}

import {
  type CallState,
  type DeviceInfo,
  FalinkError,
  type PageQuery,
  type Scene,
  type Terminal,
  type TerminalFilter,
  type TerminalKind,
  type TerminalSort,
} from '@falink/protocol';
import { type ListOrder, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { terminalState } from '../terminal-state.js';
import { filteredTerminals } from './terminal-filter.js';
import { ALIVE_MS, CONNECTED, CONTESTED, TERMINALS } from './terminal-views.js';

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
  contested: boolean;
  call_state: CallState | null;
  last_seen_at: Date | null;
  app_version: string | null;
  scene: Scene | null;
  device: DeviceInfo | null;
  paired_at: Date | null;
  revoked_at: Date | null;
  tags: string[];
  locked_at: Date | null;
}

const COLUMNS = `t.id, t.name, t.kind, s.id AS site_id, s.name AS site_name, o.id AS org_id, o.path::text AS org_path,
  o.name AS org_name, s.lng, s.lat, ${CONNECTED} AS connected, ${CONTESTED} AS contested, c.state AS call_state, t.last_seen_at, t.app_version,
  t.scene, t.device, t.paired_at, t.revoked_at, t.locked_at,
  ARRAY(SELECT g.tag FROM terminal_tag g WHERE g.terminal_id = t.id ORDER BY g.tag COLLATE "C") AS tags`;

const ID = { column: 't.id', kind: 'id' } as const;
const NAME = { column: 't.name COLLATE "C"', kind: 'text' } as const;

/**
 * The index terminal_name serves the first. The others sort what the filter left: an index over what heartbeats write
 * would cost more with each of them than it saves.
 */
const ORDERS: Readonly<Record<TerminalSort, ListOrder>> = {
  name: { list: 'terminals', direction: 'ASC', by: [NAME, ID] },
  unit: {
    list: 'terminals by unit',
    direction: 'ASC',
    by: [{ column: 'o.name COLLATE "C"', kind: 'text' }, NAME, ID],
  },
  silent: {
    list: 'silent terminals',
    direction: 'ASC',
    by: [{ column: 'coalesce(t.last_seen_at, to_timestamp(0))', kind: 'instant' }, ID],
  },
  paired: {
    list: 'paired terminals',
    direction: 'DESC',
    by: [{ column: 'coalesce(t.paired_at, to_timestamp(0))', kind: 'instant' }, ID],
  },
};

export interface TerminalList {
  readonly scopePath: string;
  readonly filter: TerminalFilter;
  readonly group?: string | undefined;
  readonly sort: TerminalSort;
}

/** Terminals as staff see them, counted. @throws FalinkError group.unknown, request.malformed */
export async function listTerminals(
  db: Queryable,
  { scopePath, filter, group, sort }: TerminalList,
  page: PageQuery,
): Promise<Page<Terminal>> {
  const found = await filteredTerminals(db, scopePath, { filter, group });
  const rows = { columns: 't.id', from: TERMINALS, ...found, detailsFrom: 'terminal t', counted: true };
  const ids = await selectPage<{ id: string }>(db, ORDERS[sort], rows, page);
  // Scenes and devices are read of the page alone: sorting them would cost ten times as much.
  const terminals = new Map(
    (
      await loadTerminals(
        db,
        ids.items.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  return { ...ids, items: ids.items.flatMap(({ id }) => terminals.get(id) ?? []) };
}

export async function loadTerminals(db: Queryable, ids: readonly string[]): Promise<Terminal[]> {
  const { rows } = await db.query<TerminalRow>(`SELECT ${COLUMNS} FROM ${TERMINALS} WHERE t.id = ANY ($3::uuid[])`, [
    ...ALIVE_MS,
    ids,
  ]);
  return rows.map(toTerminal);
}

/** One terminal, with its org unit's path for scope checks; null: there is none. */
export async function loadTerminal(db: Queryable, id: string): Promise<Terminal | null> {
  return (await loadTerminals(db, [id]))[0] ?? null;
}

function toTerminal(row: TerminalRow): Terminal {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    site: { id: row.site_id, name: row.site_name, orgUnit: { id: row.org_id, path: row.org_path, name: row.org_name } },
    position: row.lng !== null && row.lat !== null ? { lng: row.lng, lat: row.lat } : null,
    state: terminalState(row.connected, row.call_state, row.scene, row.contested),
    connected: row.connected,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    appVersion: row.app_version,
    scene: row.scene,
    device: row.device,
    pairedAt: row.paired_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    tags: row.tags,
    lockedAt: row.locked_at?.toISOString() ?? null,
  };
}

/** @throws FalinkError terminal.unknown */
export async function requireTerminalView(db: Queryable, id: string): Promise<Terminal> {
  const terminal = await loadTerminal(db, id);
  if (!terminal) throw new FalinkError('terminal.unknown');
  return terminal;
}

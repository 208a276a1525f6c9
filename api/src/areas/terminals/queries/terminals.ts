import {
  type CallState,
  type DeviceInfo,
  FalinkError,
  type FleetView,
  type PageQuery,
  type Scene,
  type Terminal,
  type TerminalKind,
  type TerminalState,
} from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';
import { terminalState } from '../terminal-state.js';
import { ALIVE_MS, CONNECTED, CONTESTED, inView, STATE, TERMINALS } from './terminal-views.js';

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
}

const COLUMNS = `t.id, t.name, t.kind, s.id AS site_id, s.name AS site_name, o.id AS org_id, o.path::text AS org_path,
  o.name AS org_name, s.lng, s.lat, ${CONNECTED} AS connected, ${CONTESTED} AS contested, c.state AS call_state, t.last_seen_at, t.app_version,
  t.scene, t.device, t.paired_at, t.revoked_at`;

/** Index terminal_name. */
const BY_NAME: ListOrder = {
  list: 'terminals',
  direction: 'ASC',
  by: [
    { column: 't.name COLLATE "C"', kind: 'text' },
    { column: 't.id', kind: 'id' },
  ],
};

const SEARCHED = ['t.name', 's.name', 'o.name', `coalesce(t.app_version, '')`, 't.id::text'];

export interface TerminalFilter {
  readonly scopePath: string;
  readonly view: FleetView;
  /** App versions that count as old. */
  readonly outdated: readonly string[];
  readonly states?: readonly TerminalState[] | undefined;
  readonly unitIds?: readonly string[] | undefined;
  readonly siteId?: string | undefined;
  readonly q?: string | undefined;
}

/** Terminals as staff see them, by name, counted. */
export async function listTerminals(db: Queryable, filter: TerminalFilter, page: PageQuery): Promise<Page<Terminal>> {
  const where = `o.path <@ $3::ltree AND ${inView('$4', '$5')}
    AND ($6::text[] IS NULL OR ${STATE} = ANY ($6::text[]))
    AND ($7::uuid[] IS NULL OR o.id = ANY ($7::uuid[]))
    AND ($8::uuid IS NULL OR s.id = $8::uuid)
    AND ${hasEveryWord(SEARCHED, '$9')}`;
  const values = [
    ...ALIVE_MS,
    filter.scopePath,
    filter.view,
    filter.outdated,
    filter.states ?? null,
    filter.unitIds ?? null,
    filter.siteId ?? null,
    filter.q ?? null,
  ];
  const rows = { columns: COLUMNS, from: TERMINALS, where, values, counted: true };
  return mapPage(await selectPage<TerminalRow>(db, BY_NAME, rows, page), toTerminal);
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
  };
}

/** @throws FalinkError terminal.unknown */
export async function requireTerminalView(db: Queryable, id: string): Promise<Terminal> {
  const terminal = await loadTerminal(db, id);
  if (!terminal) throw new FalinkError('terminal.unknown');
  return terminal;
}

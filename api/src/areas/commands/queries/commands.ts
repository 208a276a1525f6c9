import {
  type Command,
  type CommandCounts,
  type CommandOrder,
  CommandStateSchema,
  FalinkError,
  type PageQuery,
  type RecordedOrder,
} from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';

interface CommandRow {
  id: string;
  content: RecordedOrder;
  reason: string | null;
  target_name: string | null;
  terminals: number;
  counts: Partial<CommandCounts> | null;
  created_by: string;
  creator: string;
  org_path: string;
  created_at: Date;
  expires_at: Date;
  cancelled_at: Date | null;
  ended_at: Date | null;
}

/** How many terminals stand where: counted until all have their outcome, kept from then on. */
const COUNTED = `(SELECT json_object_agg(n.state, n.n) FROM (
  SELECT r.state, count(*)::int AS n FROM terminal_command r WHERE r.command_id = c.id GROUP BY r.state) AS n)`;

const COLUMNS = `c.id, c.content, c.reason, c.target_name, c.terminals, coalesce(c.counts::json, ${COUNTED}) AS counts,
  c.created_by, f.display_name AS creator, o.path::text AS org_path, c.created_at, c.expires_at, c.cancelled_at, c.ended_at`;

/** A command belongs to the unit of who made it. */
const FROM = 'command c JOIN staff f ON f.id = c.created_by JOIN org_unit o ON o.id = f.org_unit_id';

/** Index command_created. */
const LATEST_FIRST: ListOrder = {
  list: 'commands',
  direction: 'DESC',
  by: [
    { column: 'c.created_at', kind: 'instant' },
    { column: 'c.id', kind: 'id' },
  ],
};

/** Commands of staff at or below an org unit, the latest first, counted. */
export async function listCommands(
  db: Queryable,
  { scopePath, group }: { readonly scopePath: string; readonly group: 'all' | 'open' | 'over' },
  page: PageQuery,
): Promise<Page<Command>> {
  const where = `o.path <@ $1::ltree AND CASE $2 WHEN 'open' THEN c.ended_at IS NULL WHEN 'over' THEN c.ended_at IS NOT NULL ELSE true END`;
  const rows = { columns: COLUMNS, from: FROM, where, values: [scopePath, group], counted: true };
  return mapPage(await selectPage<CommandRow>(db, LATEST_FIRST, rows, page), toCommand);
}

/** A command as staff see it, and whose it is. */
export interface ScopedCommand {
  readonly command: Command;
  readonly orgPath: string;
}

export async function loadCommands(db: Queryable, ids: readonly string[]): Promise<ScopedCommand[]> {
  const { rows } = await db.query<CommandRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = ANY ($1::uuid[])`, [ids]);
  return rows.map((row) => ({ command: toCommand(row), orgPath: row.org_path }));
}

/** @throws FalinkError command.unknown */
export async function requireCommand(db: Queryable, id: string): Promise<ScopedCommand> {
  const [found] = await loadCommands(db, [id]);
  if (!found) throw new FalinkError('command.unknown');
  return found;
}

/** A command that is decided on: its row stays as it is until the commit. @throws FalinkError command.unknown */
export async function lockCommand(db: Queryable, id: string): Promise<ScopedCommand> {
  await db.query('SELECT FROM command WHERE id = $1 FOR UPDATE', [id]);
  return requireCommand(db, id);
}

function toCommand(row: CommandRow): Command {
  const counts = Object.fromEntries(CommandStateSchema.options.map((state) => [state, row.counts?.[state] ?? 0]));
  return {
    id: row.id,
    order: row.content,
    reason: row.reason,
    targetName: row.target_name,
    terminals: row.terminals,
    counts: counts as CommandCounts,
    createdBy: { id: row.created_by, name: row.creator },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

export interface NewCommandRow {
  readonly id: string;
  readonly order: CommandOrder;
  readonly reason: string | null;
  readonly targetName: string | null;
  readonly staffId: string;
  readonly ttlS: number;
}

export async function insertCommand(db: Queryable, row: NewCommandRow): Promise<void> {
  await db.query(
    `INSERT INTO command (id, type, content, reason, target_name, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 second')`,
    [row.id, row.order.type, JSON.stringify(row.order), row.reason, row.targetName, row.staffId, row.ttlS],
  );
}

export async function setTerminals(db: Queryable, id: string, terminals: number): Promise<void> {
  await db.query('UPDATE command SET terminals = $2 WHERE id = $1', [id, terminals]);
}

/** Marks a locked command as taken back, and takes it back where it is not acknowledged, in the order of the rows. */
export async function takeBack(db: Queryable, id: string, staffId: string): Promise<void> {
  await db.query('UPDATE command SET cancelled_at = now(), cancelled_by = $2 WHERE id = $1', [id, staffId]);
  await db.query(
    `WITH open AS (
       SELECT terminal_id FROM terminal_command WHERE command_id = $1 AND state IN ('pending', 'sent')
       ORDER BY terminal_id FOR UPDATE)
     UPDATE terminal_command r SET state = 'cancelled', ended_at = now() FROM open
     WHERE r.command_id = $1 AND r.terminal_id = open.terminal_id`,
    [id],
  );
}

import { type CommandReach, type CommandTarget, FalinkError } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { requireGroup, terminalsOf } from '../../groups/index.js';

/** A target whose existence and scope are known: what of it lies in scope is asked with `$1` and `$2`. */
export interface ResolvedTarget {
  /** The org unit at and below which terminals count: the scope of who asks, or the unit that was chosen. */
  readonly path: string;
  readonly ids: readonly string[] | null;
  readonly name: string | null;
}

/** Terminals of a target: in service, in scope, and chosen. */
const CHOSEN = `terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
  WHERE t.revoked_at IS NULL AND o.path <@ $1::ltree AND ($2::uuid[] IS NULL OR t.id = ANY ($2::uuid[]))`;

const valuesOf = ({ path, ids }: ResolvedTarget): unknown[] => [path, ids];

/**
 * What a target names, checked against the scope of who asks: a terminal or a unit outside it refuses the whole, a
 * saved group and a filter are cut to it (SPEC K4).
 *
 * @throws FalinkError terminal.unknown, unit.unknown, group.unknown, auth.out_of_scope
 */
export async function resolveTarget(db: Queryable, scopePath: string, target: CommandTarget): Promise<ResolvedTarget> {
  if ('terminals' in target) {
    const ids = [...new Set(target.terminals)];
    await requireTerminals(db, scopePath, ids);
    return { path: scopePath, ids, name: null };
  }
  if ('filter' in target || 'group' in target) {
    const name = target.group ? (await requireGroup(db, target.group, scopePath)).name : null;
    const ids: string[] = [];
    for await (const batch of terminalsOf(db, target, scopePath)) ids.push(...batch);
    return { path: scopePath, ids, name };
  }
  const { rows } = await db.query<{ path: string; name: string; inScope: boolean }>(
    `SELECT path::text AS path, name, path <@ $2::ltree AS "inScope" FROM org_unit WHERE id = $1`,
    [target.orgUnit, scopePath],
  );
  const unit = rows[0];
  if (!unit) throw new FalinkError('unit.unknown');
  if (!unit.inScope) throw new FalinkError('auth.out_of_scope');
  return { path: unit.path, ids: null, name: unit.name };
}

async function requireTerminals(db: Queryable, scopePath: string, ids: readonly string[]): Promise<void> {
  const { rows } = await db.query<{ found: number; inScope: number }>(
    `SELECT count(*)::int AS found, (count(*) FILTER (WHERE o.path <@ $2::ltree))::int AS "inScope"
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = ANY ($1::uuid[])`,
    [ids, scopePath],
  );
  if ((rows[0]?.found ?? 0) < ids.length) throw new FalinkError('terminal.unknown');
  if ((rows[0]?.inScope ?? 0) < ids.length) throw new FalinkError('auth.out_of_scope');
}

/** How many terminals a target holds now. */
export async function countReach(db: Queryable, target: ResolvedTarget): Promise<CommandReach> {
  const { rows } = await db.query<Omit<CommandReach, 'targetName'>>(
    `SELECT count(*)::int AS terminals, (count(*) FILTER (WHERE t.connection_id IS NOT NULL))::int AS connected,
       (count(*) FILTER (WHERE EXISTS (
         SELECT FROM contact c WHERE c.terminal_id = t.id AND c.state <> 'ended')))::int AS "inCall"
     FROM ${CHOSEN}`,
    valuesOf(target),
  );
  return { ...(rows[0] ?? { terminals: 0, connected: 0, inCall: 0 }), targetName: target.name };
}

/** A row for each terminal of a target, in one statement. @returns how many */
export async function insertTargets(db: Queryable, commandId: string, target: ResolvedTarget): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO terminal_command (command_id, terminal_id) SELECT $3::uuid, t.id FROM ${CHOSEN}`,
    [...valuesOf(target), commandId],
  );
  return rowCount ?? 0;
}

/** The same for the terminals at which another command came to nothing, as far as they are in service and in scope. */
export async function insertFailed(
  db: Queryable,
  commandId: string,
  { of, scopePath }: { readonly of: string; readonly scopePath: string },
): Promise<number> {
  const { rowCount } = await db.query(
    `INSERT INTO terminal_command (command_id, terminal_id)
     SELECT $1::uuid, t.id FROM terminal_command f JOIN terminal t ON t.id = f.terminal_id AND t.revoked_at IS NULL
       JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id AND o.path <@ $3::ltree
     WHERE f.command_id = $2 AND f.state IN ('failed', 'refused', 'expired', 'unsupported')`,
    [commandId, of, scopePath],
  );
  return rowCount ?? 0;
}

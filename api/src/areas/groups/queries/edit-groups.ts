import { FalinkError, type TerminalFilter, type TerminalGroup, type TerminalTarget } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { idsOf, targetedTerminals } from '../../terminals/index.js';
import { requireGroup } from './groups.js';

/** A unit whose groups are changed one after the other. @throws FalinkError unit.unknown */
export async function lockGroupUnit(
  db: Queryable,
  id: string,
): Promise<{ readonly path: string; readonly isClosed: boolean }> {
  const { rows } = await db.query<{ path: string; isClosed: boolean }>(
    `SELECT path::text AS path, closed_at IS NOT NULL AS "isClosed" FROM org_unit WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  if (!rows[0]) throw new FalinkError('unit.unknown');
  return rows[0];
}

/** A group that a command decides on. @throws FalinkError group.unknown */
export async function lockGroup(db: Queryable, id: string, scopePath: string): Promise<TerminalGroup> {
  const { orgUnit } = await requireGroup(db, id, scopePath);
  await lockGroupUnit(db, orgUnit.id);
  await db.query('SELECT FROM terminal_group WHERE id = $1 FOR UPDATE', [id]);
  return requireGroup(db, id, scopePath);
}

/** Whether another group of a locked unit has this name. */
export async function isGroupNameTaken(
  db: Queryable,
  { unitId, name, exceptId }: { readonly unitId: string; readonly name: string; readonly exceptId: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT FROM terminal_group WHERE org_unit_id = $1 AND name = $2 AND id IS DISTINCT FROM $3::uuid',
    [unitId, name, exceptId],
  );
  return rowCount !== 0;
}

export async function insertGroup(
  db: Queryable,
  group: {
    readonly id: string;
    readonly unitId: string;
    readonly name: string;
    readonly filter: TerminalFilter | null;
    readonly staffId: string;
  },
): Promise<void> {
  await db.query(
    'INSERT INTO terminal_group (id, org_unit_id, name, filter, created_by) VALUES ($1, $2, $3, $4::jsonb, $5)',
    [group.id, group.unitId, group.name, group.filter && JSON.stringify(group.filter), group.staffId],
  );
}

export async function updateGroup(
  db: Queryable,
  id: string,
  { name, filter }: { readonly name: string; readonly filter: TerminalFilter | null },
): Promise<void> {
  await db.query('UPDATE terminal_group SET name = $2, filter = $3::jsonb WHERE id = $1', [
    id,
    name,
    filter && JSON.stringify(filter),
  ]);
}

export async function deleteGroupRow(db: Queryable, id: string): Promise<void> {
  await db.query('DELETE FROM terminal_group WHERE id = $1', [id]);
}

/** @returns how many terminals came. @throws FalinkError group.unknown of the target */
export async function addMembers(
  db: Queryable,
  groupId: string,
  { target, scopePath }: { readonly target: TerminalTarget; readonly scopePath: string },
): Promise<number> {
  const rows = await targetedTerminals(db, scopePath, target);
  const { rowCount } = await db.query(
    `INSERT INTO terminal_group_member (group_id, terminal_id)
     SELECT $${rows.values.length + 1}::uuid, them.id FROM (${idsOf(rows)}) AS them ON CONFLICT DO NOTHING`,
    [...rows.values, groupId],
  );
  return rowCount ?? 0;
}

/** @returns how many terminals left. @throws FalinkError group.unknown of the target */
export async function removeMembers(
  db: Queryable,
  groupId: string,
  { target, scopePath }: { readonly target: TerminalTarget; readonly scopePath: string },
): Promise<number> {
  const rows = await targetedTerminals(db, scopePath, target);
  const { rowCount } = await db.query(
    `DELETE FROM terminal_group_member
     WHERE group_id = $${rows.values.length + 1}::uuid AND terminal_id IN (${idsOf(rows)})`,
    [...rows.values, groupId],
  );
  return rowCount ?? 0;
}

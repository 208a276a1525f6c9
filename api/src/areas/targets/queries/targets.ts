import { FalinkError, type Target, type TargetSetting } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { targetOf } from '../effective.js';
import { loadGiven, type PlaceKind } from './effective.js';

/** Where a target is given, by the kind of place. */
const COLUMN: Readonly<Record<PlaceKind, string>> = {
  unit: 'org_unit_id',
  site: 'site_id',
  terminal: 'terminal_id',
};

const UNKNOWN = { unit: 'unit.unknown', site: 'site.unknown', terminal: 'terminal.unknown' } as const;

/** What holds at a place and what it gives itself, with the unit that it belongs to. @throws FalinkError *.unknown */
export async function requireTarget(
  db: Queryable,
  kind: PlaceKind,
  id: string,
): Promise<{ readonly orgPath: string; readonly target: Target }> {
  const found = (await loadGiven(db, kind, [id])).get(id);
  if (!found) throw new FalinkError(UNKNOWN[kind]);
  const { orgPath, districtChannel, given } = found;
  return {
    orgPath,
    target: targetOf(given, { districtChannel, here: { id, revision: await findRevision(db, kind, id) } }),
  };
}

async function findRevision(db: Queryable, kind: PlaceKind, id: string): Promise<number> {
  const { rows } = await db.query<{ revision: number }>(`SELECT revision FROM target WHERE ${COLUMN[kind]} = $1`, [id]);
  return rows[0]?.revision ?? 0;
}

/** What terminals should run, by their id; those that are not there are left out. */
export async function loadTargets(db: Queryable, terminalIds: readonly string[]): Promise<Map<string, Target>> {
  const found = await loadGiven(db, 'terminal', terminalIds);
  // Put together and hashed once for all terminals that inherit from the same places.
  const made = new Map<string, Target>();
  return new Map(
    [...found].map(([id, { districtChannel, given, sources }]) => {
      const target = made.get(sources) ?? targetOf(given, { districtChannel, here: null });
      made.set(sources, target);
      return [id, target];
    }),
  );
}

/**
 * Locks a place until the commit, so that of two who give it something at once the second sees the first.
 *
 * @returns whether it is closed; null: there is no such place
 */
export async function lockPlace(db: Queryable, kind: PlaceKind, id: string): Promise<boolean | null> {
  const table = { unit: 'org_unit', site: 'site', terminal: 'terminal' }[kind];
  const closed = kind === 'terminal' ? 'false' : 'closed_at IS NOT NULL';
  const { rows } = await db.query<{ closed: boolean }>(
    `SELECT ${closed} AS closed FROM ${table} WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
  );
  return rows[0]?.closed ?? null;
}

/** What a place gives is another: made at the first time, and each time its revision grows. @returns the target's id */
export async function touchTarget(db: Queryable, kind: PlaceKind, id: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO target (${COLUMN[kind]}) VALUES ($1)
     ON CONFLICT (${COLUMN[kind]}) WHERE ${COLUMN[kind]} IS NOT NULL DO UPDATE SET revision = target.revision
     RETURNING id`,
    [id],
  );
  if (!rows[0]) throw new Error('a target was neither there nor made');
  return rows[0].id;
}

/** Gives values, and takes back those that are null. */
export async function writeSettings(
  db: Queryable,
  targetId: string,
  change: readonly (readonly [TargetSetting, unknown])[],
): Promise<void> {
  const taken = change.filter(([, value]) => value === null);
  const given = change.filter(([, value]) => value !== null);
  await db.query('DELETE FROM target_setting WHERE target_id = $1 AND setting = ANY ($2::text[])', [
    targetId,
    taken.map(([setting]) => setting),
  ]);
  await db.query(
    `INSERT INTO target_setting (target_id, setting, value)
     SELECT $1, s.setting, s.value::jsonb FROM unnest($2::text[], $3::text[]) AS s (setting, value)
     ON CONFLICT (target_id, setting) DO UPDATE SET value = excluded.value`,
    [targetId, given.map(([setting]) => setting), given.map(([, value]) => JSON.stringify(value))],
  );
}

export async function isChannel(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM channel WHERE id = $1', [id]);
  return rowCount !== 0;
}

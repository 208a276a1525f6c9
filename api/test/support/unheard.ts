import type pg from 'pg';

/** Writes of another process whose notifications this one never receives: the rows alone, without the command's NOTIFY. */
type Db = Pick<pg.ClientBase, 'query'>;

export async function revoke(db: Db, terminalId: string, reason: string): Promise<void> {
  await db.query('UPDATE terminal SET revoked_at = now(), revoke_reason = $2 WHERE id = $1', [terminalId, reason]);
}

export async function signOut(db: Db, username: string): Promise<void> {
  await db.query(
    `UPDATE staff_session SET ended_at = now(), end_reason = 'logout'
     WHERE staff_id = (SELECT id FROM staff WHERE username = $1)`,
    [username],
  );
}

/** Cuts the connections that listen, as a failover does; each process opens another one. */
export async function cutListener(db: Db): Promise<void> {
  await db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'falink-bus'`,
  );
}

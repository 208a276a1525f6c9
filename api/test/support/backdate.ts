import type { TestApi } from './api.js';

/** The columns that say when, by table. */
interface Times {
  agent_state: 'until' | 'unattended_since';
  api_node: 'started_at' | 'last_seen_at';
  blob_removal: 'since';
  callback: 'claimed_until' | 'requested_at' | 'done_at';
  contact: 'queued_at' | 'rings_until' | 'answered_at' | 'active_at' | 'ended_at' | 'unstaffed_since';
  contact_summary: 'confirmed_at';
  command: 'created_at' | 'expires_at' | 'ended_at';
  guest: 'created_at' | 'seen_at' | 'left_at';
  guest_link: 'created_at' | 'expires_at';
  guest_report: 'blocked_until';
  intake: 'closed_at';
  enrolment: 'voucher_expires_at';
  job_run: 'created_at' | 'started_at' | 'finished_at';
  login_guard: 'locked_until' | 'last_attempt_at';
  login_guard_address: 'locked_until' | 'last_attempt_at' | 'succeeded_at';
  migration: 'applied_at';
  offer: 'expires_at';
  pairing: 'expires_at';
  staff_link: 'expires_at';
  refresh_token: 'expires_at' | 'used_at';
  session: 'reported_at' | 'ended_at';
  sfu_node: 'last_seen_at' | 'heard_since';
  staff_session: 'created_at' | 'ended_at';
  terminal: 'disconnected_at' | 'contested_at' | 'last_seen_at';
  terminal_challenge: 'expires_at';
}

const KEY = {
  agent_state: 'staff_id',
  blob_removal: 'blob_key',
  contact_summary: 'contact_id',
  login_guard: 'username',
  login_guard_address: 'username',
  migration: 'number',
  terminal_challenge: 'terminal_id',
} as const;

/**
 * Moves points in time that commands have written: the clock of every duration is the database's, and no test waits
 * for it. Each column becomes so many milliseconds ago (negative: still to come); one that is null stays null. This is
 * the only place where a test writes to the tables of a running api.
 *
 * @param id the row's key; null for every row
 */
export async function backdate<T extends keyof Times>(
  api: TestApi,
  table: T,
  id: string | null,
  agoMs: Partial<Record<Times[T], number>>,
): Promise<void> {
  const columns = Object.entries(agoMs) as [string, number][];
  const sets = columns.map(
    ([name], i) => `${name} = CASE WHEN ${name} IS NOT NULL THEN now() - $${i + 1} * interval '1 millisecond' END`,
  );
  const key = table in KEY ? KEY[table as keyof typeof KEY] : 'id';
  const where = id === null ? '' : `WHERE ${key}::text = $${columns.length + 1}`;
  const client = await api.service.ctx.pool.connect();
  try {
    await client.query('BEGIN');
    // Triggers sleep: what is closed or append-only takes no other change.
    await client.query('SET LOCAL session_replication_role = replica');
    const { rowCount } = await client.query(`UPDATE ${table} SET ${sets.join(', ')} ${where}`, [
      ...columns.map(([, ms]) => ms),
      ...(id === null ? [] : [id]),
    ]);
    if (!rowCount) throw new Error(`no ${table} ${id ?? ''} to backdate`);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

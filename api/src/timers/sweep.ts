import { endCall } from '../areas/calls/commands/end-call.js';
import { expireOffers } from '../areas/calls/offers/close-offer.js';
import { findStrayConsoles, releaseStrays, removeConsoles } from '../areas/terminals/queries/connections.js';
import { sealAudit } from '../kernel/audit/queries.js';
import type { Context } from '../kernel/context.js';
import { inTransaction } from '../kernel/db/transaction.js';

/** Agents whose time for notes is over are free again. */
export async function endWrapUps(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.query<{ staff_id: string }>(
      `UPDATE agent_state SET state = 'available', since = clock_timestamp(), idle_since = clock_timestamp(),
         until = NULL, call_id = NULL
       WHERE staff_id IN (SELECT staff_id FROM agent_state WHERE state = 'wrap_up' AND until <= now() FOR UPDATE SKIP LOCKED)
       RETURNING staff_id`,
    );
    for (const { staff_id } of rows) tx.changed({ type: 'agent', id: staff_id });
  });
}

/** Agents on duty whose last console window closed a while ago are off duty. */
export async function releaseUnattended(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.query<{ staff_id: string }>(
      `UPDATE agent_state SET state = 'offline', since = clock_timestamp(), idle_since = NULL, unattended_since = NULL
       WHERE staff_id IN (
         SELECT staff_id FROM agent_state
         WHERE state IN ('available', 'away') AND unattended_since <= now() - $1 * interval '1 millisecond'
         FOR UPDATE SKIP LOCKED)
       RETURNING staff_id`,
      [ctx.config.times.unattendedMs],
    );
    for (const { staff_id } of rows) tx.changed({ type: 'agent', id: staff_id });
  });
}

/**
 * Ends calls that cannot go on: answered but without media for too long; waiting for a terminal whose connection was
 * lost; or in a room that no sfu has any more.
 */
export async function endLostCalls(ctx: Context): Promise<void> {
  const { connectMs, absentMs, roomLostMs } = ctx.config.times;
  const { rows } = await ctx.pool.query<{ id: string; reason: 'failed' | 'connection_lost' }>(
    `SELECT c.id, CASE WHEN c.state = 'connecting' THEN 'failed' ELSE 'connection_lost' END AS reason
     FROM call c
     JOIN terminal t ON t.id = c.terminal_id
     JOIN room r ON r.call_id = c.id
     -- Before this process ran it could not have heard of any room.
     LEFT JOIN api_node n ON n.id = $4
     WHERE (c.state = 'connecting' AND c.answered_at <= now() - $1 * interval '1 millisecond')
       OR (c.state IN ('queued', 'offered') AND t.connection_id IS NULL
           AND t.disconnected_at > c.queued_at AND t.disconnected_at <= now() - $2 * interval '1 millisecond')
       OR (c.state IN ('active', 'held')
           AND greatest(c.active_at, r.reported_at, n.started_at) <= now() - $3 * interval '1 millisecond')
     LIMIT 100`,
    [connectMs, absentMs, roomLostMs, ctx.config.nodeId],
  );
  for (const { id, reason } of rows)
    await inTransaction(ctx, (tx) => endCall(ctx, tx, { callId: id, reason, actor: 'system' }));
}

/** This process starts: it holds nothing yet, and could not have heard of anything before. */
export async function enlist(ctx: Context): Promise<void> {
  await ctx.pool.query(
    `INSERT INTO api_node (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET started_at = now(), last_seen_at = now()`,
    [ctx.config.nodeId],
  );
  await releaseStrays(ctx.pool, ctx.config.nodeId, []);
  await removeConsoles(ctx.pool, await findStrayConsoles(ctx.pool, ctx.config.nodeId, []));
}

/** This process lives: its connections count. */
export async function beat(ctx: Context): Promise<void> {
  await ctx.pool.query(`INSERT INTO api_node (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET last_seen_at = now()`, [
    ctx.config.nodeId,
  ]);
}

/** Offers whose time is over go back to the queue. */
export async function returnExpiredOffers(ctx: Context): Promise<void> {
  await expireOffers(ctx, (work) => inTransaction(ctx, work));
}

export async function sealAuditEvents(ctx: Context): Promise<void> {
  await sealAudit(ctx.pool);
}

/** Forgets what has served its purpose. */
export async function tidy(ctx: Context): Promise<void> {
  await ctx.pool.query(`DELETE FROM terminal_challenge WHERE expires_at < now() - interval '10 minutes'`);
  await ctx.pool.query(`DELETE FROM sfu_event WHERE received_at < now() - interval '1 day'`);
  await ctx.pool.query(`DELETE FROM login_guard WHERE last_attempt_at < now() - interval '1 day'`);
  await ctx.pool.query(`DELETE FROM refresh_token WHERE expires_at < now() - interval '7 days'`);
  await ctx.pool.query(`DELETE FROM api_node WHERE last_seen_at < now() - interval '1 day'`);
  await ctx.pool.query(`UPDATE pairing SET state = 'expired' WHERE state = 'pending' AND expires_at <= now()`);
}

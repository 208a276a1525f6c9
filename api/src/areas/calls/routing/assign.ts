import type { CallKind, Category, Role } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { recordCallEvents } from '../queries/call-events.js';
import { choosePairs, type IdleAgent, type Pair, roleFor, type WaitingCall } from './choose.js';

const LOCK_KEY = 4_125_348_023;
const MAX_AGENTS = 200;
const SPARE_CALLS = 20;
/** An agent whose last console window closed this long ago is not rung; a reload takes less. */
const UNATTENDED_GRACE = '5 seconds';
const KINDS: readonly CallKind[] = ['consultation', 'intake'];

/**
 * Puts waiting calls to idle agents, as many pairs as there are, in one transaction: calls become offered, agents
 * reserved until the offer's expiry. One process routes at a time, so the order holds across processes; rows that an
 * accept or a hang-up holds at this moment are skipped, and their commit asks for another round.
 *
 * @returns the number of offers made
 */
export async function assignWaiting(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    const agents = await lockIdleAgents(tx);
    if (agents.length === 0) return 0;
    const calls = await lockWaitingCalls(tx, agents);
    const pairs = choosePairs(calls, agents);
    if (pairs.length > 0) await makeOffers(tx, pairs, calls, ctx.config.times.offerMs);
    return pairs.length;
  });
}

async function lockIdleAgents(tx: Transaction): Promise<IdleAgent[]> {
  const { rows } = await tx.query<{ id: string; org_path: string; roles: Role[]; skills: Category[] }>(
    `SELECT a.staff_id AS id, o.path::text AS org_path,
       ARRAY(SELECT role::text FROM staff_role r WHERE r.staff_id = s.id) AS roles,
       ARRAY(SELECT category::text FROM staff_skill k WHERE k.staff_id = s.id) AS skills
     FROM agent_state a
     JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
     JOIN org_unit o ON o.id = s.org_unit_id
     WHERE a.state = 'available'
       AND (a.unattended_since IS NULL OR a.unattended_since > now() - interval '${UNATTENDED_GRACE}')
     ORDER BY a.idle_since, a.staff_id LIMIT ${MAX_AGENTS}
     FOR UPDATE OF a SKIP LOCKED`,
  );
  return rows.map((row) => ({ id: row.id, orgPath: row.org_path, roles: row.roles, skills: row.skills }));
}

/** Only calls that one of these agents may answer: a queue that nobody free can serve must not hide the one behind it. */
async function lockWaitingCalls(tx: Transaction, agents: readonly IdleAgent[]): Promise<WaitingCall[]> {
  const reach = new Map<string, { kind: CallKind; path: string }>();
  for (const agent of agents) {
    for (const kind of KINDS) {
      if (agent.roles.includes(roleFor(kind))) reach.set(`${kind} ${agent.orgPath}`, { kind, path: agent.orgPath });
    }
  }
  const { rows } = await tx.query<{
    id: string;
    kind: CallKind;
    category: Category;
    org_path: string;
    tried_by: string[];
    terminal_id: string;
  }>(
    `SELECT c.id, c.kind, c.category, o.path::text AS org_path,
       ARRAY(SELECT f.agent_id::text FROM offer f WHERE f.call_id = c.id AND f.state IN ('declined', 'expired')) AS tried_by
     FROM call c
     JOIN terminal t ON t.id = c.terminal_id
     JOIN site s ON s.id = t.site_id
     JOIN org_unit o ON o.id = s.org_unit_id
     WHERE c.state = 'queued'
       AND EXISTS (SELECT FROM unnest($1::text[], $2::ltree[]) AS reach (kind, path) WHERE reach.kind = c.kind AND reach.path @> o.path)
     ORDER BY c.queued_at, c.id LIMIT $3
     FOR UPDATE OF c SKIP LOCKED`,
    [[...reach.values()].map((r) => r.kind), [...reach.values()].map((r) => r.path), agents.length + SPARE_CALLS],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    category: row.category,
    orgPath: row.org_path,
    triedBy: row.tried_by,
  }));
}

async function makeOffers(
  tx: Transaction,
  pairs: readonly Pair[],
  calls: readonly WaitingCall[],
  offerMs: number,
): Promise<void> {
  const kinds = new Map(calls.map((call) => [call.id, call.kind]));
  const callIds = pairs.map((pair) => pair.callId);
  const agentIds = pairs.map((pair) => pair.agentId);
  await tx.query(`UPDATE call SET state = 'offered' WHERE id = ANY ($1::uuid[])`, [callIds]);
  await tx.query(
    `INSERT INTO participant (call_id, staff_id, role)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) ON CONFLICT DO NOTHING`,
    [callIds, agentIds, callIds.map((id) => (kinds.get(id) === 'intake' ? 'officer' : 'lawyer'))],
  );
  const { rows } = await tx.query<{ id: string; call_id: string; agent_id: string }>(
    `INSERT INTO offer (call_id, agent_id, offered_at, expires_at)
     SELECT p.call_id, p.agent_id, clock_timestamp(), clock_timestamp() + $3 * interval '1 millisecond'
     FROM unnest($1::uuid[], $2::uuid[]) AS p (call_id, agent_id)
     RETURNING id, call_id, agent_id`,
    [callIds, agentIds, offerMs],
  );
  await tx.query(
    `UPDATE agent_state a SET state = 'reserved', since = clock_timestamp(), offer_id = f.id
     FROM unnest($1::uuid[], $2::uuid[]) AS f (id, agent_id) WHERE a.staff_id = f.agent_id`,
    [rows.map((row) => row.id), rows.map((row) => row.agent_id)],
  );
  await recordCallEvents(
    tx,
    rows.map((row) => ({
      callId: row.call_id,
      type: 'offered',
      actor: `staff:${row.agent_id}`,
      data: { offerId: row.id },
    })),
  );
  for (const row of rows) {
    tx.changed({ type: 'offer', id: row.id }, { type: 'agent', id: row.agent_id }, { type: 'call', id: row.call_id });
  }
}

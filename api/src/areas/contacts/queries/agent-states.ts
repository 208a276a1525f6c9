import type { AgentState } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { agentStates } from '../agents/agent-state.js';

/** An agent's state, locked; a member of staff who was never on duty gets a row. */
export async function lockAgentState(db: Queryable, staffId: string): Promise<AgentState> {
  await db.query('INSERT INTO agent_state (staff_id) VALUES ($1) ON CONFLICT DO NOTHING', [staffId]);
  const { rows } = await db.query<{ state: AgentState }>(
    'SELECT state FROM agent_state WHERE staff_id = $1 FOR UPDATE',
    [staffId],
  );
  return rows[0]?.state ?? 'offline';
}

/** An agent's state; null: never on duty. */
export async function findAgentState(db: Queryable, staffId: string): Promise<AgentState | null> {
  const { rows } = await db.query<{ state: AgentState }>('SELECT state FROM agent_state WHERE staff_id = $1', [
    staffId,
  ]);
  return rows[0]?.state ?? null;
}

/** Writes the state that a locked agent chose; being available keeps its place among the idle. */
export async function setChosenState(db: Queryable, staffId: string, state: AgentState): Promise<void> {
  await db.query(
    `UPDATE agent_state SET state = $2::text, since = CASE WHEN state = $2::text THEN since ELSE clock_timestamp() END,
       contact_id = NULL, until = NULL, unattended_since = NULL,
       idle_since = CASE WHEN $2::text = 'available' THEN coalesce(idle_since, clock_timestamp()) END
     WHERE staff_id = $1`,
    [staffId, state],
  );
}

/** The offer that reserved an agent was withdrawn: free again, at the old place among the idle. */
export async function releaseAgent(db: Queryable, staffId: string, offerId: string): Promise<void> {
  const { from, to } = agentStates.move('release');
  await db.query(
    `UPDATE agent_state SET state = $3, since = clock_timestamp(), offer_id = NULL
     WHERE staff_id = $1 AND offer_id = $2 AND state = ANY ($4::text[])`,
    [staffId, offerId, to, from],
  );
}

/** The offer that reserved an agent was missed or declined: away, or off duty when the agent asked for that. */
export async function standDownAgent(
  db: Queryable,
  staffId: string,
  offerId: string,
  input: 'miss' | 'go_offline',
): Promise<void> {
  const to = agentStates.next('reserved', input);
  await db.query(
    `UPDATE agent_state SET state = $3, since = clock_timestamp(), offer_id = NULL, idle_since = NULL
     WHERE staff_id = $1 AND offer_id = $2 AND state = 'reserved'`,
    [staffId, offerId, to],
  );
}

/** Reserves agents for the offers that ring at their desks. */
export async function reserveAgents(
  db: Queryable,
  offers: readonly { readonly id: string; readonly agentId: string }[],
): Promise<void> {
  const { from, to } = agentStates.move('reserve');
  await db.query(
    `UPDATE agent_state a SET state = $3, since = clock_timestamp(), offer_id = f.id
     FROM unnest($1::uuid[], $2::uuid[]) AS f (id, agent_id) WHERE a.staff_id = f.agent_id AND a.state = ANY ($4::text[])`,
    [offers.map(({ id }) => id), offers.map(({ agentId }) => agentId), to, from],
  );
}

/** Agents whose time for notes is over are free again. @returns who */
export async function endWrapUps(db: Queryable): Promise<string[]> {
  const { from, to } = agentStates.move('wrap_up_over');
  const { rows } = await db.query<{ staff_id: string }>(
    `UPDATE agent_state SET state = $1, since = clock_timestamp(), idle_since = clock_timestamp(), until = NULL, contact_id = NULL
     WHERE staff_id IN (
       SELECT staff_id FROM agent_state WHERE state = ANY ($2::text[]) AND until <= now() FOR UPDATE SKIP LOCKED)
     RETURNING staff_id`,
    [to, from],
  );
  return rows.map(({ staff_id }) => staff_id);
}

/** Agents on duty whose last console window closed a while ago are off duty. @returns who */
export async function releaseUnattended(db: Queryable, unattendedMs: number): Promise<string[]> {
  const { from, to } = agentStates.move('unattended');
  const { rows } = await db.query<{ staff_id: string }>(
    `UPDATE agent_state SET state = $2, since = clock_timestamp(), idle_since = NULL, unattended_since = NULL
     WHERE staff_id IN (
       SELECT staff_id FROM agent_state
       WHERE state = ANY ($3::text[]) AND unattended_since <= now() - $1 * interval '1 millisecond'
       FOR UPDATE SKIP LOCKED)
     RETURNING staff_id`,
    [unattendedMs, to, from],
  );
  return rows.map(({ staff_id }) => staff_id);
}

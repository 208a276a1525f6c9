import { type AgentState, FalinkError, type Staff } from '@falink/protocol';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { permit } from '../../../kernel/policies/staff.js';
import { returnOffer } from '../offers/close-offer.js';
import { findOpenOffer } from '../queries/offers.js';
import { nextAgentState } from './agent-state.js';

const INPUT = { available: 'go_available', away: 'go_away', offline: 'go_offline' } as const;

/**
 * Goes on duty, away or off duty. Going away while it rings declines the offer.
 *
 * @throws FalinkError agent.not_agent, agent.busy
 */
export async function setAgentState(ctx: Context, staff: Staff, wanted: keyof typeof INPUT): Promise<void> {
  requireAgent(staff);
  await inTransaction(ctx, async (tx) => {
    // The call before the agent, as everywhere: the other order would wait for ever against an accept.
    const offer = wanted === 'available' ? null : await findOpenOffer(tx, staff.id);
    if (offer) await returnOffer(tx, offer, 'declined', wanted === 'offline' ? 'offline' : 'away');
    const state = await lockAgent(tx, staff.id);
    const next = nextAgentState(state, INPUT[wanted]);
    if (next === null) throw new FalinkError('agent.busy');
    // Reserved in the moment between looking and locking: the desk rings, and the agent decides there.
    if (state === 'reserved' && next !== 'reserved') throw new FalinkError('agent.busy');
    if (next === state && state !== 'available') return;
    await tx.query(
      `UPDATE agent_state SET state = $2::text, since = CASE WHEN state = $2::text THEN since ELSE clock_timestamp() END,
         call_id = NULL, until = NULL, unattended_since = NULL,
         idle_since = CASE WHEN $2::text = 'available' THEN coalesce(idle_since, clock_timestamp()) END
       WHERE staff_id = $1`,
      [staff.id, next],
    );
    tx.changed({ type: 'agent', id: staff.id });
  });
}

/** @throws FalinkError agent.not_agent */
export function requireAgent(staff: Staff): void {
  try {
    permit(staff, 'calls.answer');
  } catch (cause) {
    throw new FalinkError('agent.not_agent', {}, { cause });
  }
}

async function lockAgent(tx: Transaction, staffId: string): Promise<AgentState> {
  await tx.query('INSERT INTO agent_state (staff_id) VALUES ($1) ON CONFLICT DO NOTHING', [staffId]);
  const { rows } = await tx.query<{ state: AgentState }>(
    'SELECT state FROM agent_state WHERE staff_id = $1 FOR UPDATE',
    [staffId],
  );
  return rows[0]?.state ?? 'offline';
}

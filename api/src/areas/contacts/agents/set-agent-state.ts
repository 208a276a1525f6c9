import { type AgentStatus, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { agentChanged } from '../changes.js';
import { returnOffer } from '../offers/close-offer.js';
import { lockAgentState, setChosenState } from '../queries/agent-states.js';
import { requireAgentStatus } from '../queries/agents.js';
import { lockContact } from '../queries/lock-contact.js';
import { findOpenOffer } from '../queries/offers.js';
import { agentStates } from './agent-state.js';
import { requireAgent } from './require-agent.js';

const INPUT = { available: 'go_available', away: 'go_away', offline: 'go_offline' } as const;

/**
 * Goes on duty, away or off duty. Going away while it rings declines the offer.
 *
 * @throws FalinkError agent.not_agent, agent.busy
 */
export function setAgentState(
  ctx: Context,
  by: Actor,
  { state: wanted }: { readonly state: keyof typeof INPUT },
): Promise<AgentStatus> {
  const staff = staffOf(by);
  return command(ctx, by, {
    // The call before the agent, as everywhere: the other order would wait for ever against an accept.
    lock: async (tx) => {
      const offer = wanted === 'available' ? null : await findOpenOffer(tx, staff.id);
      return offer && (await lockContact(tx, offer.contactId)) ? offer : null;
    },
    authorise: () => requireAgent(staff),
    change: async (tx, offer) => {
      const input = wanted === 'offline' ? 'go_offline' : 'miss';
      const declined = offer !== null && (await returnOffer(tx, offer, 'decline', input));
      const state = await lockAgentState(tx, staff.id);
      const next = agentStates.next(state, INPUT[wanted]);
      if (next === null) throw new FalinkError('agent.busy');
      // Reserved in the moment between reading and locking: the desk rings, and the agent decides there.
      if (state === 'reserved' && next !== 'reserved') throw new FalinkError('agent.busy');
      if (next === state && state !== 'available' && !declined)
        return unchanged(await requireAgentStatus(tx, staff.id));
      await setChosenState(tx, staff.id, next);
      return {
        audit: {
          action: 'agent.state_set',
          subject: `staff:${staff.id}`,
          orgPath: staff.orgUnit.path,
          data: { state: next },
        },
        changed: [agentChanged(staff.id)],
        result: await requireAgentStatus(tx, staff.id),
      };
    },
  });
}

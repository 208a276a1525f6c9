import { type AgentStatus, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireAgent } from '../agents/require-agent.js';
import { requireAgentStatus } from '../queries/agents.js';
import { lockContactOfOffer } from '../queries/lock-contact.js';
import { findOffer } from '../queries/offers.js';
import { returnOffer } from './close-offer.js';
import { refusalOf } from './offer-refusal.js';

/**
 * Not now: the call goes to somebody else first, the agent becomes away.
 *
 * @throws FalinkError agent.not_agent, offer.unknown, offer.taken, offer.expired, offer.withdrawn
 */
export function declineOffer(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<AgentStatus> {
  const staff = staffOf(by);
  return command(ctx, by, {
    // The call before anything else, as everywhere; its offer is then read as it is now.
    lock: async (tx) => ({ contact: await lockContactOfOffer(tx, id), offer: await findOffer(tx, id) }),
    authorise: ({ offer }) => {
      requireAgent(staff);
      if (offer?.agentId !== staff.id) throw new FalinkError('offer.unknown');
    },
    change: async (tx, { contact, offer }) => {
      const refusal = offer && refusalOf(offer);
      if (refusal) throw refusal;
      if (!contact || !offer || !(await returnOffer(tx, offer, 'decline'))) throw new FalinkError('offer.unknown');
      return {
        audit: {
          action: 'offer.declined',
          subject: `call:${contact.id}`,
          orgPath: contact.orgPath,
          data: { offer: id },
        },
        result: await requireAgentStatus(tx, staff.id),
      };
    },
  });
}

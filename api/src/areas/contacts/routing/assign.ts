import type { CallKind } from '@falink/protocol';
import { SYSTEM } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { agentChanged, contactChanged, offerChanged } from '../changes.js';
import { reserveAgents } from '../queries/agent-states.js';
import { recordContactEvents } from '../queries/contact-events.js';
import {
  type InsertedOffer,
  insertOffers,
  lockIdleAgents,
  lockRouting,
  lockWaitingContacts,
  markOffered,
} from '../queries/routing.js';
import { choosePairs, type IdleAgent, type Pair, roleFor, type WaitingContact } from './choose.js';

const SPARE_CALLS = 20;
const KINDS: readonly CallKind[] = ['consultation', 'intake'];

/**
 * Puts waiting calls to idle agents, as many pairs as there are, in one transaction: calls become offered, agents
 * reserved until the offer's expiry. One process routes at a time, so the order holds across processes; rows that an
 * accept or a hang-up holds at this moment are skipped, and their commit asks for another round.
 *
 * @returns the number of offers made
 */
export async function assignWaiting(ctx: Context): Promise<number> {
  return command(ctx, SYSTEM, {
    lock: async (tx) => {
      await lockRouting(tx);
      const agents = await lockIdleAgents(tx);
      const calls =
        agents.length > 0 ? await lockWaitingContacts(tx, reachOf(agents), agents.length + SPARE_CALLS) : [];
      return { agents, calls };
    },
    authorise: () => {},
    change: async (tx, { agents, calls }) => {
      const pairs = choosePairs(calls, agents);
      if (pairs.length === 0) return unchanged(0);
      const offers = await makeOffers(tx, pairs, calls, ctx.config.times.offerMs);
      return {
        audit: 'in timeline',
        changed: offers.flatMap(({ id, agentId, contactId }) => [
          offerChanged(id),
          agentChanged(agentId),
          contactChanged(contactId),
        ]),
        result: offers.length,
      };
    },
  });
}

/** Only calls that one of these agents may answer: a queue that nobody free can serve must not hide the one behind it. */
function reachOf(agents: readonly IdleAgent[]): { kind: CallKind; path: string }[] {
  const reach = new Map<string, { kind: CallKind; path: string }>();
  for (const { roles, orgPath } of agents) {
    for (const kind of KINDS) {
      if (roles.includes(roleFor(kind))) reach.set(`${kind} ${orgPath}`, { kind, path: orgPath });
    }
  }
  return [...reach.values()];
}

async function makeOffers(
  tx: Transaction,
  pairs: readonly Pair[],
  calls: readonly WaitingContact[],
  offerMs: number,
): Promise<InsertedOffer[]> {
  const intakes = new Set(calls.filter(({ kind }) => kind === 'intake').map(({ id }) => id));
  await markOffered(
    tx,
    pairs.map(({ contactId }) => contactId),
  );
  const seats = pairs.map((pair) => ({ ...pair, role: intakes.has(pair.contactId) ? 'officer' : 'lawyer' }) as const);
  const offers = await insertOffers(tx, seats, offerMs);
  await reserveAgents(tx, offers);
  await recordContactEvents(
    tx,
    offers.map(({ id, contactId, agentId }) => ({
      contactId,
      type: 'offered',
      actor: `staff:${agentId}`,
      data: { offerId: id },
    })),
  );
  return offers;
}

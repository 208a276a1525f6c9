import { FalinkError, type RatingScore } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { contactChanged } from '../changes.js';
import { isOwnContact } from '../own-contact.js';
import { lockContact } from '../queries/lock-contact.js';
import { insertSealedRatings, isRated, markRated } from '../queries/ratings.js';
import { sealRating } from '../sealed-rating.js';

/**
 * Takes a rating, once a call (SPEC C8). The call's row learns only that it was rated; the score is sealed without the
 * call and waits for others of the same agent (`releaseRatings`).
 *
 * @throws FalinkError call.unknown, rating.not_due, rating.already
 */
export function rateContact(
  ctx: Context,
  by: Actor,
  { id, score }: { readonly id: string; readonly score: RatingScore },
): Promise<{ score: RatingScore }> {
  return command(ctx, by, {
    lock: (tx) => lockContact(tx, id),
    authorise: (contact) => {
      if (!isOwnContact(by, contact)) throw new FalinkError('call.unknown');
    },
    change: async (tx) => {
      const agentId = await markRated(tx, id);
      if (!agentId) throw new FalinkError((await isRated(tx, id)) ? 'rating.already' : 'rating.not_due');
      await insertSealedRatings(tx, [sealRating(ctx.secrets, { agentId, score })]);
      return {
        // Staff read the audit log: an event would say which call the day's new score may belong to.
        audit: 'not audited',
        changed: [contactChanged(id)],
        result: { score },
      };
    },
  });
}

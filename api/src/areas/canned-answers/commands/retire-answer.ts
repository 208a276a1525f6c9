import { type CannedAnswer, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { requireKeeper } from '../keeper.js';
import { lockAnswer, requireAnswer, setAnswerRetired } from '../queries.js';

/**
 * Takes a canned answer out of use, or puts it back [C18].
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, answer.unknown, answer.stale, answer.exists and answer.too_many
 *   when it comes back, request.id_reused
 */
export function retireAnswer(
  ctx: Context,
  by: Actor,
  asked: { readonly requestId: string; readonly id: string; readonly revision: number; readonly retired: boolean },
): Promise<CannedAnswer> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { id, revision, retired } = input;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'answer.retire', input },
    {
      permit: 'answers.manage',
      lock: (tx) => lockAnswer(tx, id),
      authorise: () => requireKeeper(staff),
      change: async (tx, { answer, isRetired }) => {
        if (isRetired === retired) return unchanged(answer);
        if (answer.revision !== revision) throw new FalinkError('answer.stale');
        await setAnswerRetired(tx, id, retired);
        return {
          audit: { action: retired ? 'answer.retired' : 'answer.restored', subject: `canned_answer:${id}` },
          changed: [],
          result: await requireAnswer(tx, id),
        };
      },
    },
  );
}

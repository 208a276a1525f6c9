import { randomUUID } from 'node:crypto';
import { type CannedAnswer, type CannedAnswerText, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { commandOnce } from '../../../kernel/requests/once.js';
import { requireKeeper } from '../keeper.js';
import { insertAnswer, lockAnswer, requireAnswer, updateAnswer } from '../queries.js';

/**
 * A new canned answer, for the whole installation [C18].
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, answer.exists, answer.too_many, request.id_reused
 */
export function createAnswer(
  ctx: Context,
  by: Actor,
  { requestId, ...input }: CannedAnswerText & { readonly requestId: string },
): Promise<CannedAnswer> {
  const staff = staffOf(by);
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'answer.create', input },
    {
      permit: 'answers.manage',
      lock: async () => null,
      authorise: () => requireKeeper(staff),
      change: async (tx) => {
        const id = randomUUID();
        await insertAnswer(tx, { ...input, id, staffId: staff.id });
        return {
          audit: { action: 'answer.created', subject: `canned_answer:${id}` },
          changed: [],
          result: await requireAnswer(tx, id),
        };
      },
    },
  );
}

/**
 * Changes a canned answer that is in use [C18].
 *
 * @throws FalinkError auth.forbidden, auth.out_of_scope, answer.unknown, answer.stale, answer.exists, request.id_reused
 */
export function editAnswer(
  ctx: Context,
  by: Actor,
  asked: CannedAnswerText & { readonly requestId: string; readonly id: string; readonly revision: number },
): Promise<CannedAnswer> {
  const staff = staffOf(by);
  const { requestId, ...input } = asked;
  const { id, revision, category, zh, en } = input;
  return commandOnce(
    ctx,
    by,
    { requestId, what: 'answer.edit', input },
    {
      permit: 'answers.manage',
      lock: (tx) => lockAnswer(tx, id),
      authorise: () => requireKeeper(staff),
      change: async (tx, { answer, isRetired }) => {
        if (isRetired) throw new FalinkError('answer.unknown');
        if (answer.revision !== revision) throw new FalinkError('answer.stale');
        if (answer.category === category && answer.zh === zh && answer.en === en) return unchanged(answer);
        await updateAnswer(tx, { id, category, zh, en, staffId: staff.id });
        return {
          audit: { action: 'answer.edited', subject: `canned_answer:${id}` },
          changed: [],
          result: await requireAnswer(tx, id),
        };
      },
    },
  );
}

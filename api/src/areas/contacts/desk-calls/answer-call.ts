import { FalinkError, isAnswered, type MediaAbility, type RoomAccess, type TerminalCall } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { residentGrants, roomAccess } from '../../sessions/index.js';
import { agentChanged, callbackChanged, contactChanged } from '../changes.js';
import { markCallbackDone } from '../queries/callbacks.js';
import { findCallbackOf, writeDeskAnswer } from '../queries/desk-calls.js';
import { lockContact } from '../queries/lock-contact.js';
import { loadTerminalCalls } from '../queries/terminal-calls.js';
import { wantsVideo } from '../wants-video.js';

export interface TerminalAnswer {
  readonly id: string;
  readonly ability: MediaAbility;
  readonly audioOnly?: boolean | undefined;
}

/**
 * Answers a desk that calls this terminal, after OK there (SPEC C20). Of an answer, a cancellation and the end of the
 * time exactly one wins; the repetition of an answer is the same answer. The number that the call is for is settled.
 *
 * @throws FalinkError call.unknown, call.not_yours, call.ended, call.no_common_codec, and call.state for a call that the
 *   terminal itself made
 */
export async function answerCall(
  ctx: Context,
  by: Actor,
  { id, ability, audioOnly = false }: TerminalAnswer,
): Promise<{ call: TerminalCall; room: RoomAccess }> {
  const terminal = terminalOf(by);
  await command(ctx, by, {
    lock: async (tx) => {
      const contact = await lockContact(tx, id);
      if (!contact) throw new FalinkError('call.unknown');
      return contact;
    },
    authorise: ({ terminalId }) => {
      if (terminalId !== terminal.id) throw new FalinkError('call.not_yours');
    },
    change: async (tx, { state, callerId, orgPath }) => {
      if (callerId === null) throw new FalinkError('call.state');
      if (state === 'ended') throw new FalinkError('call.ended');
      if (isAnswered(state)) return unchanged(undefined);
      const video = wantsVideo(ability, audioOnly);
      const grants = residentGrants(video);
      await writeDeskAnswer(tx, { contactId: id, terminalId: terminal.id, ability, video, grants, orgPath });
      const callbackId = await findCallbackOf(tx, id);
      if (callbackId && (await markCallbackDone(tx, callbackId, callerId))) tx.changed(callbackChanged(callbackId));
      return {
        audit: 'in statement',
        changed: [contactChanged(id), agentChanged(callerId), terminalChanged(terminal.id)],
        result: undefined,
      };
    },
  });
  // After the commit: the call stays answered even when no sfu is alive at this moment.
  const [[found], room] = await Promise.all([
    loadTerminalCalls(ctx.pool, { ids: [id] }),
    roomAccess(ctx, ctx.pool, id, { terminalId: terminal.id }),
  ]);
  if (!found) throw new FalinkError('call.unknown');
  return { call: found.call, room };
}

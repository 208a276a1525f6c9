import { COMPANION_LINK_S, type CompanionLink, FalinkError, isRinging } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { lockContact } from '../../contacts/index.js';
import { linkToken } from '../companion-keys.js';
import { findParticipantOf, writeLink } from '../queries/companions.js';

/**
 * A link for the phone that is to be this terminal's camera. The same requestId gives the same link; a new one makes the
 * link before it invalid, and leaves the phone that is there already (SPEC N1).
 *
 * @throws FalinkError call.unknown, call.ended, call.state while a desk calls and nobody answered
 */
export function offerCompanion(
  ctx: Context,
  by: Actor,
  { id, requestId }: { readonly id: string; readonly requestId: string },
): Promise<CompanionLink> {
  const terminal = terminalOf(by);
  return command(ctx, by, {
    lock: (tx) => lockContact(tx, id),
    authorise: (contact) => {
      if (contact?.terminalId !== terminal.id) throw new FalinkError('call.unknown');
    },
    change: async (tx, contact) => {
      // Nothing of this place is opened before somebody answered. [C20]
      if (contact && isRinging(contact.state)) throw new FalinkError('call.state');
      const participantId = await findParticipantOf(tx, id, terminal.id);
      if (!participantId) throw new FalinkError('call.ended');
      const token = linkToken(ctx.secrets, participantId, requestId);
      const hash = hashOpaqueToken(token);
      const expiresInMs = await writeLink(tx, { participantId, requestId, hash, lastsS: COMPANION_LINK_S });
      // The token is in the fragment: no server's log has it.
      const url = `${new URL('/companion/', ctx.publicUrl()).href}#${token}`;
      // Nothing is granted until a phone opens it, and that is recorded.
      return unchanged({ url, expiresInMs });
    },
  });
}

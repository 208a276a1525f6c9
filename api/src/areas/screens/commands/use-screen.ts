import { FalinkError, type Screen, type ScreenChoice } from '@falink/protocol';
import { type Actor, guestOf } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import {
  type ContactsContext,
  callOfTerminalChanged,
  contactChanged,
  findOpenContact,
  lockContact,
} from '../../contacts/index.js';
import { findOffered, findShown, showOn } from '../queries/screens.js';
import { hashOfCode } from '../screen-codes.js';

/**
 * The call of a guest goes on on a television as well: its second device, which shows and plays what the browser did. A
 * number that was used by this call is a success again (SPEC U10).
 *
 * @throws FalinkError call.unknown, call.ended, screen.unknown, screen.busy
 */
export function useScreen(ctx: ContactsContext, by: Actor, choice: ScreenChoice): Promise<Screen> {
  const { id: guestId, contactId } = guestOf(by);
  return command(ctx, by, {
    lock: (tx) => lockContact(tx, contactId),
    authorise: (contact) => {
      if (!contact) throw new FalinkError('call.unknown');
      if (contact.state === 'ended') throw new FalinkError('call.ended');
    },
    change: async (tx, contact) => {
      const orgPath = contact?.orgPath ?? '';
      const [shown, offered] = [await findShown(tx, contactId), await findOffered(tx, hashOf(ctx, choice), orgPath)];
      if (!offered) throw new FalinkError('screen.unknown');
      const { terminalId, name, siteName, usedBy } = offered;
      if (usedBy === contactId && shown?.terminalId === terminalId) return unchanged({ name, siteName });
      if (usedBy !== null) throw new FalinkError('screen.unknown');
      if (await findOpenContact(tx, terminalId)) throw new FalinkError('screen.busy');
      await showOn(tx, contactId, guestId, terminalId);
      if (shown) tx.afterCommit(() => ctx.sfu.removePeer(shown.sessionId, shown.id));
      return {
        audit: { action: 'call.screen_used', subject: `call:${contactId}`, orgPath, data: { terminalId } },
        changed: [
          contactChanged(contactId),
          terminalChanged(terminalId),
          ...(shown ? [callOfTerminalChanged(shown.terminalId), terminalChanged(shown.terminalId)] : []),
        ],
        result: { name, siteName },
      };
    },
  });
}

const hashOf = ({ secrets }: Context, choice: ScreenChoice) =>
  'token' in choice ? { token: hashOpaqueToken(choice.token) } : { code: hashOfCode(secrets, choice.code) };

import { FalinkError, type OpenedCompanion } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { contactChanged, lockContact, showVideo } from '../../contacts/index.js';
import { roomAccess } from '../../sessions/index.js';
import { phoneKey } from '../companion-keys.js';
import { type CompanionRow, findLinked, markOpened } from '../queries/companions.js';

type Linked = CompanionRow & { readonly orgPath: string };

/**
 * Makes the phone that opened the link first the terminal's camera and microphone, in the place of the phone before it,
 * and nobody after it (SPEC N2). A link that was guessed, one that is too old and one of a call that is over are
 * answered alike.
 *
 * @throws FalinkError companion.unknown, companion.opened, service.no_sfu
 */
export async function openCompanion(
  ctx: Context,
  by: Actor,
  { token, requestId }: { readonly token: string; readonly requestId: string },
): Promise<OpenedCompanion> {
  const { id, contactId, siteName, kind } = await command<Linked, Linked>(ctx, by, {
    lock: (tx) => lockLinked(tx, token),
    authorise: ({ linkOpenedBy, linkExpired }) => {
      if (linkOpenedBy !== null && linkOpenedBy !== requestId) throw new FalinkError('companion.opened');
      if (linkOpenedBy === null && linkExpired) throw new FalinkError('companion.unknown');
    },
    change: async (tx, row) => {
      if (row.linkOpenedBy !== null && row.openedBy !== requestId) throw new FalinkError('companion.unknown');
      if (row.linkOpenedBy !== null) return unchanged(row);
      await markOpened(tx, row.id, requestId);
      await showVideo(tx, row.contactId);
      return {
        audit: { action: 'call.companion_opened', subject: `call:${row.contactId}`, orgPath: row.orgPath },
        changed: [contactChanged(row.contactId)],
        result: row,
      };
    },
  });
  const room = await roomAccess(ctx, ctx.pool, contactId, { companionId: id }, { mustLive: true });
  return { companionId: id, key: phoneKey(ctx.secrets, id, requestId), room, siteName, kind };
}

/** Read after the contact is locked, so that its end and another phone wait. @throws FalinkError companion.unknown */
async function lockLinked(tx: Transaction, token: string): Promise<Linked> {
  const hash = hashOpaqueToken(token);
  const found = await findLinked(tx, hash);
  const contact = found && (await lockContact(tx, found.contactId));
  const row = contact && (await findLinked(tx, hash));
  if (!row?.open) throw new FalinkError('companion.unknown');
  return { ...row, orgPath: contact?.orgPath ?? '' };
}

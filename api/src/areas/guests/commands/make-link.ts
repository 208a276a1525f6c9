import { FalinkError, type MadeGuestLink, type NewGuestLink } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, nothing, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { tokenOfLink } from '../guest-keys.js';
import { insertLink, lockLink } from '../queries/links.js';
import { openLinkNote, sealLinkNote } from '../sealed-note.js';
import { presentLink } from '../view.js';

/**
 * A link for one person, at the unit of who makes it. The same requestId has the same link (SPEC U6).
 *
 * @throws FalinkError request.id_reused for another link, or of somebody else
 */
export function makeLink(ctx: Context, by: Actor, input: NewGuestLink): Promise<MadeGuestLink> {
  const staff = staffOf(by);
  const { requestId: id, expiresInHours: hours, note = '', category = null } = input;
  const token = tokenOfLink(ctx.secrets, id);
  return command(ctx, by, {
    permit: 'guests.invite',
    lock: nothing,
    authorise: () => {},
    change: async (tx) => {
      const isNew = await insertLink(tx, {
        id,
        tokenHash: hashOpaqueToken(token),
        unitId: staff.orgUnit.id,
        category,
        noteSealed: sealLinkNote(ctx.secrets, id, note),
        staffId: staff.id,
        hours,
      });
      const row = await lockLink(tx, id);
      const isSame =
        row?.created_by === staff.id &&
        row.hours === hours &&
        row.category === category &&
        openLinkNote(ctx.secrets, id, row.note_sealed) === note;
      if (!row || !isSame) throw new FalinkError('request.id_reused');
      const result: MadeGuestLink = { link: presentLink(ctx, row), url: linkOf(ctx.publicUrl(), token) };
      if (!isNew) return unchanged(result);
      return { audit: { action: 'guest.link_made', subject: `guest_link:${id}`, data: { hours } }, result };
    },
  });
}

/** The token is in the fragment: no server's log has it. */
const linkOf = (publicUrl: string, token: string): string => `${new URL('/guest/', publicUrl).href}#link=${token}`;

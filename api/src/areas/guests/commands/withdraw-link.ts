import { FalinkError, type GuestLink } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { lockLink, markLinkWithdrawn } from '../queries/links.js';
import { presentLink } from '../view.js';

/** A link no longer works; what it led to goes on. @throws FalinkError guest.link_unknown, auth.out_of_scope */
export function withdrawLink(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<GuestLink> {
  const staff = staffOf(by);
  return command(ctx, by, {
    permit: 'guests.invite',
    lock: async (tx) => {
      const row = await lockLink(tx, id);
      if (!row) throw new FalinkError('guest.link_unknown');
      return row;
    },
    authorise: (row) => requireScope(staff, row.org_path),
    change: async (tx, row) => {
      if (row.state === 'withdrawn') return unchanged(presentLink(ctx, row));
      await markLinkWithdrawn(tx, id);
      return {
        audit: { action: 'guest.link_withdrawn', subject: `guest_link:${id}`, orgPath: row.org_path },
        result: presentLink(ctx, { ...row, state: 'withdrawn' }),
      };
    },
  });
}

import { type Category, FalinkError } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { type LinkRow, lockLinkByToken, markLinkOpened } from '../queries/links.js';

export interface OpenedLink {
  readonly id: string;
  readonly unitId: string;
  readonly category: Category | null;
}

/**
 * Gives a link to the browser that shows it first, and to nobody after it (SPEC U6). The same browser may come again.
 *
 * @throws FalinkError guest.link_unknown, guest.link_withdrawn, guest.link_used, guest.link_expired
 */
export function openLink(
  ctx: Context,
  by: Actor,
  { token, browserHash }: { readonly token: string; readonly browserHash: Buffer },
): Promise<OpenedLink> {
  return command(ctx, by, {
    lock: async (tx) => {
      const row = await lockLinkByToken(tx, hashOpaqueToken(token));
      if (!row) throw new FalinkError('guest.link_unknown');
      return row;
    },
    authorise: (row) => requireUsable(row, browserHash),
    change: async (tx, row) => {
      const result: OpenedLink = { id: row.id, unitId: row.unit_id, category: row.category };
      if (row.opened_by) return unchanged(result);
      await markLinkOpened(tx, row.id, browserHash);
      return {
        audit: { action: 'guest.link_opened', subject: `guest_link:${row.id}`, orgPath: row.org_path },
        result,
      };
    },
  });
}

function requireUsable({ state, opened_by: openedBy }: LinkRow, browserHash: Buffer): void {
  if (state === 'withdrawn') throw new FalinkError('guest.link_withdrawn');
  if (openedBy && !openedBy.equals(browserHash)) throw new FalinkError('guest.link_used');
  if (state === 'expired') throw new FalinkError('guest.link_expired');
}

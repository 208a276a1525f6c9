import { type CallNotes, FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { may, requireScope } from '../../../kernel/policies/staff.js';
import { findNotes } from '../queries/contact-notes.js';
import { openNotes } from '../sealed-notes.js';

/**
 * What was noted of a call (SPEC C12). That somebody else than its agent read it is recorded before the text is given.
 *
 * @throws FalinkError call.unknown, notes.private, auth.out_of_scope
 */
export function readNotes(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<CallNotes> {
  const staff = staffOf(by);
  return command(ctx, by, {
    lock: async (tx) => {
      const found = await findNotes(tx, id);
      if (!found) throw new FalinkError('call.unknown');
      return found;
    },
    authorise: ({ agentId, orgPath, restricted }) => {
      if (restricted) throw new FalinkError('notes.private');
      if (agentId === staff.id) return;
      if (!may(staff, 'notes.read')) throw new FalinkError('notes.private');
      requireScope(staff, orgPath);
    },
    change: async (_tx, stored) => {
      const { agentId, orgPath, version, category, outcome } = stored;
      return {
        audit:
          agentId === staff.id
            ? 'not audited'
            : { action: 'call.notes_read', subject: `call:${id}`, orgPath, data: { version } },
        result: { version, notes: openNotes(ctx.secrets, id, stored), category, outcome },
      };
    },
  });
}

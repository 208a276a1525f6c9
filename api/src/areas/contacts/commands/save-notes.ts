import { type Category, FalinkError, type OutcomeCode, type StaffCall } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { contactChanged } from '../changes.js';
import { findNotes, type StoredNotes, writeNotes } from '../queries/contact-notes.js';
import { lockContact } from '../queries/lock-contact.js';
import { loadStaffCall } from '../queries/staff-calls.js';
import { openNotes, sealNotes } from '../sealed-notes.js';

export interface SavedNotes {
  readonly id: string;
  /** The one last seen. */
  readonly version: number;
  readonly notes?: string | undefined;
  readonly category?: Category | undefined;
  readonly outcome?: OutcomeCode | null | undefined;
}

/**
 * Stores what the agent of a call wrote, while it lasts and until its notes are due to be erased (SPEC C16); what is absent
 * stays, and the version grows by one. The latest save repeated changes nothing and has the same answer.
 *
 * @throws FalinkError call.unknown, call.not_yours, notes.private, notes.closed, notes.stale
 */
export function saveNotes(ctx: Context, by: Actor, input: SavedNotes): Promise<StaffCall> {
  const staff = staffOf(by);
  const { id, notes, ...rest } = input;
  return command(ctx, by, {
    lock: async (tx) => {
      const contact = await lockContact(tx, id);
      const stored = contact && (await findNotes(tx, id));
      if (!contact || !stored) throw new FalinkError('call.unknown');
      return { contact, stored };
    },
    authorise: ({ contact, stored }) => {
      if (contact.agentId !== staff.id) throw new FalinkError('call.not_yours');
      if (stored.restricted) throw new FalinkError('notes.private');
      const { endedDaysAgo } = stored;
      if (endedDaysAgo !== null && endedDaysAgo >= ctx.config.keep.call_notes) throw new FalinkError('notes.closed');
    },
    change: async (tx, { contact, stored }) => {
      if (isRepeated(ctx, stored, input)) return unchanged(await load(tx, id));
      const sealed = notes === undefined ? undefined : sealNotes(ctx.secrets, id, notes);
      if (!(await writeNotes(tx, id, { ...rest, sealed }))) throw new FalinkError('notes.stale');
      const saved = await load(tx, id);
      return {
        audit: {
          action: 'call.notes_saved',
          subject: `call:${id}`,
          orgPath: contact.orgPath,
          data: { version: saved.notesVersion, outcome: saved.outcome },
        },
        changed: [contactChanged(id)],
        result: saved,
      };
    },
  });
}

/** Whether the latest save is sent again because its answer was lost. */
function isRepeated({ secrets }: Context, stored: StoredNotes, sent: SavedNotes): boolean {
  return (
    stored.version === sent.version + 1 &&
    (sent.category ?? stored.category) === stored.category &&
    (sent.outcome === undefined || sent.outcome === stored.outcome) &&
    (sent.notes === undefined || sent.notes === openNotes(secrets, sent.id, stored))
  );
}

async function load(tx: Transaction, id: string): Promise<StaffCall> {
  const found = await loadStaffCall(tx, id);
  if (!found) throw new Error(`call ${id} vanished inside its transaction`);
  return found.call;
}

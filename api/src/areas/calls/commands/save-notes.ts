import { type Category, FalinkError, type OutcomeCode, type StaffCall } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { callChanged } from '../changes.js';
import { writeNotes } from '../queries/call-notes.js';
import { lockCall } from '../queries/lock-call.js';
import { loadStaffCall } from '../queries/staff-calls.js';
import { sealNotes } from '../sealed-notes.js';

export interface SavedNotes {
  readonly id: string;
  /** The one last seen. */
  readonly version: number;
  readonly notes?: string | undefined;
  readonly category?: Category | undefined;
  readonly outcome?: OutcomeCode | null | undefined;
}

/**
 * Stores what the agent of a call wrote; what is absent stays, and the version grows by one.
 *
 * @throws FalinkError call.unknown, call.not_yours, notes.stale
 */
export function saveNotes(ctx: Context, by: Actor, { id, notes, ...rest }: SavedNotes): Promise<StaffCall> {
  const staff = staffOf(by);
  return command(ctx, by, {
    lock: async (tx) => {
      const call = await lockCall(tx, id);
      if (!call) throw new FalinkError('call.unknown');
      return call;
    },
    authorise: (call) => {
      if (call.agentId !== staff.id) throw new FalinkError('call.not_yours');
    },
    change: async (tx, call) => {
      const sealed = notes === undefined ? undefined : sealNotes(ctx.secrets, id, notes);
      if (!(await writeNotes(tx, id, { ...rest, sealed }))) throw new FalinkError('notes.stale');
      const saved = await loadStaffCall(tx, id);
      if (!saved) throw new Error(`call ${id} vanished inside its transaction`);
      return {
        audit: {
          action: 'call.notes_saved',
          subject: `call:${id}`,
          orgPath: call.orgPath,
          data: { version: saved.call.notesVersion, outcome: saved.call.outcome },
        },
        changed: [callChanged(id)],
        result: saved.call,
      };
    },
  });
}

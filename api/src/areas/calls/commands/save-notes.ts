import { FalinkError, type StaffCall } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { callChanged } from '../changes.js';
import { type Notes, writeNotes } from '../queries/call-columns.js';
import { lockCall } from '../queries/lock-call.js';
import { loadStaffCall } from '../queries/staff-calls.js';

/**
 * Stores what the agent of a call wrote; what is absent stays, and the version grows by one.
 *
 * @throws FalinkError call.unknown, call.not_yours, notes.stale
 */
export function saveNotes(
  ctx: Context,
  by: Actor,
  { id, ...notes }: Notes & { readonly id: string },
): Promise<StaffCall> {
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
      if (!(await writeNotes(tx, id, notes))) throw new FalinkError('notes.stale');
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

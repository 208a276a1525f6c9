import { SYSTEM } from '../../../kernel/actor.js';
import { command, nothing } from '../../../kernel/command.js';
import type { CallsContext } from '../calls-context.js';
import { callChanged } from '../changes.js';
import { noteStaffing as writeStaffing } from '../queries/staffing.js';

/** Notifies waiting terminals within seconds when nobody is left who could answer, and when somebody is back (SPEC C7). */
export function noteStaffing(ctx: CallsContext): Promise<void> {
  return command(ctx, SYSTEM, {
    lock: nothing,
    authorise: () => {},
    // It follows from what the agents did, and that is audited.
    change: async (tx) => ({
      audit: 'not audited',
      changed: (await writeStaffing(tx)).map(callChanged),
      result: undefined,
    }),
  });
}

import { SYSTEM } from '../../../kernel/actor.js';
import { command, nothing } from '../../../kernel/command.js';
import { contactChanged } from '../changes.js';
import type { ContactsContext } from '../contacts-context.js';
import { noteStaffing as writeStaffing } from '../queries/staffing.js';

/** Notifies waiting terminals within seconds when nobody is left who could answer, and when somebody is back (SPEC C7). */
export function noteStaffing(ctx: ContactsContext): Promise<void> {
  return command(ctx, SYSTEM, {
    lock: nothing,
    authorise: () => {},
    // It follows from what the agents did, and that is audited.
    change: async (tx) => ({
      audit: 'not audited',
      changed: (await writeStaffing(tx)).map(contactChanged),
      result: undefined,
    }),
  });
}

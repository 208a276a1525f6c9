import { SYSTEM } from '../../kernel/actor.js';
import { recordAudit } from '../../kernel/audit/queries/events.js';
import { command, unchanged } from '../../kernel/command.js';
import type { TransactionHost } from '../../kernel/db/transaction.js';
import { setRestricted } from './queries.js';

/**
 * Restricts the files of persons to storage, or, `restricted` false, takes that back: nobody reads what the law orders
 * kept (PIPL Art. 47, SPEC P23). @returns whose that changed
 */
export function restrictPersons(
  host: TransactionHost,
  ids: readonly string[],
  restricted: boolean,
): Promise<readonly string[]> {
  return command<readonly string[], readonly string[]>(host, SYSTEM, {
    lock: (tx) => setRestricted(tx, ids, restricted),
    authorise: () => {},
    change: async (tx, changed) => {
      const action = restricted ? 'person.restricted' : 'person.lifted';
      for (const id of changed)
        await recordAudit(tx, { actor: 'system', action, subject: `person:${id}`, orgPath: null });
      return unchanged(changed);
    },
  });
}

import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { lockClearNotes, replaceClearNotes } from '../queries/contact-notes.js';
import { sealNotes } from '../sealed-notes.js';

const BATCH = 200;

/**
 * Seals the notes that the release before stored in clear: those from before the upgrade, and those of its processes
 * that still run beside this one. SQL has no key, so a migration cannot. Doing it twice changes nothing.
 *
 * @returns how many calls were changed
 */
export async function sealClearNotes(ctx: Context): Promise<number> {
  let sealed = 0;
  for (;;) {
    const changed = await sealBatch(ctx);
    if (changed === 0) return sealed;
    sealed += changed;
  }
}

function sealBatch(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const calls = await lockClearNotes(tx, BATCH);
    const texts = calls.flatMap(({ id, clear }) => {
      const sealed = sealNotes(ctx.secrets, id, clear);
      return sealed ? [{ id, sealed }] : [];
    });
    if (texts.length > 0) await replaceClearNotes(tx, texts);
    return texts.length;
  });
}

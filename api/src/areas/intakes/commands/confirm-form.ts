import { FalinkError, type Intake } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { requireTerminal } from '../access.js';
import { setConfirmed, setReadAloud } from '../queries/intakes.js';
import { changeIntake } from './change-intake.js';

/**
 * The resident pressed the key on camera: what was read is right, or is not; then it is to be read again.
 *
 * @throws FalinkError intake.unknown, intake.closed; intake.stale when another version was shown, or none was read
 */
export function confirmForm(
  ctx: Context,
  by: Actor,
  { id, version, correct }: { readonly id: string; readonly version: number; readonly correct: boolean },
): Promise<Intake> {
  return changeIntake(ctx, by, { id, authorise: requireTerminal }, async (tx, { row }) => {
    if (row.version !== version) throw new FalinkError('intake.stale', { details: { version: row.version } });
    if (!correct) {
      if (row.read_aloud_at === null) return null;
      await setReadAloud(tx, id, false);
      return { action: 'intake.not_confirmed', data: { version } };
    }
    if (row.read_aloud_at === null) throw new FalinkError('intake.stale', { details: { version: row.version } });
    if (row.confirmed_at !== null) return null;
    await setConfirmed(tx, id);
    return { action: 'intake.confirmed', data: { version } };
  });
}

import { FalinkError, type TargetReport } from '@falink/protocol';
import { type Actor, terminalOf } from '../../../kernel/actor.js';
import type { Context } from '../../../kernel/context.js';
import { reportChanged } from '../changes.js';
import { upsertReport } from '../queries/reports.js';

/**
 * Keeps what a terminal says that it runs. It is no write of a person: nothing is audited, and only what differs from
 * the last report is stored and announced (SPEC R4).
 *
 * @throws FalinkError auth.forbidden for another terminal's
 */
export async function reportTarget(
  { pool, changes }: Pick<Context, 'pool' | 'changes'>,
  by: Actor,
  { id, report }: { readonly id: string; readonly report: TargetReport },
): Promise<{ readonly digest: string }> {
  if (terminalOf(by).id !== id) throw new FalinkError('auth.forbidden');
  if (await upsertReport(pool, id, report)) changes.publish([reportChanged(id)]);
  return { digest: report.digest };
}

import { FalinkError, type OpenedSummary } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { hashOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { summaryChanged } from '../changes.js';
import { lockLinked, markOpened } from '../queries/summaries.js';
import { openSealedSummary } from '../sealed-summary.js';

/**
 * Gives a summary to the phone that opened its link first, and to nobody after it (SPEC C17). An unknown link and one
 * that is too old are answered alike.
 *
 * @throws FalinkError summary.unknown, summary.opened
 */
export function openSummary(
  ctx: Context,
  by: Actor,
  { token, requestId }: { readonly token: string; readonly requestId: string },
): Promise<OpenedSummary> {
  return command(ctx, by, {
    lock: async (tx) => {
      const row = await lockLinked(tx, hashOpaqueToken(token));
      if (!row || row.endedAt === null || row.remainingMs <= 0) throw new FalinkError('summary.unknown');
      return { ...row, endedAt: row.endedAt };
    },
    authorise: ({ openedBy }) => {
      if (openedBy !== null && openedBy !== requestId) throw new FalinkError('summary.opened');
    },
    change: async (tx, row) => {
      const { lines, nextOn } = openSealedSummary(ctx.secrets, row.contactId, row.sealed);
      const result: OpenedSummary = {
        lines: [...lines],
        nextOn,
        agentName: row.agentName ?? '',
        siteName: row.siteName,
        endedAt: row.endedAt.toISOString(),
      };
      if (row.openedBy !== null) return unchanged(result);
      await markOpened(tx, row.contactId, requestId);
      return {
        audit: { action: 'call.summary_opened', subject: `call:${row.contactId}`, orgPath: row.orgPath },
        changed: [summaryChanged(row.contactId)],
        result,
      };
    },
  });
}

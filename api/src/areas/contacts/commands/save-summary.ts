import { type CallSummary, FalinkError, type WrittenSummary } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { newOpaqueToken } from '../../../kernel/auth/opaque-token.js';
import { command, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import { summaryChanged } from '../changes.js';
import { lockContact } from '../queries/lock-contact.js';
import { findSummary, type SummaryRow, writeSummary } from '../queries/summaries.js';
import { openSealedSummary, sealSummary } from '../sealed-summary.js';

/**
 * Stores what the agent of a call wrote down for the resident, as a draft or for good (SPEC C17). The latest save
 * repeated changes nothing and has the same answer.
 *
 * @throws FalinkError call.unknown, call.not_yours, notes.private, summary.closed, summary.confirmed, summary.stale,
 *   summary.empty
 */
export function saveSummary(ctx: Context, by: Actor, input: WrittenSummary & { id: string }): Promise<CallSummary> {
  const staff = staffOf(by);
  const { id, version, nextOn, confirmed } = input;
  const lines = input.lines.filter((text) => text !== '');
  return command(ctx, by, {
    lock: async (tx) => {
      await lockContact(tx, id);
      const row = await findSummary(tx, id);
      if (!row) throw new FalinkError('call.unknown');
      return row;
    },
    authorise: (row) => {
      if (row.agentId !== staff.id) throw new FalinkError('call.not_yours');
      if (row.restricted) throw new FalinkError('notes.private');
    },
    change: async (tx, row) => {
      const stored = openSealedSummary(ctx.secrets, id, row.sealed);
      const isSame = JSON.stringify([stored.lines, stored.nextOn]) === JSON.stringify([lines, nextOn]);
      if (row.version === version + 1 && isSame && (row.confirmedAt !== null) === confirmed)
        return unchanged(presentSummary(ctx, row));
      if (row.confirmedAt !== null) throw new FalinkError('summary.confirmed');
      if (row.remainingMs <= 0) throw new FalinkError('summary.closed');
      if (confirmed && lines.length === 0) throw new FalinkError('summary.empty');
      const link = confirmed ? newOpaqueToken() : null;
      const sealed = sealSummary(ctx.secrets, id, { lines, nextOn, token: link?.token ?? null });
      if (!(await writeSummary(tx, { contactId: id, version, sealed, linkHash: link?.hash ?? null })))
        throw new FalinkError('summary.stale');
      const saved = await findSummary(tx, id);
      if (!saved) throw new Error(`call ${id} vanished inside its transaction`);
      const isAnnounced = confirmed || row.version === 0;
      return {
        audit: confirmed
          ? {
              action: 'call.summary_confirmed',
              subject: `call:${id}`,
              orgPath: row.orgPath,
              data: { lines: lines.length },
            }
          : 'not audited',
        changed: isAnnounced ? [summaryChanged(id)] : [],
        result: presentSummary(ctx, saved),
      };
    },
  });
}

/** As its agent sees it. */
export function presentSummary({ secrets }: Pick<Context, 'secrets'>, row: SummaryRow): CallSummary {
  const { lines, nextOn } = openSealedSummary(secrets, row.contactId, row.sealed);
  return {
    version: row.version,
    lines: [...lines],
    nextOn,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    opened: row.openedBy !== null,
  };
}

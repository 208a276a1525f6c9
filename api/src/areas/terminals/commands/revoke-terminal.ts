import { FalinkError, type Staff } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction } from '../../../kernel/db/transaction.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { withdrawTerminal } from './withdraw-terminal.js';

/**
 * Takes a terminal out of service at once. Revoking a revoked one changes nothing.
 *
 * @throws FalinkError terminal.unknown, auth.out_of_scope
 */
export async function revokeTerminal(ctx: Context, staff: Staff, terminalId: string, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.query<{ path: string; revoked: boolean }>(
      `SELECT o.path::text, t.revoked_at IS NOT NULL AS revoked
       FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
       WHERE t.id = $1 FOR UPDATE OF t`,
      [terminalId],
    );
    const row = rows[0];
    if (!row) throw new FalinkError('terminal.unknown');
    requireScope(staff, row.path);
    if (row.revoked) return;
    await tx.query('UPDATE terminal SET revoked_at = now(), revoke_reason = $2 WHERE id = $1', [terminalId, reason]);
    await withdrawTerminal(ctx, tx, terminalId, `staff:${staff.id}`);
    await recordAudit(tx, {
      actor: `staff:${staff.id}`,
      action: 'terminal.revoked',
      subject: `terminal:${terminalId}`,
      orgPath: row.path,
    });
  });
}

import { FalinkError, type Staff, type TerminalKind } from '@falink/protocol';
import { recordAudit } from '../../../kernel/audit/queries.js';
import type { Context } from '../../../kernel/context.js';
import { inTransaction, type Transaction } from '../../../kernel/db/transaction.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { findPairing, type PairingRow } from '../queries/pairings.js';
import { withdrawTerminal } from './withdraw-terminal.js';

export interface Approval {
  readonly siteId: string;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly replaceTerminalId?: string | undefined;
}

/**
 * Registers the key of a box: as a new terminal, or as the new box of an existing one, whose old key stops working.
 *
 * @returns the terminal's id
 * @throws FalinkError pairing.unknown, pairing.expired, pairing.decided, pairing.key_in_use, auth.out_of_scope,
 *   terminal.unknown
 */
export async function approvePairing(
  ctx: Context,
  staff: Staff,
  pairingId: string,
  approval: Approval,
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const pairing = await pendingPairing(tx, pairingId);
    const orgPath = await pathOfSite(tx, approval.siteId);
    if (orgPath === null)
      throw new FalinkError('request.malformed', { fields: [{ path: 'siteId', message: 'unknown' }] });
    requireScope(staff, orgPath);

    const terminalId = approval.replaceTerminalId
      ? await replaceBox(ctx, tx, staff, approval.replaceTerminalId, approval)
      : await newTerminal(tx, approval);
    await tx.query('UPDATE terminal SET device = $2, app_version = $3, paired_at = now() WHERE id = $1', [
      terminalId,
      JSON.stringify(pairing.device),
      pairing.device.appVersion,
    ]);
    const registered = await tx.query(
      'INSERT INTO terminal_key (thumbprint, terminal_id, public_key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [pairing.thumbprint, terminalId, JSON.stringify(pairing.public_key)],
    );
    if (!registered.rowCount) throw new FalinkError('pairing.key_in_use');
    await tx.query(
      `UPDATE pairing SET state = 'approved', decided_at = now(), decided_by = $2, terminal_id = $3 WHERE id = $1`,
      [pairing.id, staff.id, terminalId],
    );
    await recordAudit(tx, {
      actor: `staff:${staff.id}`,
      action: 'pairing.approved',
      subject: `terminal:${terminalId}`,
      orgPath,
      data: { pairingId, replaced: approval.replaceTerminalId !== undefined },
    });
    tx.changed({ type: 'pairing', id: pairing.id }, { type: 'terminal', id: terminalId });
    return terminalId;
  });
}

/** @throws FalinkError pairing.unknown, pairing.decided */
export async function rejectPairing(ctx: Context, staff: Staff, pairingId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const pairing = await pendingPairing(tx, pairingId);
    await tx.query(`UPDATE pairing SET state = 'rejected', decided_at = now(), decided_by = $2 WHERE id = $1`, [
      pairing.id,
      staff.id,
    ]);
    await recordAudit(tx, { actor: `staff:${staff.id}`, action: 'pairing.rejected', subject: `pairing:${pairing.id}` });
    tx.changed({ type: 'pairing', id: pairing.id });
  });
}

async function pendingPairing(tx: Transaction, id: string): Promise<PairingRow> {
  const pairing = await findPairing(tx, id, { lock: true });
  switch (pairing?.state) {
    case undefined:
      throw new FalinkError('pairing.unknown');
    case 'expired':
      throw new FalinkError('pairing.expired');
    case 'approved':
    case 'rejected':
      throw new FalinkError('pairing.decided');
    case 'pending':
      return pairing;
  }
}

async function pathOfSite(tx: Transaction, siteId: string): Promise<string | null> {
  const { rows } = await tx.query<{ path: string }>(
    'SELECT o.path::text FROM site s JOIN org_unit o ON o.id = s.org_unit_id WHERE s.id = $1',
    [siteId],
  );
  return rows[0]?.path ?? null;
}

async function newTerminal(tx: Transaction, { siteId, name, kind }: Approval): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    'INSERT INTO terminal (site_id, name, kind) VALUES ($1, $2, $3) RETURNING id',
    [siteId, name, kind],
  );
  return rows[0]?.id ?? '';
}

async function replaceBox(
  ctx: Context,
  tx: Transaction,
  staff: Staff,
  terminalId: string,
  approval: Approval,
): Promise<string> {
  const { rows } = await tx.query<{ path: string }>(
    `SELECT o.path::text FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = $1 FOR UPDATE OF t`,
    [terminalId],
  );
  if (!rows[0]) throw new FalinkError('terminal.unknown');
  requireScope(staff, rows[0].path);
  await withdrawTerminal(ctx, tx, terminalId, `staff:${staff.id}`);
  await tx.query(
    `UPDATE terminal SET site_id = $2, name = $3, kind = $4, revoked_at = NULL, revoke_reason = NULL WHERE id = $1`,
    [terminalId, approval.siteId, approval.name, approval.kind],
  );
  return terminalId;
}

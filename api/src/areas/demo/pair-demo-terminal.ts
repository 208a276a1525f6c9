import { type DeviceInfo, type DeviceKey, FalinkError } from '@falink/protocol';
import { recordAudit } from '../../kernel/audit/queries.js';
import type { Context } from '../../kernel/context.js';
import { inTransaction } from '../../kernel/db/transaction.js';
import { withdrawTerminal } from '../terminals/commands/withdraw-terminal.js';
import { importDeviceKey, thumbprintOf } from '../terminals/device-key.js';
import { TERMINALS } from './district.js';

/**
 * The demo door: makes the asking window the box of a demo terminal. The window that had it before is told, as when a
 * box is replaced.
 *
 * @throws FalinkError pairing.key_in_use when the key belongs to another terminal or was taken out of service
 */
export async function pairDemoTerminal(
  ctx: Context,
  { name, publicKey, device }: { name: string; publicKey: DeviceKey; device: DeviceInfo },
): Promise<string> {
  const terminal = TERMINALS.find((known) => known.demoName === name);
  if (!ctx.demo || !terminal) throw new FalinkError('request.not_found');
  importDeviceKey(publicKey);
  const thumbprint = thumbprintOf(publicKey);
  await inTransaction(ctx, async (tx) => {
    await tx.query('SELECT FROM terminal WHERE id = $1 FOR UPDATE', [terminal.id]);
    const known = await tx.query<{ terminal_id: string; revoked: boolean }>(
      'SELECT terminal_id, revoked_at IS NOT NULL AS revoked FROM terminal_key WHERE thumbprint = $1',
      [thumbprint],
    );
    const holder = known.rows[0];
    if (holder?.terminal_id === terminal.id && !holder.revoked) return;
    if (holder) throw new FalinkError('pairing.key_in_use');
    const before = await tx.query('SELECT FROM terminal_key WHERE terminal_id = $1 AND revoked_at IS NULL', [
      terminal.id,
    ]);
    if (before.rowCount) await withdrawTerminal(ctx, tx, terminal.id, 'system');
    await tx.query('INSERT INTO terminal_key (thumbprint, terminal_id, public_key) VALUES ($1, $2, $3)', [
      thumbprint,
      terminal.id,
      JSON.stringify(publicKey),
    ]);
    await tx.query(
      `UPDATE terminal SET device = $2, app_version = $3, paired_at = now(), revoked_at = NULL, revoke_reason = NULL WHERE id = $1`,
      [terminal.id, JSON.stringify(device), device.appVersion],
    );
    await recordAudit(tx, { actor: 'system', action: 'pairing.demo', subject: `terminal:${terminal.id}` });
    tx.changed({ type: 'terminal', id: terminal.id });
  });
  return terminal.id;
}

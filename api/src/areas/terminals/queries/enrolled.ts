import type { Queryable } from '../../../kernel/db/pool.js';

/** A box with this serial number became the terminal of the place where it was expected. */
export async function markEnrolled(
  db: Queryable,
  { serial, siteId, terminalId }: { readonly serial: string; readonly siteId: string; readonly terminalId: string },
): Promise<void> {
  await db.query(
    `UPDATE enrolment SET used_at = now(), terminal_id = $3
     WHERE serial = $1 AND site_id = $2 AND used_at IS NULL AND withdrawn_at IS NULL`,
    [serial, siteId, terminalId],
  );
}

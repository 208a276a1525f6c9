import type { Queryable } from '../../../kernel/db/pool.js';

/** Index callback_kept. An open number waits for its call, however long (SPEC C7). */
export const DUE_NUMBERS = `
  SELECT b.id::text, b.done_at AS at FROM callback b WHERE b.done_at < $1 AND b.phone_sealed IS NOT NULL`;

/** That somebody left a number stays, the number does not. */
export async function eraseNumbers(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE callback SET phone_sealed = NULL, phone_masked = '—', erased_at = clock_timestamp() WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
}

/** Index callback_kept. */
export const DUE_CALLBACKS = `
  SELECT b.id::text, b.done_at AS at FROM callback b WHERE b.done_at < $1 AND b.phone_sealed IS NULL`;

/** Erases that somebody left a number, and adds it up. */
export async function eraseCallbacks(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO callback_count AS k (org_unit_id, month, category, numbers)
     SELECT o.unit_id, date_trunc('month', b.requested_at AT TIME ZONE 'Asia/Shanghai')::date, b.category, count(*)
     FROM callback b JOIN callback_place o ON o.callback_id = b.id
     WHERE b.id = ANY ($1::uuid[])
     GROUP BY 1, 2, 3
     ON CONFLICT (org_unit_id, month, category) DO UPDATE SET numbers = k.numbers + excluded.numbers`,
    [ids],
  );
  await db.query('DELETE FROM callback WHERE id = ANY ($1::uuid[])', [ids]);
}

import type { Queryable } from '../../../kernel/db/pool.js';

/** The key of person `p`; null also while what it opens is only kept (SPEC P23). */
export const USABLE_KEY = 'CASE WHEN p.restricted_at IS NULL THEN p.data_key_sealed END';

/** A person is known by a key alone; whatever is sealed with it is gone when the key is forgotten. */
export async function insertPerson(db: Queryable, id: string, dataKeySealed: Buffer): Promise<void> {
  await db.query('INSERT INTO person (id, data_key_sealed) VALUES ($1, $2)', [id, dataKeySealed]);
}

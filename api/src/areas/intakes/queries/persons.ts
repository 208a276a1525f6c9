import type { Queryable } from '../../../kernel/db/pool.js';

/** A person is known by a key alone; whatever is sealed with it is gone when the key is forgotten. */
export async function insertPerson(db: Queryable, id: string, dataKeySealed: Buffer): Promise<void> {
  await db.query('INSERT INTO person (id, data_key_sealed) VALUES ($1, $2)', [id, dataKeySealed]);
}

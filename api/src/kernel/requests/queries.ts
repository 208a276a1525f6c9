import type { Queryable } from '../db/pool.js';

/** Takes a request's number, and waits for a transaction that is about to answer the same. @returns false: it is taken */
export async function claimRequest(
  db: Queryable,
  request: { readonly id: string; readonly staffId: string; readonly asked: Buffer },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'INSERT INTO answered_request (id, staff_id, asked) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING',
    [request.id, request.staffId, request.asked],
  );
  return rowCount !== 0;
}

export async function findAnswer(
  db: Queryable,
  id: string,
): Promise<{ readonly staffId: string; readonly asked: Buffer; readonly answer: unknown } | null> {
  const { rows } = await db.query<{ staffId: string; asked: Buffer; answer: unknown }>(
    'SELECT staff_id AS "staffId", asked, answer FROM answered_request WHERE id = $1',
    [id],
  );
  return rows[0] ?? null;
}

export async function keepAnswer(db: Queryable, id: string, answer: unknown): Promise<void> {
  await db.query('UPDATE answered_request SET answer = $2 WHERE id = $1', [id, JSON.stringify(answer)]);
}

/** Nobody repeats a request after so many days. */
export async function forgetAnswers(db: Queryable, days: number): Promise<void> {
  await db.query(`DELETE FROM answered_request WHERE answered_at < now() - $1 * interval '1 day'`, [days]);
}

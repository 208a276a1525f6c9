import type { Queryable } from '../../../kernel/db/pool.js';

export interface DueDay {
  /** YYYY-MM-DD */
  readonly date: string;
  /** Calendar days from today in Asia/Shanghai by the database's clock. */
  readonly daysLeft: number;
  readonly count: number;
}

/** Every day on which an application at or below an org unit is due, in order. */
export async function countDueDays(db: Queryable, scopePath: string): Promise<DueDay[]> {
  const { rows } = await db.query<DueDay>(
    `SELECT a.decision_due::text AS date, a.decision_due - (now() AT TIME ZONE 'Asia/Shanghai')::date AS "daysLeft",
       count(*) AS count
     FROM application a
     JOIN site s ON s.id = a.site_id
     JOIN org_unit o ON o.id = s.org_unit_id
     WHERE o.path <@ $1::ltree
     GROUP BY a.decision_due ORDER BY a.decision_due`,
    [scopePath],
  );
  return rows;
}

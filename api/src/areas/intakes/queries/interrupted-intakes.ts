import { MAX_INTERRUPTED } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** An intake that its call left unfinished, and nobody has continued. */
export interface InterruptedRow {
  readonly id: string;
  readonly ended_at: Date;
  readonly person_id: string;
  readonly data_key_sealed: Buffer;
  readonly form_sealed: Buffer | null;
  /** Papers with at least one page. */
  readonly papers: number;
}

/** What a terminal left unfinished within so many hours, latest first; what an erased person left is not among them. */
export async function findInterrupted(db: Queryable, terminalId: string, hours: number): Promise<InterruptedRow[]> {
  const { rows } = await db.query<InterruptedRow>(
    `SELECT i.id, i.closed_at AS ended_at, i.person_id, p.data_key_sealed, i.form_sealed, (
         SELECT count(DISTINCT g.paper_id)::int FROM intake_page g JOIN intake_paper q ON q.id = g.paper_id
         WHERE q.intake_id = i.id
       ) AS papers
     FROM intake i JOIN contact c ON c.id = i.contact_id JOIN person p ON p.id = i.person_id
     WHERE c.terminal_id = $1 AND i.close_reason = 'call_ended'
       AND i.closed_at > clock_timestamp() - make_interval(hours => $2)
       AND p.data_key_sealed IS NOT NULL
       AND NOT EXISTS (SELECT FROM intake later WHERE later.continues = i.id)
     ORDER BY i.closed_at DESC LIMIT ${MAX_INTERRUPTED}`,
    [terminalId, hours],
  );
  return rows;
}

/** The new intake takes over the form and the papers. The database refuses to continue one twice (UNIQUE). */
export async function takeOver(db: Queryable, intakeId: string, interrupted: InterruptedRow): Promise<void> {
  await db.query(
    `UPDATE intake SET continues = $2, person_id = $3, form_sealed = $4,
       version = CASE WHEN $4::bytea IS NULL THEN 0 ELSE 1 END
     WHERE id = $1`,
    [intakeId, interrupted.id, interrupted.person_id, interrupted.form_sealed],
  );
  await db.query('UPDATE intake_paper SET intake_id = $1 WHERE intake_id = $2', [intakeId, interrupted.id]);
}

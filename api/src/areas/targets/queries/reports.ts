import { type Reported, ReportedSchema, type TargetReport } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

/** Keeps a terminal's report; the same one again writes nothing. @returns whether it is another one */
export async function upsertReport(db: Queryable, terminalId: string, report: TargetReport): Promise<boolean> {
  const { digest, at, ...rest } = report;
  const { rowCount } = await db.query(
    `INSERT INTO terminal_report (terminal_id, digest, report, applied_at)
     VALUES ($1, $2, $3, least($4::timestamptz, now()))
     ON CONFLICT (terminal_id) DO UPDATE
     SET digest = excluded.digest, report = excluded.report, applied_at = excluded.applied_at, reported_at = now()
     WHERE terminal_report.digest <> excluded.digest OR terminal_report.report <> excluded.report`,
    [terminalId, digest, JSON.stringify(rest), at],
  );
  return rowCount !== 0;
}

/** What a terminal said last; null: nothing. */
export async function findReport(db: Queryable, terminalId: string): Promise<Reported | null> {
  const { rows } = await db.query<{ report: object; applied_at: Date; reported_at: Date }>(
    'SELECT report, applied_at, reported_at FROM terminal_report WHERE terminal_id = $1',
    [terminalId],
  );
  const [row] = rows;
  if (!row) return null;
  return ReportedSchema.parse({
    ...row.report,
    at: row.applied_at.toISOString(),
    reportedAt: row.reported_at.toISOString(),
  });
}

/** The names of the reports that terminals sent last, by their id. */
export async function listDigests(db: Queryable, terminalIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; digest: string }>(
    'SELECT terminal_id AS id, digest FROM terminal_report WHERE terminal_id = ANY ($1::uuid[])',
    [terminalIds],
  );
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

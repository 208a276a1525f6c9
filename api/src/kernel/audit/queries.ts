import type { Queryable } from '../db/pool.js';

export interface AuditEntry {
  /** `staff:<id>`, `terminal:<id>` or `system`. */
  readonly actor: string;
  /** What was done: `auth.login`, `pairing.approved`, … */
  readonly action: string;
  /** What it was done to: `call:<id>`, … */
  readonly subject: string;
  /** Org unit whose staff may read it; absent: the district's administration only. */
  readonly orgPath?: string | null;
  /** Ids and stable words only, never personal data. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Writes an audit event in the transaction that it describes; it is sealed into the hash chain a moment later. */
export async function recordAudit(db: Queryable, entry: AuditEntry): Promise<void> {
  await db.query(
    'INSERT INTO audit_event (actor, action, subject, org_path, data) VALUES ($1, $2, $3, $4::ltree, $5)',
    [entry.actor, entry.action, entry.subject, entry.orgPath ?? null, JSON.stringify(entry.data ?? {})],
  );
}

/** Seals new events into the chain, at most `limit` at once. @returns how many. */
export async function sealAudit(db: Queryable, limit = 500): Promise<number> {
  const { rows } = await db.query<{ sealed: number }>('SELECT seal_audit_events($1) AS sealed', [limit]);
  return rows[0]?.sealed ?? 0;
}

/** Walks the whole chain. @returns the number of sealed events, and the first whose hash does not follow. */
export async function verifyAudit(db: Queryable): Promise<{ sealed: number; brokenAt: number | null }> {
  const { rows } = await db.query<{ sealed: number; broken_at: number | null }>(`
    SELECT count(*) AS sealed, min(id) FILTER (WHERE hash IS DISTINCT FROM expected OR seal <> place) AS broken_at
    FROM (
      SELECT e.id, e.seal, e.hash,
        row_number() OVER (ORDER BY e.seal) AS place,
        audit_hash(lag(e.hash) OVER (ORDER BY e.seal), e) AS expected
      FROM audit_event e WHERE e.seal IS NOT NULL
    ) chain`);
  return { sealed: rows[0]?.sealed ?? 0, brokenAt: rows[0]?.broken_at ?? null };
}

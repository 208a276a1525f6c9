import type { TerminalKind } from '@falink/protocol';
import type { Queryable } from '../pool.js';

export interface TerminalIdentity {
  readonly id: string;
  readonly name: string;
  readonly kind: TerminalKind;
  readonly siteId: string;
  /** Org unit of its site. */
  readonly orgPath: string;
}

export interface TerminalCredentials {
  readonly terminal: TerminalIdentity;
  readonly tokenVersion: number;
  readonly revoked: boolean;
}

/** What a token is checked against; null: no such terminal, or it was never paired. */
export async function findTerminalIdentity(db: Queryable, id: string): Promise<TerminalCredentials | null> {
  const { rows } = await db.query<{
    id: string;
    name: string;
    kind: TerminalKind;
    site_id: string;
    org_path: string;
    token_version: number;
    revoked: boolean;
  }>(
    `SELECT t.id, t.name, t.kind, t.site_id, o.path::text AS org_path, t.token_version, t.revoked_at IS NOT NULL AS revoked
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id
     WHERE t.id = $1 AND t.paired_at IS NOT NULL`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    terminal: { id: row.id, name: row.name, kind: row.kind, siteId: row.site_id, orgPath: row.org_path },
    tokenVersion: row.token_version,
    revoked: row.revoked,
  };
}

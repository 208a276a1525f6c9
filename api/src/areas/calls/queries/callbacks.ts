import type { Callback, Category } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface ScopedCallback {
  readonly callback: Callback;
  readonly orgPath: string;
  readonly phoneSealed: Buffer;
}

/** Numbers to call back: by id, or those at or below an org unit, open ones first and the oldest of them on top. */
export async function loadCallbacks(
  db: Queryable,
  filter: { readonly ids: readonly string[] } | { readonly scopePath: string },
): Promise<ScopedCallback[]> {
  const { rows } = await db.query<{
    id: string;
    phone_masked: string;
    phone_sealed: Buffer;
    category: Category;
    site_name: string;
    org_path: string;
    requested_at: Date;
    done_at: Date | null;
    done_by: string | null;
  }>(
    `SELECT b.id, b.phone_masked, b.phone_sealed, b.category, s.name AS site_name, o.path::text AS org_path,
       b.requested_at, b.done_at, d.display_name AS done_by
     FROM callback b
     JOIN terminal t ON t.id = b.terminal_id
     JOIN site s ON s.id = t.site_id
     JOIN org_unit o ON o.id = s.org_unit_id
     LEFT JOIN staff d ON d.id = b.done_by
     WHERE ${'ids' in filter ? 'b.id = ANY ($1::uuid[])' : `o.path <@ $1::ltree AND (b.done_at IS NULL OR b.done_at > now() - interval '7 days')`}
     ORDER BY b.done_at IS NOT NULL, b.requested_at LIMIT 500`,
    ['ids' in filter ? filter.ids : filter.scopePath],
  );
  return rows.map((row) => ({
    orgPath: row.org_path,
    phoneSealed: row.phone_sealed,
    callback: {
      id: row.id,
      phoneMasked: row.phone_masked,
      category: row.category,
      siteName: row.site_name,
      requestedAt: row.requested_at.toISOString(),
      state: row.done_at ? 'done' : 'open',
      doneAt: row.done_at?.toISOString() ?? null,
      doneBy: row.done_by,
    },
  }));
}

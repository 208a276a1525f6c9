import { FalinkError, type PageQuery, type TagUse, type TerminalTarget } from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';
import { idsOf, targetedTerminals } from '../../terminals/index.js';

const IN_SCOPE = `terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id AND o.path <@ $1::ltree`;

/** Tags in use, each once. */
const USES = `(SELECT g.tag AS tag, count(*) AS terminals
  FROM terminal_tag g JOIN ${IN_SCOPE} ON t.id = g.terminal_id WHERE t.revoked_at IS NULL GROUP BY g.tag) AS use`;

const BY_TAG: ListOrder = {
  list: 'terminal-tags',
  direction: 'ASC',
  by: [{ column: 'use.tag COLLATE "C"', kind: 'text' }],
};

/** Tags that terminals in service in a scope carry, counted. */
export async function listTags(
  db: Queryable,
  { scopePath, q }: { readonly scopePath: string; readonly q?: string | undefined },
  page: PageQuery,
): Promise<Page<TagUse>> {
  const where = hasEveryWord(['use.tag'], '$2');
  const rows = { columns: 'use.*', from: USES, where, values: [scopePath, q ?? null], counted: true };
  return mapPage(await selectPage<TagUse>(db, BY_TAG, rows, page), ({ tag, terminals }) => ({ tag, terminals }));
}

/** Whether a terminal in scope, in service or not, carries a tag. */
export async function isTagInUse(db: Queryable, tag: string, scopePath: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM terminal_tag g JOIN ${IN_SCOPE} ON t.id = g.terminal_id WHERE g.tag = $2::text LIMIT 1`,
    [scopePath, tag],
  );
  return rowCount !== 0;
}

/**
 * Puts tags on terminals and takes others off. @returns how many carry other tags now
 * @throws FalinkError tag.too_many, group.unknown of the target
 */
export async function changeTags(
  db: Queryable,
  { target, scopePath }: { readonly target: TerminalTarget; readonly scopePath: string },
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<number> {
  const them = await targetedTerminals(db, scopePath, target);
  const [adds, removes] = [them.values.length + 1, them.values.length + 2];
  const { rows } = await db
    .query<{ count: number }>(
      `WITH them AS MATERIALIZED (${idsOf(them)}),
         gone AS (
           DELETE FROM terminal_tag WHERE terminal_id IN (SELECT id FROM them) AND tag = ANY ($${removes}::text[])
           RETURNING terminal_id),
         come AS (
           INSERT INTO terminal_tag (terminal_id, tag) SELECT id, word FROM them, unnest($${adds}::text[]) AS word
           ON CONFLICT DO NOTHING RETURNING terminal_id)
       SELECT count(*) FROM (SELECT terminal_id FROM gone UNION SELECT terminal_id FROM come) AS other`,
      [...them.values, add, remove],
    )
    .catch((error: unknown) => {
      if (isTooMany(error)) throw new FalinkError('tag.too_many');
      throw error;
    });
  return rows[0]?.count ?? 0;
}

function isTooMany(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'terminal_tag_ten';
}

/** Renames a tag on every terminal in scope; one that carries both has one of them. @returns how many carried it */
export async function renameTagRows(
  db: Queryable,
  { from, to, scopePath }: { readonly from: string; readonly to: string; readonly scopePath: string },
): Promise<number> {
  const { rowCount } = await db.query(
    `WITH gone AS (
       DELETE FROM terminal_tag g USING ${IN_SCOPE} WHERE t.id = g.terminal_id AND g.tag = $2::text
       RETURNING g.terminal_id),
       come AS (
         INSERT INTO terminal_tag (terminal_id, tag) SELECT terminal_id, $3::text FROM gone ON CONFLICT DO NOTHING)
     SELECT FROM gone`,
    [scopePath, from, to],
  );
  return rowCount ?? 0;
}

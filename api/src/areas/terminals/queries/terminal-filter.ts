import { FalinkError, type TerminalFilter, type TerminalTarget } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';
import { likeEveryWord, wordPatterns } from '../../../kernel/db/search.js';
import { outdatedOf } from '../versions.js';
import { listVersions } from './fleet.js';
import { ALIVE_MS, stateIn, TERMINALS, viewHolds } from './terminal-views.js';

const SEARCHED = ['t.name', 's.name', 's.address', 'o.name', 't.app_version'];
/** A word that can be part of an id; a shorter one, such as the number of a house, is in too many ids by chance. */
const ID_WORD = /^%[0-9a-f-]{6,36}%$/;

/** Terminals as rows of {@link TERMINALS}: a condition over `$1` … `$n` = `values`. */
export interface TerminalRows {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** Collects conditions and their parameters, of which `$1` and `$2` say who counts as connected. */
class Conditions {
  readonly #where: string[] = [];
  readonly #values: unknown[] = [...ALIVE_MS];

  /** The next parameter's `$n`. */
  value(value: unknown): string {
    return `$${this.#values.push(value)}`;
  }

  and(condition: string): void {
    this.#where.push(condition);
  }

  rows(): TerminalRows {
    // The parameters that nothing needs must have a type all the same.
    return { where: [`$1::float8 + $2::float8 > 0`, ...this.#where].join('\n AND '), values: this.#values };
  }
}

/** What the view `outdated` of a scope holds; nothing is asked for another view. */
async function outdatedFor(db: Queryable, scopePath: string, { view }: TerminalFilter): Promise<string[]> {
  return view === 'outdated' ? outdatedOf(await listVersions(db, scopePath)) : [];
}

async function addFilter(db: Queryable, to: Conditions, scopePath: string, filter: TerminalFilter): Promise<void> {
  const { view, state, unit, site, siteKind, kind, tag, version, silentDays, q } = filter;
  const outdated = await outdatedFor(db, scopePath, filter);
  to.and(viewHolds(view, () => to.value(outdated)));
  if (state) to.and(stateIn(`${to.value(state)}::text[]`));
  if (unit) to.and(`o.path <@ ARRAY(SELECT u.path FROM org_unit u WHERE u.id = ANY (${to.value(unit)}::uuid[]))`);
  if (site) to.and(`s.id = ${to.value(site)}::uuid`);
  if (siteKind) to.and(`s.kind = ANY (${to.value(siteKind)}::text[])`);
  if (kind) to.and(`t.kind = ANY (${to.value(kind)}::text[])`);
  for (const word of tag ?? [])
    to.and(`EXISTS (SELECT FROM terminal_tag g WHERE g.terminal_id = t.id AND g.tag = ${to.value(word)}::text)`);
  if (version) to.and(`t.app_version = ANY (${to.value(version)}::text[])`);
  if (silentDays)
    to.and(`(t.last_seen_at IS NULL OR t.last_seen_at < now() - ${to.value(silentDays)} * interval '1 day')`);
  const patterns = wordPatterns(q ?? '');
  if (patterns.length > 0) {
    const searched = patterns.some((pattern) => ID_WORD.test(pattern)) ? [...SEARCHED, 't.id::text'] : SEARCHED;
    to.and(likeEveryWord(searched, to.value(patterns)));
  }
}

/** What a group holds [G3]. @throws FalinkError group.unknown, for a group of units beside the scope too */
async function addGroup(db: Queryable, to: Conditions, scopePath: string, groupId: string): Promise<void> {
  const { rows } = await db.query<{ filter: TerminalFilter | null; path: string }>(
    `SELECT g.filter, o.path::text AS path FROM terminal_group g JOIN org_unit o ON o.id = g.org_unit_id
     WHERE g.id = $1 AND (o.path <@ $2::ltree OR o.path @> $2::ltree)`,
    [groupId, scopePath],
  );
  const [group] = rows;
  if (!group) throw new FalinkError('group.unknown');
  if (group.filter === null) {
    const member = 'SELECT FROM terminal_group_member m WHERE m.terminal_id = t.id AND m.group_id';
    to.and(`EXISTS (${member} = ${to.value(groupId)}::uuid)`);
    return;
  }
  to.and(`o.path <@ ${to.value(group.path)}::ltree`);
  await addFilter(db, to, group.path, group.filter);
}

/** Terminals at or below an org unit that a filter holds, and a group, if one is named. @throws FalinkError group.unknown */
export async function filteredTerminals(
  db: Queryable,
  scopePath: string,
  { filter, group }: { readonly filter: TerminalFilter; readonly group?: string | undefined },
): Promise<TerminalRows> {
  const conditions = new Conditions();
  conditions.and(`o.path <@ ${conditions.value(scopePath)}::ltree`);
  await addFilter(db, conditions, scopePath, filter);
  if (group) await addGroup(db, conditions, scopePath, group);
  return conditions.rows();
}

/** What an act is for: in service, in the scope of who acts, now [G2]. @throws FalinkError group.unknown */
export async function targetedTerminals(
  db: Queryable,
  scopePath: string,
  target: TerminalTarget,
): Promise<TerminalRows> {
  const conditions = new Conditions();
  conditions.and(`o.path <@ ${conditions.value(scopePath)}::ltree`);
  conditions.and('t.revoked_at IS NULL');
  if ('terminals' in target) conditions.and(`t.id = ANY (${conditions.value(target.terminals)}::uuid[])`);
  if ('filter' in target) await addFilter(db, conditions, scopePath, target.filter);
  if ('group' in target && target.group) await addGroup(db, conditions, scopePath, target.group);
  return conditions.rows();
}

/** The ids of such terminals, as a query to be written into another one. */
export function idsOf({ where }: Pick<TerminalRows, 'where'>): string {
  return `SELECT t.id FROM ${TERMINALS} WHERE ${where}`;
}

import {
  type CommandFindings,
  type CommandReason,
  type CommandState,
  type CommandTerminal,
  FalinkError,
  type PageQuery,
  type TerminalKind,
} from '@falink/protocol';
import { type ListOrder, mapPage, type Page, selectPage } from '../../../kernel/db/page.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { hasEveryWord } from '../../../kernel/db/search.js';

interface Row {
  id: string;
  name: string;
  kind: TerminalKind;
  site: string;
  org_unit: string;
  state: CommandState;
  progress: number | null;
  reason: CommandReason | null;
  sent_at: Date | null;
  acknowledged_at: Date | null;
  ended_at: Date | null;
  has_report: boolean;
}

const BY_NAME: ListOrder = {
  list: 'command_terminals',
  direction: 'ASC',
  by: [
    { column: 't.name COLLATE "C"', kind: 'text' },
    { column: 't.id', kind: 'id' },
  ],
};

/** The terminals of a command, by name, counted. */
export async function listCommandTerminals(
  db: Queryable,
  filter: {
    readonly commandId: string;
    readonly states?: readonly CommandState[] | undefined;
    readonly q?: string | undefined;
  },
  page: PageQuery,
): Promise<Page<CommandTerminal>> {
  const rows = {
    columns: `t.id, t.name, t.kind, s.name AS site, o.name AS org_unit, r.state, r.progress, r.reason, r.sent_at,
      r.acknowledged_at, r.ended_at, r.findings IS NOT NULL AS has_report`,
    from: `terminal_command r JOIN terminal t ON t.id = r.terminal_id JOIN site s ON s.id = t.site_id
      JOIN org_unit o ON o.id = s.org_unit_id`,
    where: `r.command_id = $1 AND ($2::text[] IS NULL OR r.state = ANY ($2::text[]))
      AND ${hasEveryWord(['t.name', 's.name', 'o.name'], '$3')}`,
    values: [filter.commandId, filter.states ?? null, filter.q ?? null],
    counted: true,
  };
  return mapPage(await selectPage<Row>(db, BY_NAME, rows, page), toCommandTerminal);
}

function toCommandTerminal(row: Row): CommandTerminal {
  return {
    terminal: { id: row.id, name: row.name, kind: row.kind, site: row.site, orgUnit: row.org_unit },
    state: row.state,
    progress: row.progress,
    reason: row.reason,
    sentAt: row.sent_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    hasReport: row.has_report,
  };
}

/** What a terminal reported of a command. @throws FalinkError command.unknown when it is none of its terminals */
export async function loadFindings(db: Queryable, commandId: string, terminalId: string): Promise<CommandFindings> {
  const { rows } = await db.query<{ findings: Partial<CommandFindings> | null }>(
    'SELECT findings FROM terminal_command WHERE command_id = $1 AND terminal_id = $2',
    [commandId, terminalId],
  );
  if (!rows[0]) throw new FalinkError('command.unknown');
  return { checks: [], lines: [], ...rows[0].findings };
}

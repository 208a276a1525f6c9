import type { Category, OutcomeCode } from '@falink/protocol';
import type { Queryable } from '../../../kernel/db/pool.js';

export interface HistoryEntry {
  readonly at: string;
  readonly category: Category;
  readonly outcome: OutcomeCode | null;
  readonly agentName: string | null;
}

const HISTORY_LENGTH = 5;

/** Earlier calls of the terminal that makes this call, newest first. */
export async function loadHistory(db: Queryable, callId: string): Promise<HistoryEntry[]> {
  const { rows } = await db.query<{
    queued_at: Date;
    category: Category;
    outcome: OutcomeCode | null;
    agent_name: string | null;
  }>(
    `SELECT h.queued_at, h.category, h.outcome, a.display_name AS agent_name
     FROM call c
     JOIN call h ON h.terminal_id = c.terminal_id AND h.id <> c.id AND h.state = 'ended'
     LEFT JOIN staff a ON a.id = h.agent_id
     WHERE c.id = $1 ORDER BY h.queued_at DESC LIMIT ${HISTORY_LENGTH}`,
    [callId],
  );
  return rows.map((row) => ({
    at: row.queued_at.toISOString(),
    category: row.category,
    outcome: row.outcome,
    agentName: row.agent_name,
  }));
}

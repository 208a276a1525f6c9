import type { CommandReason, CommandReport, CommandState, SelfTestCheck } from '@falink/protocol';
import type { Transaction } from '../../../kernel/db/transaction.js';

/** States in which a box may take a command up. */
const FRESH: readonly CommandState[] = ['pending', 'sent'];

/** Of the boxes that say that they have a command, one, and what it is answered. */
export interface AcknowledgedRow {
  readonly terminalId: string;
  /** It may act. */
  readonly proceed: boolean;
  /** It was acknowledged before. */
  readonly repeated: boolean;
}

interface LockedRow {
  readonly terminalId: string;
  readonly state: CommandState;
  readonly inTime: boolean;
}

/**
 * Locks rows of one command in their order, so that no two statements wait for each other. One command at a time: its
 * thousands of rows are so new that the planner knows nothing of them.
 */
async function lockRows(tx: Transaction, commandId: string, terminalIds: readonly string[]): Promise<LockedRow[]> {
  const { rows } = await tx.query<LockedRow>(
    `SELECT r.terminal_id AS "terminalId", r.state, c.expires_at > now() AS "inTime"
     FROM terminal_command r JOIN command c ON c.id = r.command_id
     WHERE r.command_id = $1 AND r.terminal_id = ANY ($2::uuid[])
     ORDER BY r.terminal_id FOR UPDATE OF r`,
    [commandId, terminalIds],
  );
  return rows;
}

/**
 * Stores that boxes have a command: if its time is not over and nobody took it back. A box that is none of its
 * terminals is not in the answer.
 */
export async function acknowledge(
  tx: Transaction,
  commandId: string,
  terminalIds: readonly string[],
): Promise<AcknowledgedRow[]> {
  const locked = await lockRows(tx, commandId, terminalIds);
  const begins = ({ state, inTime }: LockedRow): boolean => inTime && FRESH.includes(state);
  await tx.query(
    `UPDATE terminal_command SET state = 'acknowledged', acknowledged_at = now()
     WHERE command_id = $1 AND terminal_id = ANY ($2::uuid[])`,
    [commandId, locked.filter(begins).map(({ terminalId }) => terminalId)],
  );
  return locked.map((row) => {
    const repeated = row.state === 'acknowledged';
    return { terminalId: row.terminalId, repeated, proceed: repeated || begins(row) };
  });
}

/** What a box says of a command that it has. */
export interface ReportRow {
  readonly terminalId: string;
  readonly state: CommandReport['state'];
  readonly progress: number | null;
  readonly reason: CommandReason | null;
  readonly findings: { readonly checks?: readonly SelfTestCheck[]; readonly lines?: readonly string[] } | null;
}

/** Stores progress and outcomes of one command, each terminal once. The first outcome of a terminal stays. */
export async function storeReports(tx: Transaction, commandId: string, rows: readonly ReportRow[]): Promise<void> {
  const terminalIds = rows.map(({ terminalId }) => terminalId);
  await lockRows(tx, commandId, terminalIds);
  const words = Object.fromEntries(rows.map(({ terminalId, ...word }) => [terminalId, word]));
  // Looked up row by row: for a join, the planner would compare thousands with thousands.
  const of = (field: string): string => `($3::jsonb #>> ARRAY[r.terminal_id::text, '${field}'])`;
  await tx.query(
    `UPDATE terminal_command r SET
       state = CASE ${of('state')} WHEN 'running' THEN r.state ELSE ${of('state')} END,
       ended_at = CASE ${of('state')} WHEN 'running' THEN NULL ELSE now() END,
       progress = coalesce(${of('progress')}::smallint, r.progress), reason = coalesce(${of('reason')}, r.reason),
       findings = coalesce(${of('findings')}::jsonb, r.findings)
     WHERE r.command_id = $1 AND r.terminal_id = ANY ($2::uuid[]) AND r.state = 'acknowledged'`,
    [commandId, terminalIds, JSON.stringify(words)],
  );
}

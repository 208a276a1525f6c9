import { TERMINAL_ALIVE_MS } from '../../../kernel/alive.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { nodeLives } from '../../../kernel/nodes/queries.js';

export interface Claim {
  readonly terminalId: string;
  readonly connectionId: string;
  readonly tabId: string;
  readonly nodeId: string;
  readonly appVersion: string;
  /** The version of the protocol that its page announced. */
  readonly protocol: number;
  readonly takeOver: boolean;
}

/**
 * Makes a window the terminal's one window: when there is none, when it is the same tab that comes back, when the other
 * one is dead, or when this one takes over. @returns false when another living window has it
 */
export async function claimTerminal(db: Queryable, claim: Claim): Promise<boolean> {
  return (await claimRows(db, [claim], '')).get(claim.terminalId) ?? false;
}

/**
 * The same for many at once. It waits for nobody: of several windows of one terminal it claims for the first, and it says
 * nothing of the others, nor of those whose row somebody holds.
 */
export async function claimFreeTerminals(db: Queryable, claims: readonly Claim[]): Promise<Map<Claim, boolean>> {
  const firsts = [...new Map([...claims].reverse().map((claim) => [claim.terminalId, claim])).values()];
  const claimed = await claimRows(db, firsts, 'SKIP LOCKED');
  return new Map(
    firsts.flatMap((claim) => {
      const result = claimed.get(claim.terminalId);
      return result === undefined ? [] : [[claim, result] as const];
    }),
  );
}

/** @returns by terminal, of those whose rows were locked, whether it was claimed */
async function claimRows(
  db: Queryable,
  claims: readonly Claim[],
  locked: 'SKIP LOCKED' | '',
): Promise<Map<string, boolean>> {
  const { rows } = await db.query<{ id: string; claimed: boolean }>(
    `WITH free AS (SELECT id FROM terminal WHERE id = ANY ($1::uuid[]) FOR NO KEY UPDATE ${locked}),
       claimed AS (
         UPDATE terminal t SET connection_id = c.connection_id, tab_id = c.tab_id, node_id = c.node_id,
           app_version = c.app_version, protocol = c.protocol, last_seen_at = now(), disconnected_at = NULL, contested_since = NULL,
           contested_at = NULL
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::boolean[], $8::smallint[])
           AS c (terminal_id, connection_id, tab_id, node_id, app_version, take_over, protocol) JOIN free ON free.id = c.terminal_id
         WHERE t.id = c.terminal_id AND (
           t.connection_id IS NULL OR t.tab_id = c.tab_id OR c.take_over
           OR t.last_seen_at < now() - $7 * interval '1 millisecond'
           OR NOT ${nodeLives('t.node_id')})
         RETURNING t.id)
     SELECT free.id, claimed.id IS NOT NULL AS claimed FROM free LEFT JOIN claimed USING (id)`,
    [
      claims.map(({ terminalId }) => terminalId),
      claims.map(({ connectionId }) => connectionId),
      claims.map(({ tabId }) => tabId),
      claims.map(({ nodeId }) => nodeId),
      claims.map(({ appVersion }) => appVersion),
      claims.map(({ takeOver }) => takeOver),
      TERMINAL_ALIVE_MS,
      claims.map(({ protocol }) => protocol),
    ],
  );
  return new Map(rows.map(({ id, claimed }) => [id, claimed]));
}

/** A refused window asks again every 15 s (SPEC P8): one that has not for so long is gone. */
const CONTEST_OVER_MS = 40_000;

/** Another window asks for a line that is held. */
export async function noteContest(db: Queryable, terminalId: string): Promise<void> {
  await db.query(
    `UPDATE terminal SET contested_at = now(), contested_since = coalesce(contested_since, now()) WHERE id = $1`,
    [terminalId],
  );
}

/** Forgets windows that no longer ask. @returns whose lines they asked for */
export async function endContests(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE terminal SET contested_since = NULL, contested_at = NULL
     WHERE contested_at < now() - $1 * interval '1 millisecond' RETURNING id`,
    [CONTEST_OVER_MS],
  );
  return rows.map(({ id }) => id);
}

/** Who holds a terminal's line now, and with which tokens it may be held at all. */
export interface Line {
  readonly terminalId: string;
  readonly connectionId: string | null;
  readonly tabId: string | null;
  readonly tokenVersion: number;
  /** Why the terminal was taken out of service; null: it is in service. */
  readonly revokeReason: string | null;
  readonly isLocked: boolean;
}

export async function findLines(db: Queryable, terminalIds: readonly string[]): Promise<Line[]> {
  const { rows } = await db.query<Line>(
    `SELECT id AS "terminalId", connection_id AS "connectionId", tab_id AS "tabId", token_version AS "tokenVersion",
       CASE WHEN revoked_at IS NOT NULL THEN coalesce(revoke_reason, '') END AS "revokeReason",
       locked_at IS NOT NULL AS "isLocked"
     FROM terminal WHERE id = ANY ($1::uuid[])`,
    [terminalIds],
  );
  return rows;
}

/** A terminal's line in the hands of one connection. */
export interface HeldLine {
  readonly terminalId: string;
  readonly connectionId: string;
}

/** The same, with what is needed to write it again. */
export interface WrittenLine extends HeldLine {
  readonly tabId: string;
}

/**
 * Writes again the lines that this node holds and that nobody has: another node took this one for dead.
 *
 * @returns the terminals that had lost it
 */
export async function restoreLines(db: Queryable, nodeId: string, held: readonly WrittenLine[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE terminal t SET connection_id = line.connection_id, tab_id = line.tab_id, node_id = $1, last_seen_at = now(),
       disconnected_at = NULL
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS line (terminal_id, connection_id, tab_id)
     WHERE t.id = line.terminal_id AND t.connection_id IS NULL AND t.revoked_at IS NULL RETURNING t.id`,
    [
      nodeId,
      held.map(({ terminalId }) => terminalId),
      held.map(({ connectionId }) => connectionId),
      held.map(({ tabId }) => tabId),
    ],
  );
  return rows.map(({ id }) => id);
}

/** The lines that this node is said to hold but, when it was asked, did not. */
export async function findStrayLines(db: Queryable, nodeId: string, held: readonly string[]): Promise<HeldLine[]> {
  const { rows } = await db.query<HeldLine>(
    `SELECT id AS "terminalId", connection_id AS "connectionId" FROM terminal
     WHERE node_id = $1 AND connection_id <> ALL ($2::uuid[])`,
    [nodeId, held],
  );
  return rows;
}

/** The lines that a node is said to hold which has been silent for too long. */
export async function findLinesOfDeadNodes(db: Queryable, nodeId: string): Promise<HeldLine[]> {
  const { rows } = await db.query<HeldLine>(
    `SELECT t.id AS "terminalId", t.connection_id AS "connectionId"
     FROM terminal t WHERE t.connection_id IS NOT NULL AND t.node_id <> $1 AND NOT ${nodeLives('t.node_id')}`,
    [nodeId],
  );
  return rows;
}

/** Releases exactly these lines, none that was claimed since. @returns the terminals that were released */
export async function releaseLines(db: Queryable, lines: readonly HeldLine[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `UPDATE terminal t SET connection_id = NULL, tab_id = NULL, node_id = NULL, disconnected_at = now()
     FROM unnest($1::uuid[], $2::uuid[]) AS line (terminal_id, connection_id)
     WHERE t.id = line.terminal_id AND t.connection_id = line.connection_id RETURNING t.id`,
    [lines.map(({ terminalId }) => terminalId), lines.map(({ connectionId }) => connectionId)],
  );
  return rows.map(({ id }) => id);
}

export interface Beat {
  readonly terminalId: string;
  readonly connectionId: string;
  /** Null: as before. */
  readonly scene: string | null;
  readonly health: string;
}

/** Writes many heartbeats in one statement. */
export async function writeBeats(db: Queryable, beats: readonly Beat[]): Promise<void> {
  await db.query(
    `UPDATE terminal t SET last_seen_at = now(), health = b.health::jsonb, scene = coalesce(b.scene::jsonb, t.scene)
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS b (id, connection_id, scene, health)
     WHERE t.id = b.id AND t.connection_id = b.connection_id`,
    [
      beats.map((beat) => beat.terminalId),
      beats.map((beat) => beat.connectionId),
      beats.map((beat) => beat.scene),
      beats.map((beat) => beat.health),
    ],
  );
}

import type { Queryable } from '../../db/pool.js';

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

/** Where the chain stands: the last sealed event; seal 0: nothing is sealed. */
export interface ChainEnd {
  readonly seal: number;
  readonly hash: Buffer | null;
}

export async function findChainEnd(db: Queryable): Promise<ChainEnd> {
  const { rows } = await db.query<ChainEnd>(
    'SELECT seal, hash FROM audit_event WHERE seal IS NOT NULL ORDER BY seal DESC LIMIT 1',
  );
  return rows[0] ?? { seal: 0, hash: null };
}

/** The hash of a sealed event; null: there is none with this seal. */
export async function findHash(db: Queryable, seal: number): Promise<Buffer | null> {
  const { rows } = await db.query<{ hash: Buffer }>('SELECT hash FROM audit_event WHERE seal = $1', [seal]);
  return rows[0]?.hash ?? null;
}

/** Part of the chain, compared within the database. */
export interface ChainPart {
  readonly events: number;
  /** The last event of the part; null: there is none. */
  readonly lastSeal: number | null;
  readonly lastHash: Buffer | null;
  /** The first event that does not follow from the one before. */
  readonly brokenSeal: number | null;
  readonly brokenId: number | null;
  /** The number that it would have if nothing were missing. */
  readonly brokenPlace: number | null;
}

/** Compares the `limit` events after one with what follows from it. */
export async function comparePart(db: Queryable, { seal, hash }: ChainEnd, limit: number): Promise<ChainPart> {
  const { rows } = await db.query<ChainPart>(
    `WITH part AS MATERIALIZED (
       SELECT e.seal, e.id, e.hash, $1::bigint + row_number() OVER w AS place,
         audit_hash(lag(e.hash, 1, $2::bytea) OVER w, e) AS expected
       FROM audit_event e WHERE e.seal > $1 WINDOW w AS (ORDER BY e.seal) ORDER BY e.seal LIMIT $3
     ), broken AS (
       SELECT seal, id, place FROM part WHERE seal <> place OR hash IS DISTINCT FROM expected ORDER BY seal LIMIT 1
     )
     SELECT (SELECT count(*) FROM part) AS events, l.seal AS "lastSeal", l.hash AS "lastHash",
       (SELECT seal FROM broken) AS "brokenSeal", (SELECT id FROM broken) AS "brokenId",
       (SELECT place FROM broken) AS "brokenPlace"
     FROM (SELECT 1) one LEFT JOIN (SELECT seal, hash FROM part ORDER BY seal DESC LIMIT 1) l ON true`,
    [seal, hash, limit],
  );
  if (!rows[0]) throw new Error('the chain could not be compared');
  return rows[0];
}

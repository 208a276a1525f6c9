import pg from 'pg';
import { loadCurrentCalls } from '../src/areas/contacts/queries/terminal-calls.js';
import type { Queryable } from '../src/kernel/db/pool.js';
import { type TestDatabase, testDatabase } from './support/database.js';

/** The queue that the service is made for. */
const WAITING = 2_000;

let database: TestDatabase;
let pool: pg.Pool;
let terminals: string[];

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  const { rows } = await pool.query<{ id: string }>(
    `WITH box AS (
       INSERT INTO terminal (site_id, name, kind, paired_at)
       SELECT (SELECT s.id FROM site s JOIN org_unit o ON o.id = s.org_unit_id ORDER BY o.path, s.id LIMIT 1),
         '电视' || i, 'home', now() FROM generate_series(1, $1::int) AS i RETURNING id
     )
     INSERT INTO contact (terminal_id, request_id, kind, state, video, ability, queued_at)
     SELECT id, gen_random_uuid(), 'consultation', 'queued', true, '{}', now() - row_number() OVER () * interval '1 second'
     FROM box RETURNING terminal_id AS id`,
    [WAITING],
  );
  terminals = rows.map(({ id }) => id);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('[P14] all who wait learn their places together, for little more than one of them alone', async () => {
  const counted = new RowsRead(pool);
  const all = await loadCurrentCalls(counted, terminals);
  const readForAll = counted.rows;
  const places = terminals.map((id) => all.get(id)?.position);
  // Each queued before the one in front of it in the list.
  expect(places).toEqual(terminals.map((_, i) => WAITING - i));

  counted.rows = 0;
  const [last] = terminals;
  expect((await loadCurrentCalls(counted, [last!])).get(last!)?.position).toBe(WAITING);
  expect(readForAll).toBeLessThan(counted.rows * 10);
});

interface PlanNode {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

/** Runs statements, and counts the rows that pass through their plans: what they cost on a quiet and on a busy machine. */
class RowsRead implements Queryable {
  rows = 0;

  constructor(private readonly db: pg.Pool) {}

  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
    const { rows } = await this.db.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
      [...values],
    );
    this.rows += rowsOf(rows[0]!['QUERY PLAN'][0]!.Plan);
    return this.db.query<Row>(text, [...values]);
  }
}

function rowsOf(node: PlanNode): number {
  return node['Actual Rows'] * node['Actual Loops'] + (node.Plans ?? []).reduce((sum, child) => sum + rowsOf(child), 0);
}

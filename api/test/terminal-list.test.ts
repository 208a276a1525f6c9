import { randomUUID } from 'node:crypto';
import { SceneSchema, TerminalSortSchema } from '@falink/protocol';
import { TERMINALS } from '../src/areas/demo/district.js';
import { listTerminals } from '../src/areas/terminals/queries/terminals.js';
import { terminalState } from '../src/areas/terminals/terminal-state.js';
import type { Queryable } from '../src/kernel/db/pool.js';
import { signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { GroupDesk } from './support/group-desk.js';
import { unitId } from './support/place-world.js';

let database: TestDatabase;
let api: TestApi;
let desk: GroupDesk;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url);
  desk = new GroupDesk(api, await signIn(api, 'operator'));
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const [HOME1, HOME2, HOME3, ROOM1, ROOM2] = TERMINALS.map(({ name }) => name);
const set = (column: string, value: string, name: string | undefined) =>
  api.service.ctx.pool.query(`UPDATE terminal SET ${column} = ${value} WHERE name = $1`, [name]);
const found = async (query: Record<string, string>) => (await desk.names(query)).sort();

test('every filter finds what is not loaded, and all of them together what fits each', async () => {
  await set('last_seen_at', `now() - interval '8 days'`, HOME1);
  await set('last_seen_at', 'now()', HOME2);
  await set('app_version', `'9.9.9'`, HOME2);
  await api.service.ctx.pool.query(`UPDATE site SET address = '工业园区 8 号_东' WHERE name LIKE '%李师傅家%'`);
  expect(await found({ unit: unitId('yunhe.dongjie') })).toEqual([ROOM1, HOME1].sort());
  expect(await found({ unit: `${unitId('yunhe.dongjie')},${unitId('yunhe.beiliang.gongren')}`, kind: 'home' })).toEqual(
    [HOME1, HOME2].sort(),
  );
  expect(await found({ siteKind: 'household' })).toEqual([HOME1, HOME2, HOME3].sort());
  expect(await found({ version: '9.9.9,9.9.8' })).toEqual([HOME2]);
  expect(await found({ silentDays: '7' })).toEqual([HOME1, HOME3, ROOM1, ROOM2].sort());
  expect(await found({ silentDays: '9' })).toEqual([HOME3, ROOM1, ROOM2].sort());
  expect(await found({ q: '园区 李师傅' })).toEqual([HOME2]);
  // What patterns mean to the database is a character here.
  expect([await found({ q: '号_东' }), await found({ q: '%' }), await found({ q: '号_西' })]).toEqual([
    [HOME2],
    [],
    [],
  ]);
  expect(await found({ q: TERMINALS[0]?.id.toUpperCase() ?? '' })).toEqual([HOME1]);
  expect(await found({ kind: 'home', siteKind: 'household', state: 'offline', silentDays: '7', q: '王' })).toEqual([
    HOME1,
  ]);
  expect(await found({ unit: randomUUID() })).toEqual([]);
});

test.each([
  ['silentDays', '0'],
  ['silentDays', 'week'],
  ['kind', 'castle'],
  ['sort', 'state'],
  ['unit', 'yunhe'],
])('%s=%s is refused by its field', async (field, value) => {
  const { error } = await desk.terminals({ [field]: value });
  expect([error?.code, error?.fields?.[0]?.path.split('.')[0]]).toEqual(['request.malformed', field]);
});

test('[P13] each order is total, and a page of another order is refused', async () => {
  await api.service.ctx.pool.query(
    `INSERT INTO terminal (site_id, name, kind, paired_at, last_seen_at)
     SELECT (SELECT array_agg(id) FROM site)[1 + i % 12], '电视 ' || i % 9, 'home', now() - i % 3 * interval '1 day',
       CASE i % 4 WHEN 0 THEN NULL ELSE now() - i % 4 * interval '1 hour' END FROM generate_series(1, 100) AS i`,
  );
  const total = 100 + TERMINALS.length;
  const keys = {
    name: 't.name COLLATE "C", t.id',
    unit: 'o.name COLLATE "C", t.name COLLATE "C", t.id',
    silent: 'last_seen_at NULLS FIRST, t.id',
    paired: 'paired_at DESC NULLS LAST, t.id DESC',
  };
  for (const [sort, key] of Object.entries(keys)) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { data }: Awaited<ReturnType<GroupDesk['terminals']>> = await desk.terminals({
        sort,
        limit: '40',
        ...(cursor && { cursor }),
      });
      if (cursor === '') expect(data.total).toBe(total);
      seen.push(...data.items.map(({ id }) => id));
      cursor = data.nextCursor;
    }
    const { rows } = await api.service.ctx.pool.query<{ id: string }>(
      `SELECT t.id FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id ORDER BY ${key}`,
    );
    expect([sort, seen]).toEqual([sort, rows.map(({ id }) => id)]);
  }
  const { data } = await desk.terminals({ sort: 'unit', limit: '5' });
  const other = await desk.terminals({ sort: 'silent', cursor: data.nextCursor ?? '' });
  expect(other.error?.fields?.map(({ path }) => path)).toEqual(['cursor']);
});

test('a terminal plays in the list when it plays by its state, whatever its player says', async () => {
  const { pool } = api.service.ctx;
  const scene = { page: 'home', title: '', focus: null, options: [] };
  // Of another process: this one lets go of a line that no socket of its own holds.
  await pool.query(`INSERT INTO api_node (id) VALUES ('node-list')`);
  const line = `gen_random_uuid(), tab_id = gen_random_uuid(), node_id = 'node-list', last_seen_at = now()`;
  await set('connection_id', line, HOME1);
  const words = [undefined, ...SceneSchema.shape.player.unwrap().shape.state.options];
  for (const state of words) {
    const player = { state, kind: 'channel' as const, title: '', currentTime: 0 };
    const shown = SceneSchema.parse({ ...scene, ...(state && { player }) });
    await pool.query('UPDATE terminal SET scene = $2 WHERE name = $1', [HOME1, shown]);
    const expected = terminalState(true, null, shown, false);
    expect([state, await found({ state: expected, q: HOME1 ?? '' })]).toEqual([state, [HOME1]]);
  }
});

describe('a page of ten thousand', () => {
  const LIMIT = 50;
  const ROWS = 10_000;

  interface Plan {
    readonly 'Relation Name'?: string;
    readonly 'Actual Rows': number;
    readonly 'Actual Loops': number;
    readonly 'Rows Removed by Filter'?: number;
    readonly Output?: readonly string[];
    readonly Plans?: readonly Plan[];
  }

  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

  /** How the statement that finds a page was run. */
  async function planOf(sort: (typeof TerminalSortSchema.options)[number], view: 'all' | 'attention'): Promise<Plan[]> {
    const { pool } = api.service.ctx;
    let plan: Plan | undefined;
    const explaining = {
      query: async (text: string, values: unknown[]) => {
        if (text.includes('page_key')) {
          const { rows } = await pool.query(`EXPLAIN (ANALYZE, VERBOSE, FORMAT JSON) ${text}`, values);
          plan = rows[0]['QUERY PLAN'][0].Plan;
        }
        return pool.query(text, values);
      },
    } as unknown as Queryable;
    const page = await listTerminals(explaining, { scopePath: 'yunhe', filter: { view }, sort }, { limit: LIMIT });
    expect(page.total).toBeGreaterThan(ROWS);
    return nodesOf(plan!);
  }

  beforeAll(async () => {
    const client = await api.service.ctx.pool.connect();
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    await client.query(
      // As wide as a television's row: reading all of them is what must not happen twice.
      `INSERT INTO terminal (site_id, name, kind, paired_at, device)
       SELECT (SELECT array_agg(id) FROM site)[1 + i % 12], '电视 ' || i, 'home', now(),
         jsonb_build_object('userAgent', repeat('x', 1500)) FROM generate_series(1, $1::int) AS i`,
      [ROWS],
    );
    await client.query('COMMIT; ANALYZE terminal');
    client.release();
  });

  test.each(TerminalSortSchema.options.flatMap((sort) => [[sort, 'all'] as const, [sort, 'attention'] as const]))(
    'by %s of %s reads the fleet once, and makes cursors of its own rows alone',
    async (sort, view) => {
      const nodes = await planOf(sort, view);
      const read = nodes
        .filter((node) => node['Relation Name'] === 'terminal')
        .map((node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']);
      expect(read.reduce((sum, rows) => sum + rows, 0)).toBeLessThan(1.5 * ROWS);
      const keyed = nodes.filter(({ Output = [] }) => Output.some((column) => column.includes('json_build_array')));
      expect(keyed.length).toBeGreaterThan(0);
      for (const node of keyed) expect(node['Actual Rows']).toBeLessThanOrEqual(LIMIT + 1);
    },
  );
});

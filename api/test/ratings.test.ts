import { operationsRoutes, type RatingScore, routes } from '@falink/protocol';
import { releaseRatings } from '../src/areas/contacts/commands/release-ratings.js';
import type { ContactsContext } from '../src/areas/contacts/index.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { callInState } from './support/arrange.js';
import { CallWorld } from './support/call-world.js';
import { TestAgent } from './support/people.js';

let world: CallWorld;
let api: TestApi;
beforeAll(async () => {
  world = await CallWorld.start();
  api = world.api;
});
beforeEach(() => world.reset());
afterAll(() => world.stop());

const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await api.service.ctx.pool.query(sql, values)).rows;
/** How many ratings are stored, and how many wait. The service's own timer may be faster than the test. */
const stored = async (): Promise<number[]> => {
  const [counts] = await rows<{ stored: number; waiting: number }>(
    'SELECT (SELECT count(*)::int FROM rating) AS stored, (SELECT count(*)::int FROM rating_inbox) AS waiting',
  );
  return [counts!.stored, counts!.waiting];
};
const release = () => releaseRatings(api.service.ctx as ContactsContext);
const rate = (id: string, score: number) =>
  ask(api, routes.rate, { token: world.homes[0].token, params: { id }, body: { score } });

/** Calls of one agent, one after the other, each rated. @returns their ids in the order of the ratings */
async function ratedCalls(agent: TestAgent, scores: readonly RatingScore[]): Promise<string[]> {
  const ids: string[] = [];
  for (const score of scores) {
    await agent.go('available');
    const { id } = await callInState('ended', { api, terminal: world.homes[0], agent });
    expect((await rate(id, score)).status).toBe(200);
    ids.push(id);
  }
  return ids;
}

test('[C8] a rating waits, sealed, until five of its agent are there', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  await ratedCalls(agent, [1, 5, 3, 2]);
  await release();
  expect(await stored()).toEqual([0, 4]);
  const other = await TestAgent.signIn(api, 'lawyer2');
  await agent.go('offline');
  await ratedCalls(other, [4]);
  await release();
  expect(await stored()).toEqual([0, 5]);
  const waiting = await rows<{ id: string; sealed: Buffer }>('SELECT * FROM rating_inbox');
  expect(new Set(waiting.map(({ sealed }) => sealed.length)).size).toBe(1);
  const staff = await rows<{ id: string }>('SELECT id FROM staff');
  for (const { sealed } of waiting) for (const { id } of staff) expect(sealed.toString('latin1')).not.toContain(id);

  await other.go('offline');
  await ratedCalls(agent, [4]);
  await release();
  expect(await stored()).toEqual([5, 1]);
  expect(await rows('SELECT ratings, average::float, satisfied FROM rating_summary')).toEqual([
    { ratings: 5, average: 3, satisfied: 3 },
  ]);
});

test('[C8] nobody who reads the database can say who gave which rating: by transaction, place, order, number or time', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  const given: RatingScore[] = [1, 2, 3, 4, 5];
  const calls: string[] = [];
  for (let batch = 0; batch < 3; batch += 1) {
    calls.push(...(await ratedCalls(agent, given)));
    await release();
  }
  // Transaction: the score was not stored with anything of its call, and five were stored at once.
  const anything = `SELECT xmin::text AS x FROM contact UNION SELECT xmin::text FROM contact_event
    UNION SELECT xmin::text FROM audit_event UNION SELECT xmin::text FROM participant UNION SELECT xmin::text FROM agent_state`;
  expect(await rows(`SELECT FROM rating WHERE xmin::text IN (${anything})`)).toEqual([]);
  expect(await rows('SELECT count(*)::int AS n FROM rating GROUP BY xmin::text')).toEqual([
    { n: 5 },
    { n: 5 },
    { n: 5 },
  ]);
  // Place and number: neither order is that of the calls. By chance all three would be, once in 1.7 million runs.
  for (const order of ['ctid', 'id']) {
    const found = await rows<{ score: number }>(`SELECT score FROM rating ORDER BY xmin::text::bigint, ${order}`);
    expect(found.map(({ score }) => score)).not.toEqual([...given, ...given, ...given]);
    const backwards = [...given].reverse();
    expect(found.map(({ score }) => score)).not.toEqual([...backwards, ...backwards, ...backwards]);
  }
  expect((await rows<{ id: string }>('SELECT id::text FROM rating')).every(({ id }) => id[14] === '4')).toBe(true);
  // Time: a month of the rating, a day of the call, and no other column.
  expect(await rows(`SELECT DISTINCT extract(day FROM rated_on)::int AS day, sealed_call FROM rating`)).toEqual([
    { day: 1, sealed_call: null },
  ]);
  const midnight = `(rated_at AT TIME ZONE 'Asia/Shanghai')::time::text`;
  expect(await rows(`SELECT DISTINCT ${midnight} AS at FROM contact WHERE id = ANY ($1::uuid[])`, [calls])).toEqual([
    { at: '00:00:00' },
  ]);
  const columns = await rows<{ name: string }>(
    `SELECT attrelid::regclass || '.' || attname AS name FROM pg_attribute
     WHERE attrelid IN ('rating'::regclass, 'rating_inbox'::regclass) AND attnum > 0 AND NOT attisdropped ORDER BY 1`,
  );
  expect(columns.map(({ name }) => name)).toEqual([
    'rating.agent_id',
    'rating.id',
    'rating.rated_on',
    'rating.score',
    'rating.sealed_call',
    'rating_inbox.id',
    'rating_inbox.sealed',
  ]);
  for (const table of ['contact_event', 'audit_event'])
    expect(await rows(`SELECT FROM ${table} e WHERE e::text ~* 'rat(e|ing)'`)).toEqual([]);
});

test('[C8] a sixth rating does not show as the difference to five', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  await ratedCalls(agent, [5, 5, 5, 5, 5]);
  await release();
  const before = await rows('SELECT * FROM rating_summary');
  await ratedCalls(agent, [1]);
  await release();
  expect(await rows('SELECT * FROM rating_summary')).toEqual(before);
});

test('[C8] a call is rated once, however often it is asked, and its rating is stored once, whoever stores it', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  await agent.go('available');
  const { id } = await callInState('ended', { api, terminal: world.homes[0], agent });
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => rate(id, (n % 5) + 1)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ error }) => error?.code === 'rating.already')).toHaveLength(9);
  expect(await stored()).toEqual([0, 1]);
  await ratedCalls(agent, [3, 3, 3, 3]);
  await Promise.all(Array.from({ length: 6 }, release));
  expect(await stored()).toEqual([5, 0]);
  expect((await rate(id, 1)).error?.code).toBe('rating.already');
});

test('[C8] nothing accepted is lost when storing fails half-way', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  await ratedCalls(agent, [1, 2, 3, 4, 5]);
  await rows('ALTER TABLE rating ADD CONSTRAINT out_of_order CHECK (score < 5)');
  try {
    await expect(release()).rejects.toMatchObject({ code: '23514' });
    expect(await stored()).toEqual([0, 5]);
  } finally {
    await rows('ALTER TABLE rating DROP CONSTRAINT out_of_order');
  }
  await release();
  expect(await stored()).toEqual([5, 0]);
});

test('[C8] a rating that no key opens keeps no other from being stored', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  await ratedCalls(agent, [1, 2, 3, 4, 5]);
  await rows(`INSERT INTO rating_inbox VALUES (gen_random_uuid(), convert_to(repeat('x', 71), 'UTF8'))`);
  await release();
  expect(await stored()).toEqual([5, 1]);
});

test('[C8] ratings that the release before stores beside this one wait with the others', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  await ratedCalls(agent, [1, 2, 3, 4]);
  await rows(
    `INSERT INTO rating (agent_id, rated_on, score, sealed_call)
     SELECT agent_id, (now() AT TIME ZONE 'Asia/Shanghai')::date, 5, '\\x00' FROM contact WHERE rated_at IS NOT NULL LIMIT 1`,
  );
  await release();
  expect(await stored()).toEqual([5, 0]);
  expect(await rows('SELECT count(*)::int AS n FROM rating WHERE sealed_call IS NULL')).toEqual([{ n: 5 }]);
});

test('[C8] the database refuses a rating with a day', async () => {
  const insert = `INSERT INTO rating (agent_id, rated_on, score) SELECT id, '2026-06-11', 5 FROM staff LIMIT 1`;
  await expect(rows(insert)).rejects.toMatchObject({ code: '23514' });
});

test('[C8] the wall says how this month was rated, once five of an agent have said so', async () => {
  const agent = await TestAgent.signIn(api, 'lawyer');
  const supervisor = await signIn(api, 'supervisor');
  const shown = async () => (await ask(api, operationsRoutes.overview, { token: supervisor })).data.ratings;
  await rows(
    `INSERT INTO rating (agent_id, rated_on, score)
     SELECT id, date_trunc('month', now() - interval '40 days')::date, 1 FROM staff, generate_series(1, 5)
     WHERE username = 'lawyer'`,
  );
  await ratedCalls(agent, [5, 5, 5, 2]);
  await release();
  expect(await shown()).toBeNull();
  await ratedCalls(agent, [3]);
  await release();
  expect(await shown()).toEqual([3, 0, 1, 1, 0]);
});

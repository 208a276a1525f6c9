import { releaseRatings } from '../src/areas/contacts/commands/release-ratings.js';
import { sealClearNotes } from '../src/areas/contacts/commands/seal-clear-notes.js';
import type { ContactsContext } from '../src/areas/contacts/index.js';
import { seal } from '../src/kernel/auth/seal.js';
import { dataKeyOf } from '../src/kernel/keys/keyring.js';
import { DATA_KEY, startApi } from './support/api.js';
import { UpgradedDatabase } from './support/upgraded-database.js';

const FIRST_PRIVATE = 32;

/** As the release before sealed the call of a rating, with the key of the tests. */
const KEYS = { current: { ...dataKeyOf(DATA_KEY), named: false }, others: [] };
const SEALED_CALL = `'\\x${seal(KEYS, 'a call', 'rating.call').toString('hex')}'`;

/** A database of the release before, with what it stored. */
const STORED = `
  INSERT INTO org_unit (path, name) VALUES ('yunhe', '云河区');
  INSERT INTO site (org_unit_id, name) SELECT id, '河湾村' FROM org_unit;
  INSERT INTO terminal (site_id, name, kind, scene)
    SELECT id, scene->>'page', 'home', scene FROM site, unnest(ARRAY[
      '{"page": "callback", "title": "t", "focus": {"id": "key-7", "label": "7"}, "options": [], "hints": [],
        "player": {"state": "ducked"}}'::jsonb,
      '{"page": "home", "title": "首页", "focus": {"id": "call", "label": "呼叫律师"}, "options": []}'::jsonb
    ]) AS scene;
  INSERT INTO staff (username, display_name, title, office, org_unit_id, password_hash)
    SELECT who, who, '', '', id, '' FROM org_unit, unnest(ARRAY['often', 'seldom']) AS who;
  INSERT INTO rating (agent_id, rated_on, score, sealed_call)
    SELECT id, DATE '2026-05-10' + day, 1 + day % 5, ${SEALED_CALL} FROM staff, generate_series(0, 5) AS day WHERE username = 'often';
  INSERT INTO rating (agent_id, rated_on, score, sealed_call)
    SELECT id, DATE '2026-06-03' + day, 4, ${SEALED_CALL} FROM staff, generate_series(0, 2) AS day;
  INSERT INTO call (terminal_id, request_id, kind, video, ability, state, agent_id, queued_at, answered_at, ended_at,
      end_reason, rated_at, notes)
    SELECT t.id, gen_random_uuid(), 'consultation', true, '{}', 'ended', s.id, now(), now(), now(), 'agent_hung_up',
      '2026-06-04T07:42:13+08', '三个月没有发工资'
    FROM terminal t, staff s WHERE t.name = 'home' AND s.username = 'often';`;

let database: UpgradedDatabase;

beforeAll(async () => {
  database = await UpgradedDatabase.of(FIRST_PRIVATE, STORED);
});
afterAll(() => database.drop());

test('[C13] a private page that an older television described before the upgrade is withheld', async () => {
  expect(await database.rows('SELECT scene FROM terminal ORDER BY name')).toEqual([
    {
      scene: { page: 'callback', title: '', focus: null, options: [], private: true, player: { state: 'ducked' } },
    },
    { scene: { page: 'home', title: '首页', focus: { id: 'call', label: '呼叫律师' }, options: [] } },
  ]);
});

test('[C8] ratings from before the upgrade keep their month where five are in it, and nothing else of their call', async () => {
  expect(
    await database.rows(`SELECT username, rated_on::text, array_agg(score ORDER BY score) AS scores, count(sealed_call)::int AS linked
      FROM rating r JOIN staff s ON s.id = r.agent_id WHERE rated_on < '2026-06-01' GROUP BY 1, 2`),
  ).toEqual([{ username: 'often', rated_on: '2026-05-01', scores: [1, 1, 2, 3, 4, 5], linked: 0 }]);
  expect(await database.rows('SELECT ratings FROM rating_summary')).toEqual([{ ratings: 6 }]);
  expect(await database.rows(`SELECT (rated_at AT TIME ZONE 'Asia/Shanghai')::text AS at FROM contact`)).toEqual([
    { at: '2026-06-04 00:00:00' },
  ]);
});

test('[C8][C12] what SQL cannot seal is sealed by the api, and again changes nothing', async () => {
  const state = () =>
    database.rows(`SELECT (SELECT count(*)::int FROM rating) AS ratings, (SELECT count(*)::int FROM rating_inbox) AS waiting,
      (SELECT count(*)::int FROM contact WHERE notes <> '') AS clear,
      (SELECT count(*)::int FROM contact WHERE notes_sealed IS NOT NULL) AS sealed`);
  expect(await state()).toEqual([{ ratings: 12, waiting: 0, clear: 1, sealed: 0 }]);
  const api = await startApi(database.url);
  try {
    const ctx = api.service.ctx as ContactsContext;
    await releaseRatings(ctx);
    await sealClearNotes(ctx);
    expect(await sealClearNotes(ctx)).toBe(0);
    expect(await releaseRatings(ctx)).toBe(0);
  } finally {
    await api.stop();
  }
  // Three of each in June are fewer than five.
  expect(await state()).toEqual([{ ratings: 6, waiting: 6, clear: 0, sealed: 1 }]);
});

import { randomUUID } from 'node:crypto';
import { type CannedAnswer, type CannedAnswerText, cannedAnswerRoutes as routes } from '@falink/protocol';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { addStaff } from './support/staff.js';

const TEXT: CannedAnswerText = {
  category: 'labour',
  zh: '劳动争议申请仲裁的时效期间为一年。',
  en: 'One year to file.',
};

let database: TestDatabase;
let api: TestApi;
let supervisor: string;
let lawyer: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, {}, { demo: true });
  await addStaff(api, { username: 'local', role: 'supervisor', orgPath: 'yunhe.dongjie' });
  [supervisor, lawyer] = [await signIn(api, 'supervisor'), await signIn(api, 'lawyer')];
});
beforeEach(() => api.service.ctx.pool.query('DELETE FROM canned_answer'));
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const create = (text: Partial<CannedAnswerText> = {}, token = supervisor, requestId = randomUUID()) =>
  ask(api, routes.createCannedAnswer, { token, body: { requestId, ...TEXT, ...text } });
const made = async (text: Partial<CannedAnswerText> = {}): Promise<CannedAnswer> => (await create(text)).data;
const edit = ({ id, revision }: Pick<CannedAnswer, 'id' | 'revision'>, text: Partial<CannedAnswerText>) =>
  ask(api, routes.editCannedAnswer, {
    token: supervisor,
    params: { id },
    body: { requestId: randomUUID(), revision, ...TEXT, ...text },
  });
const turn = (act: 'retire' | 'restore', { id, revision }: CannedAnswer) =>
  ask(api, act === 'retire' ? routes.retireCannedAnswer : routes.restoreCannedAnswer, {
    token: supervisor,
    params: { id },
    body: { requestId: randomUUID(), revision },
  });
const listed = async (token = lawyer): Promise<string[]> =>
  (await ask(api, routes.listCannedAnswers, { token })).data.answers.map(({ category, zh }) => `${category} ${zh}`);

describe('[C18] canned answers', () => {
  test('are written by supervisors of the district and read by who answers calls, by category and age', async () => {
    await made({ zh: '丙' });
    await made({ category: 'family', zh: '乙' });
    await made({ zh: '甲', en: null });
    expect(await listed()).toEqual(['family 乙', 'labour 丙', 'labour 甲']);
    const refused = [
      (await create({}, lawyer)).error?.code,
      (await create({}, await signIn(api, 'local'))).error?.code,
      (await ask(api, routes.listCannedAnswers, { token: await signIn(api, 'operator') })).error?.code,
      (await ask(api, routes.listCannedAnswers, {})).error?.code,
    ];
    expect(refused).toEqual(['auth.forbidden', 'auth.out_of_scope', 'auth.forbidden', 'auth.required']);
  });

  test.each([
    ['nothing', { zh: '  \n ' }],
    ['501 characters', { zh: '字'.repeat(501) }],
    ['an English text of nothing', { en: '' }],
    ['a category that is none', { category: 'gossip' as 'labour' }],
  ])('of %s are refused, and nothing changes', async (_, text) => {
    expect((await create(text)).error?.code).toBe('request.malformed');
    expect(await listed()).toEqual([]);
  });

  test('change for who saw the latest, once a request, and are recorded by id', async () => {
    const requestId = randomUUID();
    const [one, again] = [
      (await create({}, supervisor, requestId)).data,
      (await create({}, supervisor, requestId)).data,
    ];
    expect(again).toEqual(one);
    const later = (await edit(one, { zh: '改过。' })).data;
    expect([later.zh, later.revision]).toEqual(['改过。', one.revision + 1]);
    expect((await edit(one, { zh: '又改。' })).error?.code).toBe('answer.stale');
    expect((await edit({ id: randomUUID(), revision: 1 }, {})).error?.code).toBe('answer.unknown');
    expect(await listed()).toEqual(['labour 改过。']);
    const { rows } = await api.service.ctx.pool.query(
      `SELECT action, data::text AS data FROM audit_event WHERE subject = $1 ORDER BY seal`,
      [`canned_answer:${one.id}`],
    );
    expect(rows.map(({ action }) => action)).toEqual(['answer.created', 'answer.edited']);
    expect(JSON.stringify(rows)).not.toContain('改过');
  });

  test('are retired and restored; what is retired is not edited, and its words may be written again', async () => {
    const one = await made();
    const retired = (await turn('retire', one)).data;
    expect([await listed(), (await edit(retired, {})).error?.code]).toEqual([[], 'answer.unknown']);
    const other = await made();
    expect((await turn('restore', retired)).error?.code).toBe('answer.exists');
    await turn('retire', other);
    expect((await turn('restore', retired)).data.id).toBe(one.id);
    expect(await listed()).toEqual([`labour ${TEXT.zh}`]);
  });

  test('of one category never say the same', async () => {
    await made();
    const other = await made({ zh: '另一条。' });
    expect([(await create()).error?.code, (await edit(other, {})).error?.code]).toEqual([
      'answer.exists',
      'answer.exists',
    ]);
    expect((await create({ category: 'other' })).status).toBe(201);
  });

  test('are 200 in use at most, by the database too, also when two come at once', async () => {
    await api.service.ctx.pool.query(
      `INSERT INTO canned_answer (id, category, zh, edited_by)
       SELECT gen_random_uuid(), 'other', 'x' || n, (SELECT id FROM staff LIMIT 1) FROM generate_series(1, 199) n`,
    );
    const answers = await Promise.all([create({ zh: '甲' }), create({ zh: '乙' })]);
    expect(answers.map(({ error }) => error?.code ?? 'made').sort()).toEqual(['answer.too_many', 'made']);
    expect(await listed()).toHaveLength(200);
  });
});

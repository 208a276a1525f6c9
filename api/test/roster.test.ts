import { randomUUID } from 'node:crypto';
import { rosterRoutes as routes, type Shift, type ShiftDetails } from '@falink/protocol';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { addStaff } from './support/staff.js';

/** A Monday far enough away that nothing in it is over: as the api counts, in Asia/Shanghai. */
const MONDAY = mondayAfter(new Date(Date.now() + 14 * 86_400_000));
const NEXT_MONDAY = dayAfter(MONDAY, 7);
/** `at(1, '17:30')`: Tuesday of that week. */
const at = (day: number, time: string) => new Date(`${dayAfter(MONDAY, day)}T${time}:00+08:00`).toISOString();

let database: TestDatabase;
let api: TestApi;
let planner: string;
let lawyer: { id: string; token: string };
let people: Record<'lawyer' | 'aid' | 'local' | 'operator', string>;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, {}, { demo: true });
  await addStaff(api, { username: 'local', role: 'duty_lawyer', orgPath: 'yunhe.dongjie' });
  await addStaff(api, { username: 'street', role: 'supervisor', orgPath: 'yunhe.dongjie' });
  const { rows } = await api.service.ctx.pool.query<{ username: string; id: string }>('SELECT username, id FROM staff');
  people = Object.fromEntries(rows.map(({ username, id }) => [username, id])) as typeof people;
  planner = await signIn(api, 'supervisor');
  lawyer = { id: people.lawyer, token: await signIn(api, 'lawyer') };
});
beforeEach(() => api.service.ctx.pool.query('DELETE FROM shift'));
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const details = (part: Partial<ShiftDetails> = {}): ShiftDetails => ({
  staffId: people.lawyer,
  siteId: null,
  startsAt: at(0, '08:30'),
  endsAt: at(0, '17:30'),
  ...part,
});
const create = (part: Partial<ShiftDetails> = {}, token = planner, requestId = randomUUID()) =>
  ask(api, routes.createShift, { token, body: { requestId, ...details(part) } });
const made = async (part: Partial<ShiftDetails> = {}): Promise<Shift> => (await create(part)).data;
const move = ({ id, revision }: Pick<Shift, 'id' | 'revision'>, part: Partial<ShiftDetails>, token = planner) =>
  ask(api, routes.editShift, { token, params: { id }, body: { requestId: randomUUID(), revision, ...details(part) } });
const remove = ({ id, revision }: Pick<Shift, 'id' | 'revision'>, token = planner) =>
  ask(api, routes.removeShift, { token, params: { id }, body: { requestId: randomUUID(), revision } });
const copy = (from: string, to: string, token = planner, requestId = randomUUID()) =>
  ask(api, routes.copyWeek, { token, body: { requestId, from, to } });
const rosterOf = async (from: string, token = planner) =>
  (await ask(api, routes.roster, { token, query: { from, limit: '200' } })).data;
/** `lawyer 08:30-17:30` of some days, by person and start. */
async function planned(from: string, token = planner): Promise<string[]> {
  const { items } = await rosterOf(from, token);
  const names = Object.fromEntries(Object.entries(people).map(([name, id]) => [id, name]));
  const time = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16);
  return items.flatMap(({ person, shifts }) =>
    shifts.map(({ startsAt, endsAt }) => `${names[person.id]} ${time(startsAt)} ${time(endsAt)}`),
  );
}

describe('[W1] shifts', () => {
  test('are planned by supervisors for the staff of their own unit, and read by everybody who works', async () => {
    await made();
    expect(await planned(MONDAY, lawyer.token)).toEqual(await planned(MONDAY));
    expect(await planned(MONDAY)).toHaveLength(1);
    const street = await signIn(api, 'street');
    const refused = [
      (await create({ startsAt: at(1, '08:30'), endsAt: at(1, '12:00') }, lawyer.token)).error?.code,
      (await create({ startsAt: at(1, '08:30'), endsAt: at(1, '12:00') }, street)).error?.code,
      (await ask(api, routes.roster, { query: { from: MONDAY } })).error?.code,
    ];
    expect(refused).toEqual(['auth.forbidden', 'auth.out_of_scope', 'auth.required']);
    expect((await create({ staffId: people.local }, street)).status).toBe(201);
    expect((await rosterOf(MONDAY, street)).items.map(({ person }) => person.id)).toEqual([people.local]);
  });

  test('of one person never overlap; one may begin when another ends', async () => {
    await made({ endsAt: at(0, '12:00') });
    expect((await create({ startsAt: at(0, '11:59'), endsAt: at(0, '14:00') })).error?.code).toBe('shift.overlap');
    expect((await create({ startsAt: at(0, '08:00'), endsAt: at(0, '18:00') })).error?.code).toBe('shift.overlap');
    const second = await create({ startsAt: at(0, '12:00'), endsAt: at(0, '14:00') });
    expect(second.status).toBe(201);
    expect((await move(second.data, { startsAt: at(0, '09:00'), endsAt: at(0, '10:00') })).error?.code).toBe(
      'shift.overlap',
    );
    expect((await create({ staffId: people.aid })).status).toBe(201);
    expect(await planned(MONDAY)).toHaveLength(3);
  });

  test('of two planners at once one is refused, and nothing is planned twice', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(['shift.overlap']));
  });

  test.each([
    ['over midnight', [4, '22:00'], [5, '06:00']],
    ['over the end of a week', [6, '20:00'], [7, '02:00']],
  ] as const)('%s stand in both', async (_, [day, from], [nextDay, to]) => {
    await made({ startsAt: at(day, from), endsAt: at(nextDay, to) });
    const [first, second] = [dayAfter(MONDAY, day - 6), dayAfter(MONDAY, nextDay)];
    expect(await planned(first)).toHaveLength(1);
    expect(await planned(second)).toHaveLength(1);
    expect(await planned(dayAfter(MONDAY, nextDay + 1))).toHaveLength(0);
  });

  test.each([
    ['shorter than a quarter of an hour', { endsAt: at(0, '08:44') }, 'shift.length'],
    ['longer than a day', { endsAt: at(1, '08:31') }, 'shift.length'],
    ['that ends before it begins', { endsAt: at(0, '08:00') }, 'shift.length'],
    ['that is over', { startsAt: '2026-01-05T00:00:00Z', endsAt: '2026-01-05T08:00:00Z' }, 'shift.past'],
    ['with seconds', { startsAt: at(0, '08:30').replace(':00.000Z', ':30.000Z') }, 'request.malformed'],
    ['of nobody', { staffId: randomUUID() }, 'staff.unknown'],
    ['at no place', { siteId: randomUUID() }, 'site.unknown'],
  ] as const)('%s are refused, and nothing changes', async (_, part, code) => {
    expect((await create(part)).error?.code).toBe(code);
    expect(await planned(MONDAY)).toEqual([]);
  });

  test('are not planned for who takes no calls, is disabled, or at a closed place', async () => {
    const { pool } = api.service.ctx;
    expect((await create({ staffId: people.operator })).error?.code).toBe('shift.person');
    const shift = await made({ staffId: people.local });
    const site = (await pool.query('SELECT id FROM site WHERE closed_at IS NULL LIMIT 1')).rows[0].id;
    try {
      await pool.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [people.local]);
      await pool.query('UPDATE site SET closed_at = now() WHERE id = $1', [site]);
      expect(
        (await create({ staffId: people.local, startsAt: at(2, '08:30'), endsAt: at(2, '09:30') })).error?.code,
      ).toBe('shift.person');
      expect((await create({ siteId: site })).error?.code).toBe('site.closed');
      // What was planned stands, marked, until somebody gives it to another.
      const row = (await rosterOf(MONDAY)).items.find(({ person }) => person.id === people.local);
      expect([row?.person.isPlannable, row?.shifts.length]).toEqual([false, 1]);
      expect((await move(shift, { staffId: people.lawyer })).data.staffId).toBe(people.lawyer);
    } finally {
      await pool.query('UPDATE staff SET disabled_at = NULL WHERE id = $1', [people.local]);
      await pool.query('UPDATE site SET closed_at = NULL WHERE id = $1', [site]);
    }
  });

  test('change for who saw the latest, once a request, and are recorded', async () => {
    const requestId = randomUUID();
    const [one, again] = [(await create({}, planner, requestId)).data, (await create({}, planner, requestId)).data];
    expect(again).toEqual(one);
    const later = (await move(one, { endsAt: at(0, '12:00') })).data;
    expect([later.endsAt, later.revision]).toEqual([at(0, '12:00'), one.revision + 1]);
    expect((await move(one, { endsAt: at(0, '13:00') })).error?.code).toBe('shift.stale');
    expect((await remove(one)).error?.code).toBe('shift.stale');
    expect((await remove(later)).status).toBe(200);
    expect((await remove(later)).error?.code).toBe('shift.unknown');
    const { rows } = await api.service.ctx.pool.query(
      'SELECT action FROM audit_event WHERE subject = $1 ORDER BY seal',
      [`shift:${one.id}`],
    );
    expect(rows.map(({ action }) => action)).toEqual(['shift.created', 'shift.edited', 'shift.removed']);
  });

  test('that have begun keep their person and their beginning; those that have ended stay as they were', async () => {
    const minute = 60_000;
    const now = Math.floor(Date.now() / minute) * minute;
    const iso = (minutes: number) => new Date(now + minutes * minute).toISOString();
    const running = await made({ startsAt: iso(-30), endsAt: iso(30) });
    const same = { startsAt: running.startsAt, endsAt: running.endsAt };
    expect((await move(running, { ...same, staffId: people.aid })).error?.code).toBe('shift.running');
    expect((await move(running, { ...same, startsAt: iso(-20) })).error?.code).toBe('shift.running');
    expect((await remove(running)).error?.code).toBe('shift.running');
    const longer = (await move(running, { ...same, endsAt: iso(60) })).data;
    await api.service.ctx.pool.query('UPDATE shift SET ends_at = $2 WHERE id = $1', [longer.id, iso(-5)]);
    const ended = { id: longer.id, revision: longer.revision + 1 };
    expect((await move(ended, { ...same, endsAt: iso(60) })).error?.code).toBe('shift.past');
    expect((await remove(ended)).error?.code).toBe('shift.past');
  });
});

describe('[W2] a week that is copied', () => {
  test('is planned again at the same times of day, and says what was not, and why', async () => {
    await made();
    await made({ staffId: people.aid, startsAt: at(1, '08:30'), endsAt: at(1, '12:00') });
    await made({ startsAt: at(6, '20:00'), endsAt: at(7, '02:00') });
    // In the way of one of them.
    await made({ startsAt: at(7, '09:00'), endsAt: at(7, '10:00') });
    const requestId = randomUUID();
    const { data } = await copy(MONDAY, NEXT_MONDAY, planner, requestId);
    expect([data.copied, data.notCopied.map(({ shift, reason }) => [shift.startsAt, reason])]).toEqual([
      2,
      [[at(0, '08:30'), 'overlap']],
    ]);
    expect((await copy(MONDAY, NEXT_MONDAY, planner, requestId)).data).toEqual(data);
    expect((await planned(NEXT_MONDAY)).map((line) => line.replace(/\d\d-\d\dT/g, ''))).toEqual([
      'aid 08:30 12:00',
      'lawyer 20:00 02:00',
      'lawyer 09:00 10:00',
      'lawyer 20:00 02:00',
    ]);
    expect((await copy(MONDAY, NEXT_MONDAY)).data.copied).toBe(0);
  });

  test('is not copied into the past, nor for who left; a street copies its own', async () => {
    const { pool } = api.service.ctx;
    await made();
    await made({ staffId: people.local });
    expect((await copy(MONDAY, '2026-01-05')).data.notCopied.map(({ reason }) => reason)).toEqual(['past', 'past']);
    expect((await copy(MONDAY, NEXT_MONDAY, lawyer.token)).error?.code).toBe('auth.forbidden');
    expect((await copy(MONDAY, NEXT_MONDAY, await signIn(api, 'street'))).data.copied).toBe(1);
    try {
      await pool.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [people.lawyer]);
      const { copied, notCopied } = (await copy(MONDAY, dayAfter(MONDAY, 14))).data;
      expect([copied, notCopied.map(({ reason }) => reason)]).toEqual([1, ['person']]);
    } finally {
      await pool.query('UPDATE staff SET disabled_at = NULL WHERE id = $1', [people.lawyer]);
    }
  });
});

describe('[W3] who is on duty', () => {
  const minute = 60_000;
  const now = Math.floor(Date.now() / minute) * minute;
  const iso = (minutes: number) => new Date(now + minutes * minute).toISOString();
  const duty = async (unit?: string) => (await ask(api, routes.duty, { query: unit ? { unit } : {} })).data;

  test('now and next is public: names as at the door, by the beginning, of one unit or of all', async () => {
    const { pool } = api.service.ctx;
    await made({ startsAt: iso(-30), endsAt: iso(30) });
    await made({ startsAt: iso(60), endsAt: iso(120) });
    await made({ staffId: people.local, startsAt: iso(45), endsAt: iso(90) });
    await made({ staffId: people.aid, startsAt: iso(8 * 24 * 60), endsAt: iso(8 * 24 * 60 + 60) });
    const all = await duty();
    expect([all.now.map(({ startsAt }) => startsAt), all.next.map(({ startsAt }) => startsAt)]).toEqual([
      [iso(-30)],
      [iso(45), iso(60)],
    ]);
    expect(Object.keys(all.now[0] ?? {}).sort()).toEqual(
      ['endsAt', 'name', 'office', 'place', 'skills', 'startsAt', 'title'].sort(),
    );
    const street = (await pool.query(`SELECT id FROM org_unit WHERE path = 'yunhe.dongjie'`)).rows[0].id;
    expect((await duty(street)).next.map(({ name }) => name)).toEqual(['local']);
    expect((await ask(api, routes.duty, { query: { unit: randomUUID() } })).error?.code).toBe('unit.unknown');
    await pool.query('UPDATE staff SET disabled_at = now() WHERE id = $1', [people.local]);
    expect((await duty(street)).next).toEqual([]);
    await pool.query('UPDATE staff SET disabled_at = NULL WHERE id = $1', [people.local]);
  });
});

function mondayAfter(day: Date): string {
  const shanghai = new Date(day.getTime() + 8 * 3_600_000);
  return dayAfter(shanghai.toISOString().slice(0, 10), (8 - shanghai.getUTCDay()) % 7);
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

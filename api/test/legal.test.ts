import { routes } from '@falink/protocol';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';

const WAGE = 'work-injury.area-average-wage';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await startApi(database.url, {}, { demo: true });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const calculate = (id: string, body: unknown) => ask(api, routes.calculate, { params: { id }, body });

describe('calculators over HTTP', () => {
  test('every one is listed with the schema of what it takes', async () => {
    const { data } = await ask(api, routes.listCalculators);
    expect(data.calculators.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'court-fee',
        'enforcement-fee',
        'preservation-fee',
        'work-injury',
        'severance',
        'overtime',
        'delayed-interest',
        'lending-interest',
        'personal-injury',
      ]),
    );
    for (const { schema } of data.calculators)
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  });

  test('a court fee, with its steps and articles', async () => {
    const { status, data } = await calculate('court-fee', { kind: 'property', amount: 140_000 });
    expect(status).toBe(200);
    expect(data).toMatchObject({ total: '3100.00', range: null });
    expect(data.steps.length).toBeGreaterThan(0);
    expect(data.citations[0]?.zh).toContain('诉讼费用交纳办法');
  });

  test.each([
    ['enforcement-fee', 100_000, '1400.00'],
    ['preservation-fee', 100_000, '1020.00'],
  ])('%s of %d is %s', async (id, amount, total) => {
    expect((await calculate(id, { amount })).data.total).toBe(total);
  });

  test.each([
    ['negative', { kind: 'property', amount: -1 }, 'legal.field_too_small'],
    ['zero', { kind: 'property', amount: 0 }, 'legal.field_too_small'],
    ['absurdly large', { kind: 'property', amount: 1e15 }, 'legal.field_too_large'],
    ['half a fen', { kind: 'property', amount: 0.015 }, 'legal.field_too_precise'],
    ['words', { kind: 'property', amount: '十四万' }, 'legal.field_not_a_number'],
    ['nothing', { kind: 'property' }, 'legal.field_missing'],
    ['something nobody asked', { kind: 'property', amount: 1, tip: 1 }, 'legal.field_unknown'],
    ['no such kind', { kind: 'poetry', amount: 1 }, 'legal.field_unknown_choice'],
  ])('refuses %s with a code, a sentence and the field', async (_what, body, code) => {
    const { status, error } = await calculate('court-fee', body);
    expect([status, error?.code]).toEqual([400, code]);
    expect(error?.fields?.[0]?.path).toMatch(/amount|tip|kind/);
    expect(error?.message.zh).toMatch(/[“”]/);
  });

  test('refuses what is no object, what is too large, and what does not exist', async () => {
    expect((await calculate('court-fee', [1])).error?.code).toBe('request.malformed');
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`k${i}`, 1]));
    expect((await calculate('court-fee', many)).error?.code).toBe('request.malformed');
    expect((await calculate('horoscope', {})).error?.code).toBe('legal.unknown_calculator');
  });
});

describe('time limits over HTTP', () => {
  test('seven days that end in a holiday end after it', async () => {
    const { data } = await ask(api, routes.deadline, { body: { rule: 'decision', from: '2026-09-25' } });
    expect(data).toMatchObject({ due: '2026-10-08', provisional: false });
    expect(data.steps.length).toBeGreaterThan(1);
  });

  test('the clock stands still while supplements are awaited, unless the district says otherwise', async () => {
    const body = { rule: 'decision', from: '2026-06-01', pauses: [{ from: '2026-06-03', to: null }] };
    expect((await ask(api, routes.deadline, { body })).data).toMatchObject({ running: false, due: null });
    const stops = (value: boolean) =>
      api.service.ctx.pool.query('UPDATE district SET clock_stops_for_supplements = $1', [value]);
    await stops(false);
    expect((await ask(api, routes.deadline, { body })).data).toMatchObject({ running: true, due: '2026-06-08' });
    await stops(true);
  });

  test.each([
    ['an unknown rule', { rule: 'tomorrow', from: '2026-09-25' }, 'legal.unknown_rule'],
    ['a day that does not exist', { rule: 'decision', from: '2026-02-30' }, 'legal.field_not_a_date'],
    ['a day before the law', { rule: 'decision', from: '2003-08-31' }, 'legal.date_before_law'],
  ])('refuses %s', async (_what, body, code) => {
    expect((await ask(api, routes.deadline, { body })).error?.code).toBe(code);
  });
});

describe('eligibility over HTTP', () => {
  test('wages of a migrant worker: may apply, no proof of means, with the papers', async () => {
    const body = { matter: 'labour_remuneration', migrantWorker: 'yes', hasLawyer: 'no' };
    const { status, data } = await ask(api, routes.eligibility, { body });
    expect(status).toBe(200);
    expect(data).toMatchObject({ outcome: 'exempt_from_means', certain: true });
    expect(data.citations.map(({ zh }) => zh).join()).toContain('第四十二条');
    expect(data.checklist.map(({ id }) => id)).toEqual(expect.arrayContaining(['application-form', 'identity']));
    expect(data.disclaimer.zh).not.toBe('');
  });

  test('nothing known is an honest answer', async () => {
    const { data } = await ask(api, routes.eligibility, { body: {} });
    expect(data.certain).toBe(false);
    expect(data.missing.length).toBeGreaterThan(0);
  });

  test.each([
    [{ matter: 'revenge' }, 'legal.field_unknown_choice'],
    [{ income: 12 }, 'legal.field_unknown'],
  ])('refuses %j', async (body, code) => {
    expect((await ask(api, routes.eligibility, { body })).error?.code).toBe(code);
  });
});

describe("a district's own figures", () => {
  let officer: string;
  beforeAll(async () => {
    officer = await signIn(api, 'aid');
  });
  const set = (token: string, change: object = {}) =>
    ask(api, routes.setOverride, {
      token,
      body: { parameterId: WAGE, from: '2026-01-01', value: '8700', source: '云河区统计局2026年公报', ...change },
    });
  const audited = async () =>
    (await api.service.ctx.pool.query(`SELECT action FROM audit_event WHERE action LIKE 'legal.%' ORDER BY id`)).rows;

  test('are seen, set, used, withdrawn, each with an audit event', async () => {
    const before = await ask(api, routes.figures, { token: officer });
    expect(before.data.figures.find((figure) => figure.parameterId === WAGE)).toMatchObject({
      shown: null,
      level: 'provincial',
      overridden: false,
    });
    const { status, data: stored } = await set(officer);
    expect(status).toBe(201);
    expect(stored).toMatchObject({ parameterId: WAGE, value: '8700.00', setBy: expect.any(String) });

    const after = await ask(api, routes.figures, { token: officer });
    expect(after.data.figures.find((figure) => figure.parameterId === WAGE)).toMatchObject({
      overridden: true,
      from: '2026-01-01',
      dueForCheck: false,
    });
    expect((await ask(api, routes.rulebook)).data.overrides).toMatchObject([{ parameterId: WAGE, value: '8700.00' }]);
    expect((await set(officer)).error?.code).toBe('legal.override_exists');

    const withdraw = () => ask(api, routes.withdrawOverride, { token: officer, params: { id: stored.id } });
    expect((await withdraw()).status).toBe(200);
    expect((await withdraw()).error?.code).toBe('legal.override_unknown');
    expect((await ask(api, routes.rulebook)).data.overrides).toEqual([]);
    expect(await audited()).toEqual([{ action: 'legal.override_set' }, { action: 'legal.override_withdrawn' }]);
  });

  test('a look at a figure is remembered', async () => {
    const { data } = await ask(api, routes.figures, { token: officer });
    const figure = data.figures.find((one) => one.dueForCheck && one.from !== null);
    expect(figure).toBeDefined();
    const checked = await ask(api, routes.checkFigure, {
      token: officer,
      params: { id: figure!.parameterId },
      body: { from: figure!.from },
    });
    expect(checked.data).toMatchObject({ lastChecked: data.today, dueForCheck: false, unverified: false });
  });

  test('refuses national figures, wrong values, unknown figures, and changes nothing', async () => {
    const count = (await audited()).length;
    expect((await set(officer, { parameterId: 'court-fee.property', value: '1' })).error?.code).toBe(
      'legal.override_not_allowed',
    );
    expect((await set(officer, { value: '-1' })).error?.code).toBe('legal.field_too_small');
    expect((await set(officer, { value: 'viel' })).error?.code).toBe('legal.field_not_a_number');
    expect((await set(officer, { parameterId: 'moon.phase' })).error?.code).toBe('legal.unknown_rule');
    expect((await set(officer, { from: '2026-02-30' })).error?.code).toBe('request.malformed');
    expect((await set(officer, { source: '  ' })).error?.code).toBe('request.malformed');
    expect((await audited()).length).toBe(count);
  });

  test('only the people of the centre see and set them', async () => {
    expect((await ask(api, routes.figures)).error?.code).toBe('auth.required');
    const operator = await signIn(api, 'operator');
    expect((await ask(api, routes.figures, { token: operator })).error?.code).toBe('auth.forbidden');
    const lawyer = await signIn(api, 'lawyer');
    expect((await ask(api, routes.figures, { token: lawyer })).status).toBe(200);
    expect((await set(lawyer)).error?.code).toBe('auth.forbidden');
    expect((await ask(api, routes.rulebook, { query: { district: 'atlantis' } })).error?.code).toBe(
      'request.not_found',
    );
  });
});

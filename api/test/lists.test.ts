import {
  DueSchema,
  intakeRoutes,
  operationsRoutes,
  placeRoutes,
  TerminalStateSchema,
  terminalRoutes,
} from '@falink/protocol';
import fc from 'fast-check';
import { encodeCursor } from '../src/kernel/db/cursor.js';
import { ask, Box, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { LISTS, type Listed } from './support/lists.js';
import { fillLists } from './support/many.js';
import { TestTerminal } from './support/people.js';
import { addStaff } from './support/staff.js';

const ROWS = 250;
const PAGE = 60;

const NAMED = LISTS.map((list) => [`${list.route.path} ${list.query?.scope ?? list.query?.by ?? ''}`, list] as const);

let database: TestDatabase;
let api: TestApi;
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  await fillLists(database.url, ROWS);
  api = await startApi(database.url, {}, { demo: true });
  const orgPath = 'yunhe.dongjie';
  await addStaff(api, { username: 'street-lawyer', role: 'duty_lawyer', orgPath });
  await addStaff(api, { username: 'street-supervisor', role: 'supervisor', orgPath });
  await addStaff(api, { username: 'street-operator', role: 'operator', orgPath });
  await addStaff(api, { username: 'street-admin', role: 'admin', orgPath });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

async function tokenOf(username: string): Promise<string> {
  const token = tokens.get(username) ?? (await signIn(api, username));
  tokens.set(username, token);
  return token;
}

interface AnyPage {
  readonly items: readonly { readonly id: string | number }[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}

async function page({ route, query }: Pick<Listed, 'route' | 'query'>, who: string, more: Record<string, string> = {}) {
  const answer = await ask(api, route, { token: await tokenOf(who), query: { ...query, ...more } });
  return { status: answer.status, error: answer.error, data: answer.data as AnyPage };
}

/** Reads a list to its end. `between` runs after each page. */
async function walk(
  list: Pick<Listed, 'route' | 'query'>,
  who: string,
  between: () => Promise<unknown> = async () => {},
) {
  const pages: AnyPage[] = [];
  let cursor: string | null = null;
  do {
    const { data, error } = await page(list, who, { limit: `${PAGE}`, ...(cursor && { cursor }) });
    if (error) throw new Error(error.code);
    pages.push(data);
    cursor = data.nextCursor;
    await between();
  } while (cursor !== null);
  return { pages, ids: pages.flatMap(({ items }) => items.map(({ id }) => id)) };
}

async function expected({ ids }: Listed, path: string): Promise<string[]> {
  return (await api.service.ctx.pool.query<{ id: string }>(ids, [path])).rows.map(({ id }) => id);
}

describe('[P13][P12] every list of staff routes', () => {
  test.each(NAMED)('%s is walked in pages: everything once, in order', async (_, list) => {
    const { pages, ids } = await walk(list, list.district);
    const all = await expected(list, 'yunhe');
    expect(all.length).toBeGreaterThan(3 * PAGE);
    expect(ids).toEqual(all);
    expect(pages.slice(0, -1).map(({ items }) => items.length)).toEqual(pages.slice(1).map(() => PAGE));
    expect(pages.map(({ total }) => total)).toEqual([
      list.counted ? all.length : null,
      ...pages.slice(1).map(() => null),
    ]);
  });

  test.each(NAMED.filter(([, { street }]) => street))('%s ends at the org unit of who asks', async (_, list) => {
    const { pages, ids } = await walk(list, list.street ?? '');
    const own = await expected(list, 'yunhe.dongjie');
    expect(own.length).toBeGreaterThan(20);
    expect(own.length).toBeLessThan((await expected(list, 'yunhe')).length);
    expect(ids).toEqual(own);
    expect(pages[0]?.total).toBe(list.counted ? own.length : null);
    // A cursor grants nothing: the one of a wider scope goes on in the own one.
    const wide = await page(list, list.district, { limit: '10' });
    const after = await page(list, list.street ?? '', { cursor: wide.data.nextCursor ?? '' });
    expect(after.data.items.filter(({ id }) => !own.includes(`${id}`))).toEqual([]);
  });

  test.each(NAMED)('%s refuses a cursor of another list and whatever is none', async (_, list) => {
    const refused = async (cursor: string) => {
      const { status, error } = await page(list, list.district, { cursor });
      return [status, error?.code, error?.fields?.map(({ path }) => path)];
    };
    const malformed = [400, 'request.malformed', ['cursor']];
    const other = LISTS.find(({ name }) => name !== list.name)!;
    const { data } = await page(other, other.district, { limit: '10' });
    expect(await refused(data.nextCursor!)).toEqual(malformed);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (text) => {
        expect(await refused(text)).toEqual(malformed);
        expect(await refused(Buffer.from(text).toString('base64url'))).toEqual(malformed);
      }),
      { numRuns: 10 },
    );
    const key = fc.oneof(
      fc.string(),
      fc.double(),
      fc.maxSafeInteger(),
      fc.constant(null),
      fc.uuid(),
      fc.constant('2026-02-30'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(key, { maxLength: 4 }), async (keys) => {
        const cursor = encodeCursor({ list: list.name, by: [] }, keys as never);
        const { status, error } = await page(list, list.district, { cursor });
        expect([200, 400]).toContain(status);
        if (error) expect([error.code, error.fields?.map(({ path }) => path)]).toEqual(malformed.slice(1));
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    [
      terminalRoutes.listPairings,
      'pairings',
      'operator',
      [
        [-Number.MAX_SAFE_INTEGER, 0],
        [Number.MAX_SAFE_INTEGER, 0],
      ],
    ],
    [
      intakeRoutes.listApplications,
      'applications',
      'supervisor',
      [
        ['1000-01-01', '', 0],
        ['2999-12-31', '\u{10ffff}', 0],
      ],
    ],
    [operationsRoutes.audit, 'audit', 'supervisor', [[-Number.MAX_SAFE_INTEGER], [Number.MAX_SAFE_INTEGER]]],
  ] as const)('%# reads the furthest keys that a cursor may carry', async (route, name, who, keys) => {
    for (const key of keys) {
      const whole = key.length === 1 ? key : [...key.slice(0, -1), '00000000-0000-4000-8000-000000000000'];
      const { status } = await page({ route }, who, { cursor: encodeCursor({ list: name, by: [] }, whole) });
      expect(status).toBe(200);
    }
  });
});

describe('[P13] while somebody reads', () => {
  test('what is added after the cursor comes, what is added before it does not, and nothing comes twice', async () => {
    const before = await expected(LISTS[4]!, 'yunhe');
    const added: string[] = [];
    const { ids } = await walk({ route: terminalRoutes.listPairings }, 'operator', async () => {
      const body = { publicKey: new Box().publicKey, device: Box.device };
      added.push((await ask(api, terminalRoutes.requestPairing, { body })).data.pairingId);
    });
    // The last one was asked for after the last page.
    expect(ids).toEqual([...before, ...added.slice(0, -1)]);
  });

  test('the audit log grows at its beginning', async () => {
    await tokenOf('supervisor');
    const { rows } = await api.service.ctx.pool.query<{ id: number }>('SELECT id FROM audit_event ORDER BY id DESC');
    expect(rows.length).toBeGreaterThan(ROWS);
    const { ids, pages } = await walk({ route: operationsRoutes.audit }, 'supervisor', () => signIn(api, 'operator'));
    expect(ids).toEqual(rows.map(({ id }) => id));
    expect(pages[0]?.total).toBeNull();
  });
});

describe('filters of the query', () => {
  test('applications by the day they are due, beside a calendar that counts all of them', async () => {
    const token = await tokenOf('supervisor');
    const { data: calendar } = await ask(api, intakeRoutes.dueCalendar, { token });
    expect(calendar.total).toBe(ROWS);
    for (const due of DueSchema.options) {
      const { ids, pages } = await walk({ route: intakeRoutes.listApplications, query: { due } }, 'supervisor');
      expect([due, ids.length, pages[0]?.total]).toEqual([due, calendar.counts[due], calendar.counts[due]]);
    }
    expect(calendar.days.map(({ daysLeft }) => daysLeft)).toEqual(Array.from({ length: 34 }, (_, i) => i - 14));
    expect(calendar.earlier + calendar.days.reduce((sum, { count }) => sum + count, 0)).toBe(ROWS);
    const street = await ask(api, intakeRoutes.dueCalendar, { token: await tokenOf('street-supervisor') });
    expect(street.data.total).toBe((await expected(LISTS[3]!, 'yunhe.dongjie')).length);
    expect((await ask(api, intakeRoutes.dueCalendar, { token: await tokenOf('lawyer') })).error?.code).toBe(
      'auth.forbidden',
    );
  });

  test('applications by words of number, site and officer', async () => {
    const found = async (q: string) => {
      const { data } = await page({ route: intakeRoutes.listApplications, query: { q } }, 'supervisor');
      return [data.total, (data.items as unknown as { number: string }[])[0]?.number];
    };
    expect(await found('00249号')).toEqual([1, '云河援申〔2026〕00249号']);
    expect(await found(' 援申  何静 00249 ')).toEqual([1, '云河援申〔2026〕00249号']);
    expect(await found('00249 nobody')).toEqual([0, undefined]);
    expect((await found('%'))[0]).toBe(0);
    expect((await found('   '))[0]).toBe(ROWS);
  });

  test('terminals by view, state, unit, site and words; each view has as many as the fleet in numbers says', async () => {
    const box = await TestTerminal.pair(api, 'home-1');
    const token = await tokenOf('operator');
    const { data: fleet } = await ask(api, terminalRoutes.fleet, { token });
    const list = (query: Record<string, string>) => walk({ route: terminalRoutes.listTerminals, query }, 'operator');
    for (const [view, count] of Object.entries(fleet.views)) {
      const { ids, pages } = await list({ view });
      expect([view, ids.length, pages[0]?.total]).toEqual([view, count, count]);
    }
    expect(new Set(fleet.outdatedVersions)).toEqual(new Set(['0.9.3', Box.device.appVersion]));
    expect(fleet.views).toMatchObject({ revoked: 25, all: fleet.views.room + fleet.views.home });
    expect(fleet.views.outdated).toBe(25 + 1);
    expect(fleet.online).toBe(fleet.views.all - fleet.views.attention);
    for (const state of TerminalStateSchema.options) {
      const { pages } = await list({ state });
      const states = pages.flatMap(({ items }) => items.map((item) => (item as unknown as { state: string }).state));
      expect(new Set(states)).toEqual(new Set(states.length > 0 ? [state] : []));
    }
    expect((await list({ state: TerminalStateSchema.options.join() })).ids).toHaveLength(fleet.views.all);
    // Nothing is below a village.
    const unit = fleet.units.find(({ path }) => path.split('.').length === 3);
    const ofUnit = await list({ unit: unit!.id });
    expect(ofUnit.ids.length).toBeGreaterThan(0);
    expect((await list({ unit: unit!.id, q: unit!.name })).ids).toEqual(ofUnit.ids);
    expect((await list({ q: box.id.toUpperCase() })).ids).toEqual([box.id]);
    const site = (await ask(api, terminalRoutes.getTerminal, { token, params: { id: box.id } })).data.site.id;
    expect((await list({ site })).ids).toContain(box.id);
    expect(
      (await page({ route: terminalRoutes.listTerminals, query: { state: 'dancing' } }, 'operator')).error?.code,
    ).toBe('request.malformed');
  });

  test('sites by words of site and org unit', async () => {
    const { ids } = await walk({ route: placeRoutes.listSites, query: { q: '第007 云河' } }, 'operator');
    const whole = await walk({ route: placeRoutes.listSites, query: { q: '第007' } }, 'operator');
    expect(whole.ids).toHaveLength(1);
    expect(ids.length).toBeLessThanOrEqual(1);
  });
});

test('the overview carries an end and says how many there are', async () => {
  const { data } = await ask(api, operationsRoutes.overview, { token: await tokenOf('supervisor') });
  const calendar = await ask(api, intakeRoutes.dueCalendar, { token: await tokenOf('supervisor') });
  const { data: map } = await ask(api, terminalRoutes.fleetMap, { token: await tokenOf('supervisor') });
  expect(map.terminals.total).toBe((await expected(LISTS[5]!, 'yunhe')).length);
  expect(map.terminals.items).toHaveLength(map.terminals.total);
  expect(data.applications).toMatchObject({ total: ROWS, counts: calendar.data.counts });
  const { data: first } = await page({ route: intakeRoutes.listApplications }, 'supervisor', { limit: '5' });
  expect(data.applications.nearest.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
});

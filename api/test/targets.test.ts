import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import {
  consoleMessages,
  fleet,
  routes,
  standingOf,
  standingsOf,
  TARGET_DEFAULTS,
  TARGET_SETTINGS,
  type Target,
  type TargetChange,
  type TargetReport,
  targetRoutes,
} from '@falink/protocol';
import { onAirChanged } from '../src/areas/programme/changes.js';
import { ask, signIn, type TestApi } from './support/api.js';
import { LARGEST, TARGETS } from './support/arbitrary-targets.js';
import { backdate } from './support/backdate.js';
import type { TestTerminal } from './support/people.js';
import { Planner, unitId } from './support/place-world.js';
import { SocketWorld } from './support/socket-world.js';
import { addStaff } from './support/staff.js';

/** Home 1 is in 朝阳社区, 东街街道; its site is a household. */
let world: SocketWorld;
let api: TestApi;
let home1: TestTerminal;
let admin: string;

beforeAll(async () => {
  world = await SocketWorld.start();
  ({ api, home1 } = world);
});
beforeEach(async () => {
  await world.reset();
  admin = await signIn(api, 'admin');
});
afterEach(() => world.closeSockets());
afterAll(() => world.stop());

const DISTRICT = unitId('yunhe');
const STREET = unitId('yunhe.dongjie');
const VILLAGE = unitId('yunhe.dongjie.chaoyang');
const BEILIANG = unitId('yunhe.beiliang');

const ROUTES = {
  unit: { get: targetRoutes.unitTarget, put: targetRoutes.setUnitTarget },
  site: { get: targetRoutes.siteTarget, put: targetRoutes.setSiteTarget },
  terminal: { get: targetRoutes.terminalTarget, put: targetRoutes.setTerminalTarget },
} as const;
type Kind = keyof typeof ROUTES;

const read = async (kind: Kind, id: string, token = admin): Promise<Target> =>
  (await ask(api, ROUTES[kind].get, { token, params: { id } })).data;
const put = (kind: Kind, id: string, body: object, token = admin) =>
  ask(api, ROUTES[kind].put, { token, params: { id }, body: { requestId: randomUUID(), ...body } });
/** Gives settings as somebody does who has just looked. */
async function give(kind: Kind, id: string, settings: TargetChange, token = admin): Promise<Target> {
  const answer = await put(kind, id, { revision: (await read(kind, id, token)).here?.revision, settings }, token);
  if (answer.error) throw new Error(answer.error.code);
  return answer.data;
}
const siteOf = async (id: string): Promise<string> =>
  (await ask(api, routes.getTerminal, { token: admin, params: { id } })).data.site.id;
const home = async () => (await ask(api, routes.home, { token: home1.token })).data;
/** As a box fetches it. */
const fetched = () => read('terminal', home1.id, home1.token);
const LOUD = { default: 60, min: 20, max: 80 };
const QUIET = { default: 10, min: 0, max: 30 };

function report(target: Target, change: Partial<TargetReport> = {}): TargetReport {
  return {
    digest: 'first',
    revision: target.revision,
    at: new Date(Date.now() - 5_000).toISOString(),
    values: target.values,
    chosen: [],
    failures: [],
    volume: 50,
    appVersion: '0.1.0',
    engine: 'Chromium 124',
    ...change,
  };
}
const send = (body: object, id = home1.id) =>
  ask(api, targetRoutes.reportTarget, { token: home1.token, params: { id }, body });
const reported = async () =>
  (await ask(api, targetRoutes.terminalReported, { token: admin, params: { id: home1.id } })).data.reported;

describe('[R1] what a terminal should run', () => {
  test('is the default where nobody gave anything, on the channel of its district', async () => {
    const { values, from, here } = await read('terminal', home1.id);
    expect(values).toEqual({ ...TARGET_DEFAULTS, channel: 'main' });
    expect(new Set(TARGET_SETTINGS.map((setting) => from[setting].level))).toEqual(new Set(['default']));
    expect(here).toMatchObject({ own: {}, revision: 0 });
  });

  test('is what the nearest gives, each setting for itself, and says where it comes from', async () => {
    await give('unit', DISTRICT, { volume: LOUD, locale: { value: 'en', locked: true } });
    await give('unit', STREET, { feature_library: false });
    await give('unit', VILLAGE, { volume: QUIET });
    await give('site', await siteOf(home1.id), { feature_library: true, elder: LARGEST });
    await give('terminal', home1.id, { feature_call: false });
    const { values, from, here } = await read('terminal', home1.id);
    expect(values).toEqual({
      ...TARGET_DEFAULTS,
      channel: 'main',
      volume: QUIET,
      locale: { value: 'en', locked: true },
      elder: LARGEST,
      feature_call: false,
    });
    expect(from).toMatchObject({
      volume: { level: 'village', id: VILLAGE, name: '朝阳社区' },
      locale: { level: 'district', id: DISTRICT },
      feature_library: { level: 'site' },
      feature_call: { level: 'terminal', id: home1.id },
      channel: { level: 'default', id: null },
    });
    expect(here).toMatchObject({ own: { feature_call: false }, inherited: { values: { feature_call: true } } });
    // To inherit again is to give nothing.
    await give('unit', VILLAGE, { volume: null });
    expect((await read('terminal', home1.id)).values.volume).toEqual(LOUD);
  });

  test('is another one with the place, without a write of its own', async () => {
    await give('unit', BEILIANG, { volume: QUIET });
    const planner = new Planner(api, admin);
    await planner.move(await planner.unit('yunhe.dongjie.chaoyang'), BEILIANG);
    expect((await read('terminal', home1.id)).from.volume).toMatchObject({ level: 'street', id: BEILIANG });
  });

  test('has a revision of its content: the same values are the same', async () => {
    const before = await read('terminal', home1.id);
    expect((await give('terminal', home1.id, { volume: LOUD })).revision).not.toBe(before.revision);
    const back = await give('terminal', home1.id, { volume: TARGET_DEFAULTS.volume });
    expect([back.revision, back.here?.own]).toEqual([before.revision, { volume: TARGET_DEFAULTS.volume }]);
  });

  test('nearest wins in whatever is given, and after whatever moves', () => TARGETS.nearestWins(api.service.ctx.pool));
});

describe('[R2] a change', () => {
  test('names what the person saw: of two at once the first wins, and nothing is lost', async () => {
    const answers = await Promise.all([
      put('unit', STREET, { revision: 0, settings: { volume: LOUD } }),
      put('unit', STREET, { revision: 0, settings: { volume: QUIET } }),
    ]);
    expect(answers.map(({ error }) => error?.code ?? 'given').sort()).toEqual(['given', 'target.stale']);
    const won = answers.find(({ error }) => !error)?.data;
    expect((await read('unit', STREET)).here).toEqual(won?.here);
    expect((await put('unit', STREET, { revision: 0, settings: { volume: null } })).error?.code).toBe('target.stale');
  });

  test('[O2] repeated is the same change; one that changes nothing leaves the revision', async () => {
    const wish = { requestId: randomUUID(), revision: 0, settings: { volume: LOUD } };
    const answers = [await put('unit', STREET, wish), await put('unit', STREET, wish)];
    expect(answers[1]?.data).toEqual(answers[0]?.data);
    const again = await put('unit', STREET, { revision: 1, settings: { volume: LOUD, elder: null } });
    expect(again.data.here?.revision).toBe(1);
    const { rows } = await api.service.ctx.pool.query(
      `SELECT org_path::text, data FROM audit_event WHERE action = 'target.changed'`,
    );
    expect(rows).toEqual([{ org_path: 'yunhe.dongjie', data: { settings: { volume: LOUD } } }]);
  });

  test('[P10] is made in one’s own scope, by those who may', async () => {
    await addStaff(api, { username: 'street', role: 'operator', orgPath: 'yunhe.dongjie' });
    const [street, room] = [await signIn(api, 'street'), await signIn(api, 'supervisor')];
    const change = { revision: 0, settings: { volume: LOUD } };
    expect((await put('unit', DISTRICT, change, street)).error?.code).toBe('auth.out_of_scope');
    expect((await put('unit', BEILIANG, change, street)).error?.code).toBe('auth.out_of_scope');
    expect((await put('unit', STREET, change, room)).error?.code).toBe('auth.forbidden');
    expect((await put('unit', STREET, change, street)).status).toBe(200);
    for (const kind of ['unit', 'site', 'terminal'] as const) {
      expect((await put(kind, randomUUID(), change)).error?.code).toBe(`${kind}.unknown`);
    }
    const other = await ask(api, targetRoutes.terminalTarget, { token: home1.token, params: { id: randomUUID() } });
    expect(other.error?.code).toBe('auth.forbidden');
  });

  test.each([
    ['a default below the minimum', { volume: { default: 10, min: 20, max: 80 } }, 'settings.volume.min'],
    ['largest, not large', { elder: { ...LARGEST, value: false } }, 'settings.elder.largest'],
    ['a default above the maximum', { volume: { default: 90, min: 20, max: 80 } }, 'settings.volume.max'],
    ['half a volume', { volume: { default: 50 } }, 'settings.volume.min'],
    ['a language that there is not', { locale: { value: 'fr', locked: false } }, 'settings.locale.value'],
    ['a week of six days', { screen: { week: [[], [], [], [], [], []] } }, 'settings.screen.week'],
    [
      'hours that overlap',
      {
        screen: {
          week: [
            [
              { from: '08:00', to: '12:00', brightness: 80 },
              { from: '11:00', to: '12:00', brightness: 80 },
            ],
            ...Array(6).fill([]),
          ],
        },
      },
      'settings.screen.week.0.1.from',
    ],
    ['a setting that there is not', { loudness: 3 }, 'settings'],
  ])('with %s is refused by its field and changes nothing', async (_what, settings, path) => {
    const { error } = await put('unit', STREET, { revision: 0, settings });
    expect([error?.code, error?.fields?.map((field) => field.path)]).toEqual([
      'request.malformed',
      expect.arrayContaining([path]),
    ]);
    expect((await read('unit', STREET)).here?.revision).toBe(0);
  });

  test('[R6] switches the lawyer call off at one place, never for a unit; a channel is one that there is', async () => {
    const off = { revision: 0, settings: { feature_call: false } };
    expect((await put('unit', VILLAGE, off)).error?.code).toBe('target.call_needed');
    expect((await put('site', await siteOf(home1.id), off)).status).toBe(200);
    expect((await put('terminal', home1.id, { revision: 0, settings: { channel: 'none' } })).error?.code).toBe(
      'target.channel_unknown',
    );
    const { pool } = api.service.ctx;
    await give('unit', VILLAGE, { volume: LOUD });
    const row = (setting: string, value: unknown) =>
      pool.query(
        'INSERT INTO target_setting (target_id, setting, value) SELECT id, $2, $3 FROM target WHERE org_unit_id = $1',
        [VILLAGE, setting, JSON.stringify(value)],
      );
    await expect(row('feature_call', false)).rejects.toMatchObject({ code: '23514' });
    await expect(row('screen', { week: [] })).rejects.toMatchObject({ code: '23514' });
    await expect(row('feature_library', 'no')).rejects.toMatchObject({ code: '23514' });
    await expect(row('channel', 'none')).rejects.toMatchObject({ code: '23503' });
    await expect(
      pool.query(`UPDATE target_setting SET value = '{"default": 90, "min": 0, "max": 80}' WHERE setting = 'volume'`),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('says beforehand whom it reaches', async () => {
    const preview = async (kind: 'unit' | 'site', id: string, settings: TargetChange) =>
      (
        await ask(api, kind === 'unit' ? targetRoutes.previewUnitTarget : targetRoutes.previewSiteTarget, {
          token: admin,
          params: { id },
          body: { settings },
        })
      ).data;
    const all = (await ask(api, routes.listTerminals, { token: admin })).data.total ?? 0;
    expect(await preview('unit', DISTRICT, { volume: LOUD })).toEqual({ terminals: all, changing: all, own: 0 });
    expect(await preview('unit', DISTRICT, { volume: null })).toEqual({ terminals: all, changing: 0, own: 0 });
    await give('terminal', home1.id, { volume: QUIET });
    expect(await preview('unit', DISTRICT, { volume: LOUD })).toEqual({ terminals: all, changing: all - 1, own: 1 });
    // It keeps its volume, and something else changes for it.
    const both = { volume: LOUD, feature_notice: false };
    expect(await preview('unit', DISTRICT, both)).toEqual({ terminals: all, changing: all, own: 1 });
    await give('unit', STREET, both);
    const street = await preview('unit', STREET, { volume: null, feature_notice: null });
    expect(street).toEqual({ terminals: street.terminals, changing: street.terminals, own: 1 });
    expect(street.terminals).toBeLessThan(all);
    expect(await preview('site', await siteOf(home1.id), both)).toEqual({ terminals: 1, changing: 0, own: 1 });
    expect((await read('unit', DISTRICT)).here?.revision).toBe(0);
  });
});

describe('[R3] a television', () => {
  test('is notified of a revision when its own target is another one, and of nobody else’s', async () => {
    const tv = await world.tv(home1);
    await tv.hears(fleet.callUpdated);
    await give('unit', BEILIANG, { volume: QUIET });
    const target = await give('unit', DISTRICT, { volume: LOUD });
    await tv.hears(fleet.targetUpdated, ({ revision }) => revision === target.revision);
    // The nearer value is the same one: nothing changes on the screen.
    await give('unit', STREET, { volume: LOUD });
    const last = await give('terminal', home1.id, { volume: QUIET });
    await tv.hears(fleet.targetUpdated, ({ revision }) => revision === last.revision);
    expect(tv.all(fleet.targetUpdated).map(({ revision }) => revision)).toEqual([target.revision, last.revision]);
    expect(await fetched()).toMatchObject({ revision: last.revision, values: { volume: QUIET }, here: null });
  });

  test('is not alone: consoles above and below the place are notified, others are not', async () => {
    const follows = async (orgPath: string) => {
      await addStaff(api, { username: orgPath, role: 'operator', orgPath });
      const desk = await world.desk(await signIn(api, orgPath));
      return desk.ask(consoleMessages.subscribe, { topics: ['terminals'] }).then(() => desk);
    };
    const below = await follows('yunhe.dongjie.chaoyang');
    const [above, beside] = [await follows('yunhe'), await follows('yunhe.beiliang')];
    await give('unit', STREET, { volume: LOUD });
    for (const desk of [above, below]) await desk.hears(consoleMessages.targetChanged);
    await give('unit', BEILIANG, { volume: QUIET });
    await beside.hears(consoleMessages.targetChanged);
    expect([beside, below].map((desk) => desk.all(consoleMessages.targetChanged).length)).toEqual([1, 1]);
  });

  test('is notified when its unit moves to where something else holds', async () => {
    await give('unit', BEILIANG, { volume: QUIET });
    const tv = await world.tv(home1);
    const planner = new Planner(api, admin);
    await planner.move(await planner.unit('yunhe.dongjie.chaoyang'), BEILIANG);
    const { revision } = await tv.hears(fleet.targetUpdated);
    expect((await home()).target.revision).toBe(revision);
  });

  test('[V4] of version 1 is not, and plays the channel that it is given all the same', async () => {
    const { pool } = api.service.ctx;
    await pool.query(`INSERT INTO channel (id, name_zh, name_en, starts_at) VALUES ('second', '二', 'Two', now())`);
    const tv = await world.tv(home1, { protocol: 1 });
    await give('unit', DISTRICT, { channel: 'second' });
    const planner = new Planner(api, admin);
    await planner.rename(await planner.unit('yunhe.dongjie.chaoyang'), '向阳社区');
    const sent = () => tv.heard.filter(({ name }) => name === fleet.homeUpdated.name).at(-1)?.payload;
    await until('its home page', sent, (page) => page !== undefined);
    expect(sent()).toMatchObject({ channelId: 'second' });
    expect(tv.all(fleet.targetUpdated)).toEqual([]);
  });

  test('[D12] is notified of what is on its own channel, and of no other', async () => {
    const { pool, changes } = api.service.ctx;
    await pool.query(`INSERT INTO channel (id, name_zh, name_en, starts_at) VALUES ('second', '二', 'Two', now())`);
    const tv = await world.tv(home1);
    await give('site', await siteOf(home1.id), { channel: 'second' });
    // Channels are read again now and then.
    await until('a programme on the second channel', () => {
      changes.deliver([onAirChanged('main'), onAirChanged('second')]);
      return tv.all(fleet.onAirUpdated).length > 0;
    });
    expect(new Set(tv.all(fleet.onAirUpdated).map(({ channelId }) => channelId))).toEqual(new Set(['second']));
  });

  test('that was off for a week converges as after any gap', async () => {
    const before = await fetched();
    await send(report(before));
    await backdate(api, 'terminal', home1.id, { last_seen_at: 7 * 86_400_000 });
    const seen = async () =>
      (await ask(api, routes.getTerminal, { token: admin, params: { id: home1.id } })).data.lastSeenAt;
    const lastSeen = await seen();
    await give('unit', STREET, { volume: LOUD });
    await give('unit', STREET, { volume: QUIET, feature_notice: false });
    const target = await read('terminal', home1.id);
    expect(standingOf(target, await reported(), 'volume')).toBe('waiting');
    // Nobody but the box says that it lives.
    expect(await seen()).toBe(lastSeen);
    await world.tv(home1);
    const { target: hint } = await home();
    expect(hint).toEqual({ revision: target.revision, reported: 'first' });
    const now = await fetched();
    await send(report(now, { digest: 'second' }));
    expect((await home()).target).toEqual({ revision: now.revision, reported: 'second' });
    expect(standingsOf(target, await reported())).toMatchObject({ applied: TARGET_SETTINGS.length, waiting: 0 });
  });
});

describe('[R4] a report', () => {
  test('[R5] is kept, compared with the target, and announced once however often it is sent', async () => {
    const desk = await world.desk(admin);
    await desk.ask(consoleMessages.subscribe, { topics: ['terminals'] });
    const body = report(await fetched(), {
      failures: [{ setting: 'screen', reason: 'unsupported', detail: 'no backlight' }],
      chosen: ['elder'],
    });
    expect((await send(body)).data).toEqual({ digest: 'first' });
    await desk.hears(consoleMessages.reportChanged, ({ terminalId }) => terminalId === home1.id);
    const kept = await reported();
    const { digest, ...rest } = body;
    expect(kept).toMatchObject(rest);
    desk.forget();
    await send(body);
    await send({ ...body, digest: 'other', volume: 20 });
    await desk.hears(consoleMessages.reportChanged);
    expect(desk.all(consoleMessages.reportChanged)).toHaveLength(1);
    const target = await read('terminal', home1.id);
    expect(standingOf(target, kept, 'screen')).toBe('cannot');
    expect(standingOf(target, kept, 'elder')).toBe('chosen');
  });

  test('from the future counts as of now', async () => {
    await send(report(await fetched(), { at: '2099-01-01T00:00:00.000Z' }));
    const kept = await reported();
    expect(kept?.at).toBe(kept?.reportedAt);
  });

  test.each([
    ['of a megabyte', { failures: [{ setting: 'volume', reason: 'failed', detail: 'x'.repeat(1024 * 1024) }] }, 413],
    ['of a setting that there is not', { values: { loudness: 3 } }, 400],
    ['of a failure of it', { failures: [{ setting: 'loudness', reason: 'failed', detail: '' }] }, 400],
    ['without a name', { digest: '' }, 400],
  ])('%s is refused and changes nothing', async (_what, change, status) => {
    const target = await fetched();
    await send(report(target));
    expect((await send(report(target, change as Partial<TargetReport>))).status).toBe(status);
    expect((await home()).target.reported).toBe('first');
    expect((await reported())?.failures).toEqual([]);
  });

  test('is the terminal’s own', async () => {
    expect((await send(report(await fetched()), randomUUID())).error?.code).toBe('auth.forbidden');
  });
});

test('[R3] ten thousand televisions are notified a hundred in a turn, with room for everybody else in between', () =>
  TARGETS.tenThousand(api));

import { sampleTarget, sampleTargetValues } from '@falink/fixtures';
import type { SomeTargetValues, TargetReport } from '@falink/protocol';
import { settled } from '../../platform/FakeClock.js';
import { FakePlatform } from '../../platform/FakePlatform.js';
import { Session } from '../Session.js';
import { callWith, FakeMediaFactory, HOME, ID, ON_AIR, ROOM } from '../testing.js';

const LOUD = { default: 60, min: 20, max: 80 };
const DAY = [{ from: '07:00', to: '21:00', brightness: 70 }];
const week = { week: Array.from({ length: 7 }, () => DAY) };

/** A television of the demo over a service that gives it `values` under a revision, and keeps its reports. */
async function television(platform = new FakePlatform()) {
  const service = {
    revision: '00000000000000aa',
    values: sampleTargetValues(),
    reported: null as string | null,
    reports: [] as TargetReport[],
    fetched: 0,
  };
  platform.parameters = { demo: 'home-1' };
  platform.answer('POST', /demo\/pair$/, { json: { terminalId: ID(1) } });
  platform.answer('POST', /challenge$/, { json: { nonce: 'n', expiresAt: '2026-06-11T07:43:00.000Z' } });
  platform.answer('POST', /token$/, {
    json: { token: 't', expiresInS: 900, rotateKey: false, terminal: { id: ID(1), name: '一号', kind: 'home' } },
  });
  platform.answer('GET', /terminal\/home$/, () => ({
    json: {
      ...HOME,
      serverTime: new Date(platform.clock.wall()).toISOString(),
      target: { revision: service.revision, reported: service.reported },
      channelId: service.values.channel,
    },
  }));
  platform.answer('GET', /on-air$/, { json: ON_AIR });
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  platform.answer('GET', /\/target$/, () => {
    service.fetched += 1;
    const { revision, values } = service;
    return { json: sampleTarget({}, { revision, values, here: null }) };
  });
  platform.answer('PUT', /\/reported$/, ({ json }) => {
    const report = json as TargetReport;
    service.reports.push(report);
    service.reported = report.digest;
    return { json: { digest: report.digest } };
  });
  const scene = { page: 'home', title: '', focus: null, options: [] };
  const session = new Session(platform, new FakeMediaFactory(), { scene: () => scene, textureBytes: () => 0 });
  session.start();
  await settled();
  const socket = platform.opened.at(-1);
  socket?.handlers.connected();
  await platform.clock.advance(5_000);
  return {
    platform,
    session,
    service,
    /** The service gives something else, and notifies the television of it. */
    async give(values: SomeTargetValues, revision: string) {
      Object.assign(service, { revision, values: sampleTargetValues(values) });
      socket?.handlers.message('target.updated', { revision });
      await platform.clock.advance(10_000);
    },
  };
}
type Television = Awaited<ReturnType<typeof television>>;
const last = ({ service }: Television) => service.reports.at(-1);

describe('[R3] a television', () => {
  it('fetches what it should run, applies it and says so, once', async () => {
    const tv = await television();
    expect([tv.service.fetched, tv.service.reports.length]).toEqual([1, 1]);
    await tv.give({ volume: LOUD, locale: { value: 'en', locked: true } }, '00000000000000bb');
    expect(tv.session.preferences.state).toMatchObject({ locale: 'en', locked: { locale: true, elder: false } });
    expect(tv.platform.programme.volume).toBeCloseTo(0.6);
    expect(last(tv)).toMatchObject({
      revision: '00000000000000bb',
      values: tv.service.values,
      chosen: [],
      failures: [],
      volume: 60,
      engine: 'Fake 1',
    });
    // Quarters of an hour in which nothing changes cost nothing.
    const before = [tv.service.fetched, tv.service.reports.length];
    await tv.platform.clock.advance(60 * 60_000);
    expect([tv.service.fetched, tv.service.reports.length]).toEqual(before);
  });

  it('that was not notified converges with its next home page', async () => {
    const tv = await television();
    Object.assign(tv.service, { revision: '00000000000000cc', values: sampleTargetValues({ volume: LOUD }) });
    await tv.platform.clock.advance(30 * 60_000);
    expect(last(tv)).toMatchObject({ revision: '00000000000000cc', volume: 60 });
  });

  it('reports again where the service lost its report', async () => {
    const tv = await television();
    tv.service.reported = null;
    await tv.platform.clock.advance(30 * 60_000);
    expect(tv.service.reports).toHaveLength(2);
    expect(tv.service.reports[1]?.digest).toBe(tv.service.reports[0]?.digest);
  });

  it('runs at the next start what it ran, without a line', async () => {
    const before = await television();
    await before.give(
      { volume: LOUD, elder: { value: false, locked: true }, feature_library: false },
      '00000000000000bb',
    );
    const platform = new FakePlatform();
    for (const [key, value] of before.platform.values) platform.values.set(key, value);
    platform.online = false;
    const session = new Session(platform, new FakeMediaFactory(), {
      scene: () => ({ page: 'home', title: '', focus: null, options: [] }),
      textureBytes: () => 0,
    });
    session.start();
    await settled();
    expect(session.preferences.state.elder).toBe(false);
    expect(session.target.offers('library')).toBe(false);
    expect(session.volume.store.state.level).toBe(60);
  });

  it('a store that holds something else counts as nothing', () => {
    const platform = new FakePlatform();
    platform.values.set('target', '{"revision":3,"values":{"volume":"loud"}}');
    const session = new Session(platform, new FakeMediaFactory(), {
      scene: () => ({ page: 'home', title: '', focus: null, options: [] }),
      textureBytes: () => 0,
    });
    expect(session.target.store.state.revision).toBeNull();
  });
});

describe('[R5] the resident', () => {
  it('chooses letters and language, and keeps the choice when the service gives others', async () => {
    const tv = await television();
    tv.session.preferences.change({ text: 'standard' });
    await tv.give(
      { elder: { value: true, locked: false }, locale: { value: 'en', locked: false } },
      '00000000000000bb',
    );
    expect(tv.session.preferences.state).toMatchObject({ elder: false, locale: 'en' });
    expect(last(tv)).toMatchObject({ chosen: ['elder'], values: { elder: { value: false, locked: false } } });
  });

  it('has the largest letters where the service gives them, and the large ones on a page that does not know them', async () => {
    const tv = await television();
    await tv.give({ elder: { value: true, locked: false, largest: true } }, '00000000000000bb');
    expect(tv.session.preferences.state).toMatchObject({ text: 'largest', elder: true });
    expect(last(tv)).toMatchObject({ chosen: [], values: { elder: { value: true, locked: false, largest: true } } });
    tv.session.preferences.change({ text: 'elder' });
    await tv.give({ elder: { value: true, locked: false, largest: true } }, '00000000000000cc');
    expect(last(tv)?.values.elder).toEqual({ value: true, locked: false });
    expect(last(tv)?.chosen).toEqual(['elder']);
  });

  it('does not, while it is locked; the choice is there again afterwards', async () => {
    const tv = await television();
    tv.session.preferences.change({ text: 'standard' });
    await tv.give({ elder: { value: true, locked: true } }, '00000000000000bb');
    tv.session.preferences.change({ text: 'standard' });
    expect(tv.session.preferences.state.elder).toBe(true);
    await tv.give({}, '00000000000000cc');
    expect(tv.session.preferences.state.elder).toBe(false);
  });

  it('keeps what was chosen on a page of the version before', () => {
    const platform = new FakePlatform();
    platform.values.set('preferences', '{"elder":false,"locale":"zh-CN","welcomed":true}');
    const session = new Session(platform, new FakeMediaFactory(), {
      scene: () => ({ page: 'home', title: '', focus: null, options: [] }),
      textureBytes: () => 0,
    });
    session.preferences.give({ elder: { value: true, locked: false }, locale: { value: 'en', locked: false } });
    expect(session.preferences.state).toMatchObject({ elder: false, locale: 'en', welcomed: true });
  });
});

describe('the volume', () => {
  it('belongs to the television while nobody gives one', async () => {
    const { session, platform } = await television();
    session.changeVolume(-1);
    expect(platform.programme.volume).toBe(1);
    expect(session.toasts.store.state.toast).toBeNull();
  });

  it('stays within what is given, for programmes and calls, also ducked', async () => {
    const { session, platform, give } = await television();
    await give({ volume: LOUD }, '00000000000000bb');
    for (let press = 0; press < 30; press += 1) session.changeVolume(1);
    expect([platform.programme.volume, platform.callVolume]).toEqual([0.8, 0.8]);
    expect(session.toasts.store.state.toast).toMatchObject({ key: 'volume', values: { level: 80 } });
    session.programme.duck(true);
    expect(platform.programme.volume).toBeCloseTo(0.8 * 0.15);
    for (let press = 0; press < 30; press += 1) session.changeVolume(-1);
    expect(session.volume.store.state.level).toBe(20);
    await give({ volume: { default: 50, min: 40, max: 60 } }, '00000000000000cc');
    expect(session.volume.store.state.level).toBe(40);
  });

  it('that an engine leaves to the device is reported as what this box cannot', async () => {
    const tv = await television();
    tv.platform.programme.canSetVolume = false;
    await tv.give({ volume: LOUD }, '00000000000000bb');
    expect(last(tv)?.failures).toEqual([expect.objectContaining({ setting: 'volume', reason: 'unsupported' })]);
  });
});

describe('[R7] the screen', () => {
  const OFF_MS = 6 * 3_600_000;

  async function atNight() {
    const tv = await television();
    await tv.give({ screen: week }, '00000000000000bb');
    // 15:42 → 21:42.
    await tv.platform.clock.advance(OFF_MS);
    return tv;
  }
  const page = ({ session }: Television) => session.navigator.location.page;

  it('is dimmed by day, and black outside of its hours until the next ones', async () => {
    const tv = await atNight();
    expect(tv.platform.screened).toEqual([100, 70, 'off']);
    expect([page(tv), tv.session.programme.store.state.state]).toEqual(['screen-off', 'paused']);
    await tv.platform.clock.advance(9.5 * 3_600_000);
    expect([page(tv), tv.session.programme.store.state.state]).toEqual(['home', 'playing']);
    expect(tv.platform.screened.at(-1)).toBe('on');
  });

  it('wakes with any key, which does nothing else, and stays on while somebody is there', async () => {
    const tv = await atNight();
    expect(tv.session.touch('ok')).toBe(true);
    expect([page(tv), tv.platform.screened.at(-1)]).toEqual(['home', 'on']);
    await tv.platform.clock.advance(9 * 60_000);
    expect(tv.session.touch('ok')).toBe(false);
    await tv.platform.clock.advance(9 * 60_000);
    expect(page(tv)).not.toBe('screen-off');
    await tv.platform.clock.advance(2 * 60_000);
    expect(page(tv)).toBe('screen-off');
  });

  it('is never black while somebody waits or talks', async () => {
    const tv = await television();
    await tv.give({ screen: week }, '00000000000000bb');
    tv.session.touch('ok');
    tv.session.callLawyer();
    await tv.platform.clock.advance(OFF_MS);
    expect(page(tv)).toBe('call-waiting');
    expect(tv.platform.screened).not.toContain('off');
  });

  it('lights up for an emergency', async () => {
    const tv = await atNight();
    tv.session.emergency.raise({
      id: ID(700),
      issuer: '云河区防汛抗旱指挥部',
      issuedAt: '2026-06-11T13:40:00.000Z',
      headline: '暴雨红色预警',
      body: '请马上到村小学去。',
      points: [],
      endsAt: new Date(tv.platform.clock.wall() + 600_000).toISOString(),
    });
    expect([page(tv), tv.platform.screened.at(-1)]).toEqual(['emergency', 'on']);
    await tv.platform.clock.advance(601_000);
    expect([page(tv), tv.platform.screened.at(-1)]).toEqual(['screen-off', 'off']);
  });

  it('that a box refuses to dim is reported in its words', async () => {
    const tv = await television();
    tv.platform.screenTrouble = new Error('brightness: this box refuses');
    await tv.give({ screen: week }, '00000000000000bb');
    await tv.platform.clock.advance(20_000);
    expect(last(tv)?.failures).toEqual([
      { setting: 'screen', reason: 'failed', detail: 'brightness: this box refuses' },
    ]);
  });
});

describe('[R6] what is switched off', () => {
  it('is left, cannot be opened, and the red key says where to call', async () => {
    const { session, give } = await television();
    session.navigator.open('calculators');
    await give({ feature_calculators: false, feature_call: false, feature_callback: false }, '00000000000000bb');
    expect(session.navigator.location.page).toBe('home');
    session.navigator.open('calculator', { id: 'court-fee' });
    expect(session.navigator.location.page).toBe('home');
    session.callLawyer();
    expect(session.navigator.location.page).toBe('home');
    expect(session.toasts.store.state.toast?.key).toBe('callOff');
  });

  it('takes nothing from a call that is open', async () => {
    const { session, give } = await television();
    session.callLawyer();
    await settled();
    await give({ feature_call: false }, '00000000000000bb');
    session.navigator.reset('home');
    session.callLawyer();
    expect(session.navigator.location.page).toBe('call-waiting');
  });
});

import type { CommandOffer, CommandOrder } from '@falink/protocol';
import { settled } from '../../platform/FakeClock.js';
import { FakePlatform } from '../../platform/FakePlatform.js';
import { Session } from '../Session.js';
import { AGENT, callWith, FakeMediaFactory, HOME, ID, ON_AIR, ROOM } from '../testing.js';

/** A paired television with a line, on which nothing was pressed. */
async function television(platform = new FakePlatform()) {
  platform.answer('POST', /challenge$/, { json: { nonce: 'n', expiresAt: '2026-06-11T07:43:00.000Z' } });
  platform.answer('POST', /token$/, {
    json: { token: 't', expiresInS: 900, rotateKey: false, terminal: { id: ID(1), name: '一号', kind: 'home' } },
  });
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  let proceed = true;
  const seen = new Set<string>();
  platform.socketAnswers['command.acknowledge'] = (payload) => {
    const { id } = payload as { id: string };
    const repeated = acknowledged.has(id);
    acknowledged.add(id);
    seen.add(id);
    return { proceed, repeated };
  };
  platform.socketAnswers['command.report'] = () => ({});
  const scene = { page: 'home', title: '', focus: null, options: [] };
  // Of a box on which somebody went through the first start.
  platform.storage.set('preferences', '{"welcomed":true}');
  const session = new Session(platform, new FakeMediaFactory(), { scene: () => scene, textureBytes: () => 0 });
  session.identity.store.set({
    state: { kind: 'paired', terminalId: ID(1), terminal: { name: '一号', kind: 'home' } },
  });
  session.start();
  session.identity.store.set({
    state: { kind: 'paired', terminalId: ID(1), terminal: { name: '一号', kind: 'home' } },
  });
  session.home.store.set({ home: HOME, onAir: ON_AIR });
  session.privacy.acknowledge();
  session.navigator.reset('home');
  await settled();
  const socket = platform.opened.at(-1)!;
  socket.handlers.connected();
  await settled();
  return {
    platform,
    session,
    page: () => session.navigator.location.page,
    refuseAcknowledgements: () => {
      proceed = false;
    },
    async offer(order: CommandOrder, n = 1, more: Partial<CommandOffer> = {}): Promise<void> {
      const offer = { id: ID(900 + n), order, consent: 'key', expiresAt: '2026-06-11T08:42:00.000Z' };
      socket.handlers.message('command.offered', { ...offer, ...more });
      await settled();
    },
    async cancel(n = 1): Promise<void> {
      socket.handlers.message('command.cancelled', { id: ID(900 + n) });
      await settled();
    },
    asked: (name: string) => socket.asked.filter((one) => one.name === name).map(({ payload }) => payload),
    reports: () => socket.asked.filter(({ name }) => name === 'command.report').map(({ payload }) => payload),
  };
}

/** What the service has had acknowledged, whichever page of the box said so. */
let acknowledged = new Set<string>();
beforeEach(() => {
  acknowledged = new Set();
});

const MESSAGE = { type: 'message', text: '今晚停水', seconds: null } as const;
const ID1 = ID(901);

describe('a command at the television', () => {
  it('[K1] is acknowledged, begun once and reported, however often it is offered', async () => {
    const tv = await television();
    await tv.offer(MESSAGE);
    await tv.offer(MESSAGE);
    expect(tv.page()).toBe('command');
    tv.session.prompts.answer('ok');
    await settled();
    expect(tv.page()).toBe('home');
    await tv.offer(MESSAGE);
    expect(tv.asked('command.acknowledge')).toHaveLength(1);
    expect(tv.reports()).toEqual([
      { id: ID1, state: 'done' },
      { id: ID1, state: 'done' },
    ]);
  });

  it('[K1] is not begun without the word of the service', async () => {
    const tv = await television();
    tv.refuseAcknowledgements();
    await tv.offer(MESSAGE);
    expect(tv.page()).toBe('home');
    expect(tv.reports()).toEqual([]);
  });

  it('[K1] a restart happens once: the page that comes back reports it, also on a box that keeps nothing', async () => {
    const tv = await television();
    await tv.offer({ type: 'restart' });
    expect(tv.platform.reloads).toBe(1);
    expect(tv.reports()).toEqual([]);
    const next = await television(tv.platform);
    await next.offer({ type: 'restart' });
    expect(next.reports()).toEqual([{ id: ID1, state: 'done' }]);
    expect(tv.platform.reloads).toBe(1);
    const forgetful = await television();
    await forgetful.offer({ type: 'restart' });
    expect(forgetful.platform.reloads).toBe(0);
    expect(forgetful.reports()).toEqual([{ id: ID1, state: 'done' }]);
  });

  it('[K1] what a reload interrupted is not begun again', async () => {
    const { platform, offer } = await television();
    await offer(MESSAGE);
    const next = await television(platform);
    await next.offer(MESSAGE);
    expect(next.page()).toBe('home');
    expect(next.reports()).toEqual([{ id: ID1, state: 'failed', reason: 'interrupted' }]);
  });

  it('[K1] an outcome that the service did not get is sent again', async () => {
    const tv = await television();
    let lost = 2;
    tv.platform.socketAnswers['command.report'] = () => {
      lost -= 1;
      if (lost >= 0) throw new Error('no answer');
      return {};
    };
    await tv.offer({ type: 'stop' });
    await tv.platform.clock.advance(20_000);
    expect(tv.reports()).toHaveLength(3);
  });

  it('a message waits for what somebody enters, and its seconds begin when it is on the screen', async () => {
    const tv = await television();
    tv.session.navigator.open('callback');
    await tv.offer({ ...MESSAGE, seconds: 10 });
    await tv.platform.clock.advance(60_000);
    expect(tv.page()).toBe('callback');
    tv.session.goHome();
    expect(tv.page()).toBe('command');
    tv.session.prompts.begin();
    await tv.platform.clock.advance(9_000);
    expect(tv.reports()).toEqual([]);
    await tv.platform.clock.advance(2_000);
    expect(tv.reports()).toEqual([{ id: ID1, state: 'done' }]);
  });

  it('[K9] stops when it is taken back', async () => {
    const tv = await television();
    await tv.offer(MESSAGE);
    await tv.cancel();
    expect(tv.page()).toBe('home');
    expect(tv.reports()).toEqual([{ id: ID1, state: 'cancelled' }]);
  });
});

describe('a call goes first', () => {
  const ACTIVE = callWith({ revision: 2, state: 'active', agent: AGENT, activeAt: '2026-06-11T07:42:00.000Z' });
  const OVER = callWith({ revision: 3, state: 'ended', endReason: 'abandoned' });

  it('[K7] a message and a reload wait until it is over', async () => {
    const tv = await television();
    tv.session.callLawyer();
    await settled();
    tv.session.call.accept(ACTIVE);
    await tv.offer(MESSAGE);
    await tv.offer({ type: 'reload' }, 2);
    await tv.platform.clock.advance(60_000);
    expect(tv.page()).toBe('call-active');
    expect(tv.platform.reloads).toBe(0);
    tv.session.call.accept({ ...OVER, ratingDue: false });
    await tv.platform.clock.advance(2_000);
    expect(tv.platform.reloads).toBe(1);
    expect(tv.session.prompts.store.state.shown?.prompt).toMatchObject({ text: '今晚停水' });
  });
});

describe('what a box can do', () => {
  it('[K6] tests camera and microphone after OK, network and storage besides', async () => {
    const tv = await television();
    tv.platform.captured = { ...tv.platform.captured, camera: false, cameraRefusal: 'missing' };
    await tv.offer({ type: 'self_test' });
    expect(tv.reports()).toEqual([]);
    tv.session.prompts.answer('ok');
    await settled();
    expect(tv.reports().at(-1)).toEqual({
      id: ID1,
      state: 'done',
      checks: [
        { part: 'camera', ok: false, detail: 'missing' },
        { part: 'microphone', ok: true, detail: '' },
        { part: 'network', ok: true, detail: '' },
        { part: 'storage', ok: true, detail: '' },
      ],
    });
  });

  it('plays a video of the library, or says that it has none', async () => {
    const tv = await television();
    tv.platform.answer('GET', /assets$/, { json: { assets: [] } });
    await tv.offer({ type: 'play', assetId: 'gone' });
    expect(tv.reports()).toEqual([{ id: ID1, state: 'failed', reason: 'no_video' }]);
    await tv.offer({ type: 'play', assetId: null }, 2);
    expect(tv.page()).toBe('live');
    await tv.offer({ type: 'stop' }, 3);
    expect([tv.page(), tv.platform.programme.log.at(-1)]).toEqual(['home', 'pause']);
  });

  it('sets how loud it is, also while a page makes it quieter', async () => {
    const tv = await television();
    await tv.offer({ type: 'volume', level: 30 });
    expect(tv.platform.programme.volume).toBeCloseTo(0.3);
    tv.session.navigator.open('services');
    expect(tv.platform.programme.volume).toBeCloseTo(0.045);
  });

  it('clears what it keeps and comes back; what only its firmware could do is unsupported', async () => {
    const tv = await television();
    await tv.offer({ type: 'reboot' }, 2);
    await tv.offer({ type: 'screen_power', on: false }, 3);
    expect(tv.reports()).toEqual([
      { id: ID(902), state: 'unsupported', reason: 'platform' },
      { id: ID(903), state: 'unsupported', reason: 'platform' },
    ]);
    await tv.offer({ type: 'clear_cache' });
    expect([tv.platform.cachesCleared, tv.platform.reloads]).toEqual([1, 1]);
  });

  it('[K8] sends the end of its log, with nothing of a private page and no number', async () => {
    const tv = await television();
    const { log } = tv.platform.box;
    log.add('warn', 'dialled 13800138000');
    tv.session.navigator.open('callback');
    log.add('error', 'secret words');
    tv.session.navigator.reset('home');
    for (let i = 0; i < 400; i += 1) log.add('info', '字'.repeat(250));
    log.add('warn', 'last 13800138000');
    await tv.offer({ type: 'collect_logs', lines: 300 });
    const { lines } = tv.reports().at(-1) as { lines: string[] };
    expect(lines.at(-1)).toMatch(/Z warn last •••$/);
    expect(JSON.stringify(lines)).not.toMatch(/secret|13800138000/);
    expect(new TextEncoder().encode(JSON.stringify(lines)).length).toBeLessThan(60_000);
  });
});

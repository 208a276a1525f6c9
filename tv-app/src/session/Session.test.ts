import { FleetHandshakeSchema, fleet, SceneSchema } from '@falink/protocol';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { Session } from './Session.js';
import { AGENT, asset, callWith, FakeMediaFactory, homeAt, ID, ON_AIR, ROOM, refusal } from './testing.js';

async function paired() {
  const platform = new FakePlatform();
  platform.parameters = { demo: 'home-1' };
  platform.answer('POST', /demo\/pair$/, { json: { terminalId: ID(1) } });
  platform.answer('POST', /challenge$/, { json: { nonce: 'n', expiresAt: '2026-06-11T07:43:00.000Z' } });
  platform.answer('POST', /token$/, {
    json: { token: 't', expiresInS: 900, rotateKey: false, terminal: { id: ID(1), name: '一号', kind: 'home' } },
  });
  platform.answer('GET', /terminal\/home$/, () => ({ json: homeAt(platform) }));
  platform.answer('GET', /on-air$/, { json: ON_AIR });
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  platform.answer('POST', /\/end$/, { json: {} });
  const factory = new FakeMediaFactory();
  const scene = { page: 'home', title: '', focus: null, options: [] };
  const session = new Session(platform, factory, { scene: () => scene, textureBytes: () => 0 });
  session.start();
  await settled();
  const socket = platform.opened[0];
  if (!socket) throw new Error('no socket');
  socket.handlers.connected();
  await settled();
  return {
    platform,
    session,
    factory,
    socket,
    push: (name: string, payload: unknown) => socket.handlers.message(name, payload),
  };
}

describe('Session', () => {
  it('opens home through the demo door, without the questions of a first start', async () => {
    const { session } = await paired();
    expect(session.navigator.location.page).toBe('home');
    expect(session.programme.store.state.content?.kind).toBe('channel');
  });

  it('greets the fleet as the contract says', async () => {
    const { socket } = await paired();
    expect(FleetHandshakeSchema.safeParse(await socket.auth()).success).toBe(true);
    const beat = socket.asked.find((message) => message.name === fleet.heartbeat.name);
    expect(fleet.heartbeat.payload.safeParse(beat?.payload).success).toBe(true);
    expect(SceneSchema.safeParse((beat?.payload as { scene: unknown } | undefined)?.scene).success).toBe(true);
  });

  it('takes a call from the red key to the rating and gives the channel back live', async () => {
    const { session, push, platform } = await paired();
    session.callLawyer();
    await settled();
    expect(session.navigator.location.page).toBe('call-waiting');
    push('call.updated', { call: callWith({ state: 'offered' }) });
    expect(session.programme.store.state.state).toBe('ducked');
    push('call.updated', { call: callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:42:00.000Z' }) });
    expect(session.navigator.location.page).toBe('call-active');
    expect(session.programme.store.state.state).toBe('paused');
    push('call.updated', {
      call: callWith({ state: 'ended', agent: AGENT, endReason: 'agent_hung_up', ratingDue: true }),
    });
    expect(session.navigator.location.page).toBe('call-rating');
    session.closeCall();
    expect(session.navigator.location.page).toBe('home');
    expect(platform.programme.log).toContain('live edge');
  });

  it('keeps the queue while another page is shown and comes back for the answer', async () => {
    const { session, push } = await paired();
    session.callLawyer();
    await settled();
    session.goHome();
    expect(session.call.state.phase).toBe('open');
    session.callLawyer();
    expect(session.navigator.location.page).toBe('call-waiting');
    session.goHome();
    push('call.updated', { call: callWith({ state: 'connecting', agent: AGENT }) });
    expect(session.navigator.location.page).toBe('call-active');
  });

  it('returns to the video that a call interrupted, where it stopped', async () => {
    const { session, push, platform } = await paired();
    session.programme.playAsset(asset('a'), 0);
    session.navigator.open('programme', { id: 'a' });
    platform.programme.currentTime = 33;
    session.callLawyer();
    await settled();
    push('call.updated', { call: callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:42:00.000Z' }) });
    push('call.updated', { call: callWith({ state: 'ended', agent: AGENT, ratingDue: true }) });
    session.closeCall();
    expect(session.navigator.location).toEqual({ page: 'programme', params: { id: 'a' } });
    expect(platform.programme.currentTime).toBe(33);
    session.back();
    expect(session.navigator.location.page).toBe('home');
  });

  it('tells the lawyer what it is about where the page knows', async () => {
    const { session, platform } = await paired();
    session.callLawyer('labour');
    await settled();
    expect(platform.bodies).toContainEqual(expect.objectContaining({ kind: 'consultation', category: 'labour' }));
    expect(session.call.state.category).toBe('labour');
  });

  it('keeps the answers of a pre-check for a look elsewhere, and forgets them at home', async () => {
    const { session } = await paired();
    session.navigator.open('precheck');
    await session.legal.load();
    session.precheck.answer('wages');
    session.callLawyer();
    session.back();
    expect(session.navigator.location.page).toBe('precheck');
    expect(session.precheck.answerTo('area')).toBe('wages');
    session.goHome();
    expect(session.precheck.answerTo('area')).toBeUndefined();
  });

  it('leaves a calculation on the screen when the line is lost', async () => {
    const { session, platform, socket } = await paired();
    session.navigator.open('calculator', { id: 'court-fee' });
    socket.handlers.disconnected();
    await platform.clock.advance(30_000);
    expect(session.navigator.location.page).toBe('calculator');
  });

  it('explains that nobody is on duty', async () => {
    const { session, platform } = await paired();
    platform.answer('POST', /\/calls$/, refusal('call.nobody_on_duty'));
    session.callLawyer();
    await settled();
    expect(session.navigator.location.page).toBe('call-waiting');
    expect(session.call.state.trouble).toBe('nobody_on_duty');
  });

  it('says that another window has this terminal, and can take it over', async () => {
    const { session, platform, socket } = await paired();
    socket.handlers.refused(refusal('terminal.in_use').json);
    expect(session.navigator.location.page).toBe('in-use');
    session.link.claim();
    const second = platform.opened[1];
    expect(await second?.auth()).toMatchObject({ takeOver: true });
    second?.handlers.connected();
    expect(session.navigator.location.page).toBe('home');
  });

  it('gives way to the window that took over', async () => {
    const { session, push } = await paired();
    push('terminal.replaced', {});
    expect(session.navigator.location.page).toBe('in-use');
  });

  it('says so when the terminal is taken out of service', async () => {
    const { session, push } = await paired();
    push('terminal.revoked', { reason: '测试' });
    expect(session.navigator.location.page).toBe('revoked');
  });

  it('shows the lost line after a while, and comes back by itself', async () => {
    const { session, platform, socket } = await paired();
    socket.handlers.disconnected();
    await platform.clock.advance(5_000);
    expect(session.navigator.location.page).toBe('home');
    expect(session.line.state.online).toBe(false);
    await platform.clock.advance(10_000);
    expect(session.navigator.location.page).toBe('offline');
    socket.handlers.connected();
    expect(session.navigator.location.page).toBe('home');
  });

  it('does not take the screen from a call when the line is lost', async () => {
    const { session, push, platform, socket } = await paired();
    session.callLawyer();
    await settled();
    push('call.updated', { call: callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:42:00.000Z' }) });
    socket.handlers.disconnected();
    await platform.clock.advance(30_000);
    expect(session.navigator.location.page).toBe('call-active');
  });

  it('says that the call is over when the media has given up and the network is still away', async () => {
    const { session, push, platform, socket, factory } = await paired();
    session.callLawyer();
    await settled();
    push('call.updated', { call: callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:42:00.000Z' }) });
    socket.handlers.disconnected();
    await platform.clock.advance(30_000);
    factory.made[0]?.store.set({ phase: 'ended' });
    expect(session.navigator.location.page).toBe('call-waiting');
    expect(session.call.state).toMatchObject({ phase: 'refused', trouble: 'line_lost' });
    expect(factory.made[0]?.log).toContain('close');
    session.call.forget();
    session.goHome();
    expect(session.navigator.location.page).toBe('home');
    socket.handlers.connected();
    push('call.updated', {
      call: callWith({ revision: 5, state: 'ended', agent: AGENT, endReason: 'connection_lost', ratingDue: true }),
    });
    expect(session.navigator.location.page).toBe('home');
  });

  it('lets the service say how the call ended while the line is only away for a moment', async () => {
    const { session, push, platform, socket, factory } = await paired();
    session.callLawyer();
    await settled();
    push('call.updated', { call: callWith({ state: 'active', agent: AGENT, activeAt: '2026-06-11T07:42:00.000Z' }) });
    socket.handlers.disconnected();
    factory.made[0]?.store.set({ phase: 'ended' });
    await platform.clock.advance(5_000);
    expect(session.call.state.phase).toBe('open');
    socket.handlers.connected();
    push('call.updated', {
      call: callWith({ revision: 5, state: 'ended', agent: AGENT, endReason: 'agent_hung_up', ratingDue: true }),
    });
    expect(session.navigator.location.page).toBe('call-rating');
  });

  it('never leaves the app by Back', async () => {
    const { session } = await paired();
    session.back();
    expect(session.navigator.location.page).toBe('home');
    session.navigator.open('services');
    session.navigator.open('settings');
    session.back();
    expect(session.navigator.location.page).toBe('services');
    session.back();
    session.back();
    expect(session.navigator.location.page).toBe('home');
  });

  it('gives the screen to an emergency notice, tells that it was seen, and gives the screen back', async () => {
    const { session, push, platform, socket } = await paired();
    session.navigator.open('library');
    const notice = {
      id: ID(700),
      issuer: '云河区防汛抗旱指挥部',
      issuedAt: '2026-06-11T07:40:00.000Z',
      headline: '暴雨红色预警',
      body: '请马上到村小学去。',
      points: ['走北边大路'],
      endsAt: '2026-06-11T07:50:00.000Z',
    };
    push('emergency.raised', notice);
    expect(session.navigator.location.page).toBe('emergency');
    expect(session.programme.store.state.state).toBe('paused');
    await session.emergency.acknowledge();
    expect(socket.asked.at(-1)).toEqual({ name: 'emergency.acknowledge', payload: { id: ID(700) } });
    await platform.clock.advance(9 * 60_000);
    expect(session.navigator.location.page).toBe('library');
    push('emergency.raised', notice);
    expect(session.navigator.location.page).toBe('library');
  });

  it('does not listen to a message out of shape', async () => {
    const { session, push } = await paired();
    push('call.updated', { call: { state: 'active' } });
    push('no.such.message', {});
    expect(session.call.state.phase).toBe('none');
  });
});

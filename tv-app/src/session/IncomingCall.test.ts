import type { TerminalCall } from '@falink/protocol';
import { settled } from '../platform/FakeClock.js';
import { FakePlatform } from '../platform/FakePlatform.js';
import { Session } from './Session.js';
import { AGENT, callWith, FakeMediaFactory, HOME, ID, ON_AIR, ROOM, refusal } from './testing.js';

const ringing = (change: Partial<TerminalCall> = {}): TerminalCall =>
  callWith({
    state: 'ringing',
    agent: AGENT,
    position: null,
    waitRangeMs: null,
    video: false,
    ringMs: 30_000,
    ...change,
  });
const answered = callWith({ state: 'connecting', agent: AGENT, position: null, revision: 2 });
const ended = (endReason: TerminalCall['endReason']): TerminalCall =>
  callWith({ state: 'ended', endReason, revision: 2, endedAt: '2026-06-11T07:42:00.000Z' });

/** A paired television with a line, on which nothing was pressed. */
async function television() {
  const platform = new FakePlatform();
  platform.answer('POST', /challenge$/, { json: { nonce: 'n', expiresAt: '2026-06-11T07:43:00.000Z' } });
  const terminal = { id: ID(1), name: '一号', kind: 'home' };
  platform.answer('POST', /token$/, { json: { token: 't', expiresInS: 900, rotateKey: false, terminal } });
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  platform.answer('POST', /\/answer$/, { json: { call: answered, room: ROOM } });
  platform.answer('POST', /\/end$/, { json: {} });
  platform.storage.set('preferences', '{"welcomed":true}');
  const devices: string[] = [];
  platform.capture.open = async () => {
    devices.push('open');
    return platform.captured;
  };
  const media = new FakeMediaFactory();
  const scene = { page: 'home', title: '', focus: null, options: [] };
  const session = new Session(platform, media, { scene: () => scene, textureBytes: () => 0 });
  const paired = { state: { kind: 'paired', terminalId: ID(1), terminal: { name: '一号', kind: 'home' } } } as const;
  session.identity.store.set(paired);
  session.start();
  session.identity.store.set(paired);
  session.home.store.set({ home: HOME, onAir: ON_AIR });
  session.privacy.acknowledge();
  session.navigator.reset('home');
  await settled();
  const posted = (path: RegExp) => platform.requests.filter((one) => one.startsWith('POST') && path.test(one));
  return {
    platform,
    session,
    media,
    devices,
    posted,
    page: () => session.navigator.location.page,
    toast: () => session.toasts.store.state.toast?.key,
    async hears(call: TerminalCall | null): Promise<void> {
      session.call.accept(call);
      await settled();
    },
  };
}

describe('[C20] a desk that calls', () => {
  it('rings and opens nothing before somebody answers; then it is a call like any other', async () => {
    const tv = await television();
    await tv.hears(ringing());
    expect(tv.page()).toBe('call-incoming');
    await tv.platform.clock.advance(5_000);
    expect(tv.platform.chimes).toBeGreaterThan(2);
    expect([tv.devices, tv.media.made]).toEqual([[], []]);
    void tv.session.call.incoming.answer({ audioOnly: false });
    await settled();
    expect(tv.page()).toBe('call-active');
    expect(tv.media.made[0]?.log).toEqual(['join', 'ring']);
    expect(tv.platform.bodies.at(-1)).toMatchObject({ ability: { camera: true } });
    const chimes = tv.platform.chimes;
    await tv.platform.clock.advance(5_000);
    expect(tv.platform.chimes).toBe(chimes);
    // A late notification does not make it ring again.
    await tv.hears(ringing());
    expect(tv.page()).toBe('call-active');
  });

  it('answered with sound only, joins without the camera', async () => {
    const tv = await television();
    tv.platform.answer('POST', /\/answer$/, { json: { call: { ...answered, video: false }, room: ROOM } });
    await tv.hears(ringing());
    void tv.session.call.incoming.answer({ audioOnly: true });
    await settled();
    expect(tv.platform.bodies.at(-1)).toMatchObject({ audioOnly: true });
    expect(tv.media.made[0]?.log[0]).toBe('join without camera');
  });

  it('whose answer is notified before the response comes begins once', async () => {
    const tv = await television();
    tv.platform.answer('POST', /room-access$/, { json: ROOM });
    await tv.hears(ringing());
    void tv.session.call.incoming.answer({ audioOnly: false });
    await tv.hears(answered);
    expect(tv.page()).toBe('call-active');
    expect(tv.media.made).toHaveLength(1);
  });

  it.each([
    ['cancelled', 'ringCancelled'],
    ['no_answer', 'ringMissed'],
  ] as const)('that is over as %s gives the screen back and says so', async (reason, toast) => {
    const tv = await television();
    tv.session.navigator.open('library');
    await tv.hears(ringing());
    await tv.hears(ended(reason));
    expect([tv.page(), tv.toast()]).toEqual(['library', toast]);
  });

  it('is declined at once, whatever the line, and does not ring again', async () => {
    const tv = await television();
    await tv.hears(ringing());
    tv.session.call.incoming.decline();
    await settled();
    expect([tv.page(), tv.toast()]).toEqual(['home', 'ringDeclined']);
    expect(tv.posted(/\/end$/)).toHaveLength(1);
    await tv.hears(ringing({ revision: 2 }));
    expect(tv.page()).toBe('home');
    expect(tv.posted(/\/end$/).length).toBeGreaterThan(1);
    expect(tv.devices).toEqual([]);
  });

  it('that is over before the answer arrives is not joined', async () => {
    const tv = await television();
    tv.platform.answer('POST', /\/answer$/, refusal('call.ended'));
    await tv.hears(ringing());
    void tv.session.call.incoming.answer({ audioOnly: false });
    await settled();
    expect([tv.page(), tv.toast(), tv.media.made]).toEqual(['home', 'ringCancelled', []]);
  });

  it('rings on when the service cannot be reached, and can be answered again', async () => {
    const tv = await television();
    tv.platform.answer('POST', /\/answer$/, refusal('service.unavailable', 503));
    await tv.hears(ringing());
    void tv.session.call.incoming.answer({ audioOnly: false });
    await settled();
    expect(tv.session.call.incoming.state).toMatchObject({ answering: false, trouble: 'unreachable' });
    tv.platform.answer('POST', /\/answer$/, { json: { call: answered, room: ROOM } });
    void tv.session.call.incoming.answer({ audioOnly: false });
    await settled();
    expect(tv.page()).toBe('call-active');
  });

  it('is answered without a microphone, which a phone can be; not without WebRTC; both are checked again when asked to', async () => {
    const tv = await television();
    tv.media.abilities = { ...tv.media.abilities, webrtc: false, microphone: false };
    await tv.hears(ringing());
    void tv.session.call.incoming.answer({ audioOnly: true });
    await settled();
    expect(tv.posted(/\/answer$/)).toEqual([]);
    tv.media.abilities = { ...tv.media.abilities, webrtc: true };
    await tv.session.call.incoming.check();
    expect(tv.session.call.incoming.state.ability).toMatchObject({ webrtc: true, microphone: false });
    void tv.session.call.incoming.answer({ audioOnly: true });
    await settled();
    expect(tv.posted(/\/answer$/)).toHaveLength(1);
  });

  it('stops ringing on its own when the service is not heard any more', async () => {
    const tv = await television();
    await tv.hears(ringing());
    await tv.platform.clock.advance(61_000);
    expect([tv.page(), tv.session.call.incoming.state.call]).toEqual(['home', null]);
  });
});

describe('what has the screen', () => {
  it('wakes a black screen and the notice of the place, and covers a message of the center', async () => {
    const tv = await television();
    void tv.session.prompts.ask({ kind: 'message', text: '停水', seconds: null }, null, new AbortController().signal);
    tv.session.screen.store.set({ on: false });
    expect(tv.page()).toBe('screen-off');
    await tv.hears(ringing());
    expect(tv.page()).toBe('call-incoming');
    tv.session.call.incoming.decline();
    expect(tv.page()).toBe('screen-off');
  });

  it('an emergency stays, and the call has the screen after it', async () => {
    const tv = await television();
    const texts = { issuer: '应急局', headline: '山洪', body: '离开河边', points: [] };
    const times = { issuedAt: '2026-06-11T07:41:00.000Z', endsAt: '2026-06-11T09:41:00.000Z' };
    tv.session.emergency.raise({ id: ID(951), ...texts, ...times });
    await tv.hears(ringing());
    expect(tv.page()).toBe('emergency');
    tv.session.emergency.clear(ID(951));
    await settled();
    expect(tv.page()).toBe('call-incoming');
  });

  it('the red key that was pressed in the same moment leads to the call that rings', async () => {
    const tv = await television();
    tv.platform.answer('POST', /\/calls$/, refusal('call.already_open'));
    tv.platform.answer('GET', /calls\/current$/, { json: { call: ringing() } });
    tv.session.callLawyer();
    await settled();
    expect(tv.page()).toBe('call-incoming');
    tv.session.call.incoming.decline();
    expect(tv.page()).toBe('home');
  });
});

import { samplePrivacyNotice } from '@falink/fixtures';
import { settled } from '../../platform/FakeClock.js';
import { FakePlatform } from '../../platform/FakePlatform.js';
import { Session } from '../Session.js';
import { callWith, FakeMediaFactory, HOME, homeAt, ID, ON_AIR, ROOM } from '../testing.js';

const NEXT = 'fedcba9876543210';
const EMERGENCY = {
  id: ID(700),
  issuer: '云河区防汛抗旱指挥部',
  issuedAt: '2026-06-11T07:40:00.000Z',
  headline: '暴雨红色预警',
  body: '请马上到村小学去。',
  points: [],
  endsAt: '2026-06-11T07:50:00.000Z',
};

/** A television of the demo, as it is switched on for the first time. */
async function switchedOn(platform = new FakePlatform()) {
  platform.parameters = { demo: 'home-1' };
  platform.answer('POST', /demo\/pair$/, { json: { terminalId: ID(1) } });
  platform.answer('POST', /challenge$/, { json: { nonce: 'n', expiresAt: '2026-06-11T07:43:00.000Z' } });
  platform.answer('POST', /token$/, {
    json: { token: 't', expiresInS: 900, rotateKey: false, terminal: { id: ID(1), name: '一号', kind: 'home' } },
  });
  platform.answer('GET', /terminal\/home$/, () => ({ json: homeAt(platform) }));
  platform.answer('GET', /on-air$/, { json: ON_AIR });
  platform.answer('GET', /privacy-notice$/, { json: samplePrivacyNotice() });
  platform.answer('PUT', /acknowledgement$/, {
    json: { version: HOME.privacyVersion, acknowledgedAt: HOME.serverTime },
  });
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  const scene = { page: 'home', title: '', focus: null, options: [] };
  const session = new Session(platform, new FakeMediaFactory(), { scene: () => scene, textureBytes: () => 0 });
  session.start();
  await settled();
  const socket = platform.opened.at(-1);
  if (!socket) throw new Error('no socket');
  socket.handlers.connected();
  await settled();
  const push = async (name: string, payload: unknown) => {
    socket.handlers.message(name, payload);
    await settled();
  };
  return { platform, session, push, page: () => session.navigator.location.page };
}

describe('PrivacyDirector', () => {
  it('[P30] puts the notice before home until it was read, also after a restart', async () => {
    const { platform, page, session } = await switchedOn();
    expect(page()).toBe('privacy');
    session.goHome();
    session.back();
    expect(page()).toBe('privacy');
    expect((await switchedOn(platform)).page()).toBe('privacy');
    session.privacy.acknowledge();
    session.goHome();
    expect(page()).toBe('home');
    expect((await switchedOn(platform)).page()).toBe('home');
  });

  it('[P30] keeps nobody from a lawyer, and comes back after the call', async () => {
    const { page, session, push } = await switchedOn();
    session.callLawyer();
    await settled();
    expect(page()).toBe('call-waiting');
    await push('call.updated', { call: callWith({ revision: 2, state: 'ended', endReason: 'abandoned' }) });
    session.goHome();
    expect(page()).toBe('privacy');
  });

  it('[P30] gives way to an emergency, and comes back after it', async () => {
    const { page, session } = await switchedOn();
    session.emergency.raise(EMERGENCY);
    expect(page()).toBe('emergency');
    session.emergency.clear(EMERGENCY.id);
    expect(page()).toBe('privacy');
  });

  it('[P30] shows a changed notice when somebody next comes home, not under a thumb', async () => {
    const { platform, page, session, push } = await switchedOn();
    session.privacy.acknowledge();
    session.goHome();
    platform.answer('GET', /privacy-notice$/, { json: samplePrivacyNotice({ version: NEXT }) });
    await push('home.updated', { ...HOME, privacyVersion: NEXT });
    await platform.clock.advance(60_000);
    expect(session.privacy.isDue).toBe(true);
    expect(page()).toBe('home');
    session.navigator.open('library');
    session.back();
    expect(page()).toBe('privacy');
  });

  it('shows it again to those who get the television after a reset', async () => {
    const { platform, page, session } = await switchedOn();
    session.privacy.acknowledge();
    session.goHome();
    session.identity.revoke();
    expect(page()).toBe('revoked');
    await session.identity.startOver();
    await settled();
    platform.opened.at(-1)?.handlers.connected();
    await settled();
    expect(page()).toBe('privacy');
  });
});

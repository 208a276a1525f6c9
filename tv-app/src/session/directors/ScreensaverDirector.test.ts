import { samplePrivacyNotice, sampleTarget, sampleTargetValues } from '@falink/fixtures';
import type { SomeTargetValues } from '@falink/protocol';
import { FakePlatform } from '../../platform/FakePlatform.js';
import { switchOn } from '../../testing/wholeScreen.js';
import type { PageId } from '../Navigator.js';
import { PAGE_TRAITS } from '../pageTraits.js';
import { callWith, HOME, homeAt, ID, ON_AIR, ROOM } from '../testing.js';

const MINUTE_MS = 60_000;

/** A television at home; a channel plays unless `onAir` says otherwise. */
async function television(values: SomeTargetValues = {}, onAir: unknown = ON_AIR) {
  const platform = new FakePlatform();
  platform.parameters = { demo: 'home-1' };
  platform.answer('POST', /demo\/pair$/, { json: { terminalId: ID(1) } });
  platform.answer('POST', /challenge$/, { json: { nonce: 'n', expiresAt: '2026-06-11T07:43:00.000Z' } });
  platform.answer('POST', /token$/, {
    json: { token: 't', expiresInS: 900, rotateKey: false, terminal: { id: ID(1), name: '一号', kind: 'home' } },
  });
  platform.answer('GET', /terminal\/home$/, () => ({ json: homeAt(platform) }));
  platform.answer('GET', /\/target$/, { json: sampleTarget({}, { values: sampleTargetValues(values) }) });
  platform.answer('GET', /on-air$/, { json: onAir });
  platform.answer('GET', /privacy-notice$/, { json: samplePrivacyNotice() });
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  platform.values.set('privacy.demo-home-1', JSON.stringify({ acknowledged: [HOME.privacyVersion] }));
  const tv = await switchOn(platform);
  platform.opened.at(-1)?.handlers.connected();
  await tv.wait(0);
  return { ...tv, platform, page: () => tv.scene().page };
}

describe('[R8] the notice of the place', () => {
  it.each([
    [{}, 10],
    [{ screensaver: 3 }, 3],
  ])('comes on a quiet page after the minutes that are given: %j', async (values, minutes) => {
    const tv = await television(values);
    tv.session.navigator.open('services');
    await tv.wait((minutes - 1) * MINUTE_MS);
    expect(tv.page()).toBe('services');
    await tv.wait(2 * MINUTE_MS);
    expect(tv.scene()).toMatchObject({ page: 'screensaver', options: [], focus: null });
    await tv.press('digit1');
    expect(tv.page()).toBe('services');
    tv.close();
  });

  it('never comes where it is off, over a programme, or while somebody waits', async () => {
    const off = await television({ screensaver: 0 });
    off.session.navigator.open('services');
    await off.wait(60 * MINUTE_MS);
    expect(off.page()).toBe('services');
    off.close();
    const playing = await television();
    await playing.wait(30 * MINUTE_MS);
    expect(playing.page()).toBe('live');
    await playing.press('red');
    playing.session.navigator.open('services');
    await playing.wait(30 * MINUTE_MS);
    expect(playing.page()).toBe('services');
    playing.close();
  });

  it('comes on the home page where nothing is on', async () => {
    const tv = await television({}, { ...ON_AIR, now: null, playlistUrl: null });
    tv.session.programme.stop();
    await tv.wait(11 * MINUTE_MS);
    expect(tv.page()).toBe('screensaver');
    tv.close();
  });

  it('leaves what is the resident’s own for home', async () => {
    const tv = await television();
    tv.session.navigator.open('follow');
    await tv.wait(11 * MINUTE_MS);
    // The home page shows the channel full screen after a while.
    expect(tv.page()).toBe('live');
    tv.session.back();
    expect(tv.page()).toBe('home');
    expect(tv.session.back()).toBeUndefined();
    expect(tv.page()).toBe('home');
    tv.close();
  });

  it('gives way to the red key, a call and a warning', async () => {
    const tv = await television();
    const rest = async () => {
      tv.session.navigator.reset('services');
      await tv.wait(11 * MINUTE_MS);
      expect(tv.page()).toBe('screensaver');
    };
    await rest();
    tv.session.emergency.raise({
      id: ID(700),
      issuer: '云河区防汛抗旱指挥部',
      issuedAt: '2026-06-11T07:40:00.000Z',
      headline: '暴雨红色预警',
      body: '请马上到村小学去。',
      points: [],
      endsAt: new Date(tv.platform.clock.wall() + 600_000).toISOString(),
    });
    await tv.wait(0);
    expect(tv.page()).toBe('emergency');
    tv.session.emergency.clear(ID(700));
    await rest();
    await tv.press('red');
    expect(tv.page()).toBe('call-waiting');
    tv.close();
  });

  it('is for pages on which nobody talks or fills in a form with somebody', () => {
    const resting = (Object.keys(PAGE_TRAITS) as PageId[]).filter((page) => PAGE_TRAITS[page].rests);
    for (const page of [
      'call-waiting',
      'call-active',
      'call-rating',
      'intake',
      'receipt',
      'emergency',
      'pairing',
    ] as const)
      expect(resting).not.toContain(page);
  });
});

import { samplePrivacyNotice } from '@falink/fixtures';
import { FakePlatform } from '../../platform/FakePlatform.js';
import { UNASKED_MS } from '../../scene/DigitGuard.js';
import { switchOn, type WholeScreen } from '../../testing/wholeScreen.js';
import { FIRST_STEPS } from '../FirstStart.js';
import { HOME, homeAt, ID, ON_AIR } from '../testing.js';

const POLL_MS = 2_000;

/** A box from the factory, and a service whose staff approve it when the test says so. */
function newBox() {
  const platform = new FakePlatform();
  const staff = { approved: false };
  platform.answer('POST', /\/pairings$/, () => ({
    status: 201,
    json: {
      pairingId: ID(9),
      code: '47291634',
      fingerprint: 'K7QF',
      approveUrl: 'http://localhost:8080/console/pair#47291634',
      expiresAt: new Date(platform.clock.wall() + 600_000).toISOString(),
      pollAfterMs: POLL_MS,
    },
  }));
  platform.answer('GET', /\/pairings\//, () => ({
    json: {
      state: staff.approved ? 'approved' : 'pending',
      terminalId: staff.approved ? ID(1) : null,
      pollAfterMs: POLL_MS,
    },
  }));
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
  return { platform, staff };
}

const at = ({ session }: WholeScreen) => session.firstStart.step;
const page = (tv: WholeScreen) => tv.scene().page;

/** Presses OK wherever something has the focus, and waits where the box does. */
async function throughByOk(tv: WholeScreen, { staff }: ReturnType<typeof newBox>) {
  const seen: string[] = [];
  let keys = 0;
  for (let turn = 0; turn < 100 && page(tv) !== 'home'; turn += 1) {
    const step = at(tv) ?? '';
    if (seen.at(-1) !== step) seen.push(step);
    if (step === 'pairing') staff.approved = true;
    if (step === 'pairing' || tv.scene().options.length === 0) await tv.wait(500);
    else {
      await tv.press('ok');
      keys += 1;
    }
  }
  return { seen, keys };
}

describe('[B4] the first start', () => {
  it.each([true, false])('leads from power-on to home by OK alone, voice on the box: %s', async (voice) => {
    const box = newBox();
    box.platform.voice = voice;
    const began = box.platform.clock.now();
    const tv = await switchOn(box.platform);
    const { seen, keys } = await throughByOk(tv, box);
    expect(page(tv)).toBe('home');
    expect(seen).toEqual(FIRST_STEPS);
    expect(keys).toBeLessThanOrEqual(8);
    // Only what the box itself waits for: nobody needs time to read or to press.
    expect(box.platform.clock.now() - began).toBeLessThan(20_000);
    expect(tv.session.preferences.state).toMatchObject({ elder: true, narration: voice, welcomed: true });
    expect(tv.session.privacy.isFirst).toBe(false);
    expect(box.platform.requests.filter((one) => one.includes('/calls'))).toEqual([]);
    tv.close();
    const again = await switchOn(box.platform);
    expect([page(again), at(again)]).toEqual(['home', null]);
    again.close();
  });

  it('says which step this is, and goes one back with Back', async () => {
    const { platform } = newBox();
    const tv = await switchOn(platform);
    expect(page(tv)).toBe('language');
    await tv.press('back');
    expect(at(tv)).toBe('language');
    await tv.wait(UNASKED_MS);
    await tv.press('digit2');
    expect([at(tv), tv.session.firstStart.progress]).toEqual(['text', { step: 2, count: 6 }]);
    await tv.press('digit2');
    expect([page(tv), tv.session.preferences.state.elder]).toEqual(['pairing', false]);
    await tv.press('back');
    await tv.press('back');
    expect([at(tv), tv.session.preferences.state.locale]).toEqual(['language', 'en']);
    tv.close();
  });

  it('stays where it is when the code is asked about again, and lets nothing call before the box is paired', async () => {
    const { platform } = newBox();
    const tv = await switchOn(platform);
    await tv.press('down');
    const focus = tv.scene().focus?.id;
    await tv.wait(3 * POLL_MS);
    expect([page(tv), tv.scene().focus?.id]).toEqual(['language', focus]);
    await tv.press('red');
    await tv.press('home');
    expect(page(tv)).toBe('language');
    tv.close();
  });

  it.each(FIRST_STEPS)('goes on with the same step after the power was gone: %s', async (step) => {
    const box = newBox();
    box.staff.approved = FIRST_STEPS.indexOf(step) > FIRST_STEPS.indexOf('pairing');
    const first = await switchOn(box.platform);
    while (at(first) !== step) {
      if (at(first) === 'pairing') await first.wait(POLL_MS);
      else await first.press('ok');
    }
    const shown = page(first);
    first.close();
    const second = await switchOn(box.platform);
    expect([at(second), page(second)]).toEqual([step, shown]);
    second.close();
  });

  it('leaves language, text, voice and camera for later; the notice only while it cannot be fetched', async () => {
    const box = newBox();
    const tv = await switchOn(box.platform);
    await tv.wait(UNASKED_MS);
    for (const step of ['language', 'text'] as const) {
      expect(at(tv)).toBe(step);
      await tv.press('digit3');
    }
    box.staff.approved = true;
    box.platform.answer('GET', /privacy-notice$/, { status: 503, json: {} });
    await tv.wait(POLL_MS);
    expect(at(tv)).toBe('voice');
    await tv.wait(2_000);
    await tv.press('digit3');
    expect(tv.scene().options.map(({ id }) => id)).toEqual(['retry', 'later']);
    await tv.wait(2_000);
    box.platform.answer('GET', /privacy-notice$/, { json: samplePrivacyNotice() });
    await tv.press('digit1');
    expect([at(tv), tv.scene().options.map(({ id }) => id)]).toEqual(['privacy', ['ok', 'more']]);
    await tv.press('ok');
    expect(at(tv)).toBe('check');
    await tv.press('digit3');
    expect([at(tv), tv.session.preferences.state.narration]).toEqual(['done', false]);
    tv.close();
  });

  it('tries the red key without a call', async () => {
    const box = newBox();
    box.platform.values.set('first-start', 'done');
    box.platform.values.set('terminal.terminal', ID(1));
    box.platform.values.set('privacy.terminal', JSON.stringify({ acknowledged: [HOME.privacyVersion] }));
    const tv = await switchOn(box.platform);
    expect(page(tv)).toBe('ready');
    await tv.press('red');
    expect(tv.scene()).toMatchObject({ page: 'ready', title: '对，就是这个键' });
    expect(box.platform.requests.filter((one) => one.includes('/calls'))).toEqual([]);
    await tv.press('ok');
    expect(page(tv)).toBe('home');
    tv.close();
  });

  it('is not for a box that was paired before it had this page', async () => {
    const box = newBox();
    box.platform.values.set('terminal.terminal', ID(1));
    const tv = await switchOn(box.platform);
    expect(at(tv)).toBeNull();
    expect(page(tv)).not.toBe('language');
    tv.close();
  });

  it('shows the code again to a box that staff took out of service before it was set up', async () => {
    const box = newBox();
    box.platform.values.set('first-start', 'check');
    const tv = await switchOn(box.platform);
    expect([page(tv), at(tv)]).toEqual(['pairing', 'pairing']);
    tv.close();
  });
});

import { translator } from '../locales/index.js';
import { type CallMediaState, NO_MEDIA } from '../platform/CallMedia.js';
import { narrationOf } from '../scene/narration.js';
import { toLocal } from '../scene/PageScene.js';
import { type CallViewState, NO_CALL } from '../session/callView.js';
import { mirrorOf } from '../session/mirror.js';
import { AGENT, callWith, refusal } from '../session/testing.js';
import { fullPage, HANDOVER } from '../testing/fullPage.js';
import { type Rendered, renderPage } from '../testing/render.js';
import { captionOf } from './CallActive/activeScene.js';
import { CallActivePage } from './CallActive/CallActivePage.js';
import { CallRatingPage } from './CallRating/CallRatingPage.js';
import { CallWaitingPage } from './CallWaiting/CallWaitingPage.js';
import { HandoverPage } from './Handover/HandoverPage.js';
import { ServicesPage } from './Services/ServicesPage.js';

const t = translator('zh-CN');
const ids = ({ scene }: Rendered) => scene().choices.map(({ id }) => id);
/** The browser sends, and nothing of this box is open. */
const SENT: CallMediaState = {
  ...NO_MEDIA,
  phase: 'active',
  camera: 'on',
  microphone: 'on',
  phone: { present: true, plays: false },
  remote: { ...NO_MEDIA.remote, present: true },
};
const ALONE: CallMediaState = { ...SENT, camera: 'none', microphone: 'none', phone: { present: false, plays: false } };
const shown = (media: CallMediaState, change: Parameters<typeof callWith>[0] = {}): CallViewState => ({
  ...NO_CALL,
  phase: 'open',
  call: callWith({ origin: 'browser', ...change }),
  media,
});
const ACTIVE = { state: 'active', agent: AGENT, activeAt: '2026-06-11T07:41:00.000Z', position: null } as const;

/** A page of a call that this television only shows. */
async function callPage(
  of: typeof CallActivePage | typeof CallWaitingPage | typeof CallRatingPage,
  state: CallViewState,
) {
  const page = await renderPage(of, {
    prepare: (session, platform) => {
      platform.answer('DELETE', /screen$/, { json: {} });
      platform.answer('GET', /goodbye$/, {
        json: { state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 },
      });
      session.call.store.set(state);
    },
  });
  await page.update();
  return page;
}

describe('the page with the code', () => {
  const open = async (options = fullPage('handover')) => {
    const page = await renderPage(HandoverPage, options);
    await page.update();
    return page;
  };

  it('[U9] shows the digits apart, the QR, how, and that nothing here films', async () => {
    const page = await open();
    expect(page.scene().qr).toEqual({ purpose: 'guest', url: HANDOVER.url });
    const texts = page.texts();
    const at = texts.indexOf('4');
    expect(texts.slice(at, at + 6).join('')).toBe(HANDOVER.code);
    for (const text of ['在手机的通话里，点“在电视上继续”', '看着电视，对着手机说话', '电视不拍您，也不录音'])
      expect(texts).toContain(text);
    expect(narrationOf(page.scene(), { locale: 'zh-CN', calls: true })).toContain('四七二，九幺六');
    page.close();
  });

  it('[U9] sends the command center what the code is for, and neither address nor digits', async () => {
    const page = await open();
    const left = mirrorOf(toLocal(page.scene(), page.focus(), {}));
    page.close();
    expect(left).toMatchObject({ page: 'handover', qr: { purpose: 'guest' } });
    for (const secret of [HANDOVER.code, '472 916', 'a-token']) expect(JSON.stringify(left)).not.toContain(secret);
  });

  it('says that the service cannot be reached, and asks again at a press', async () => {
    const page = await open({
      prepare: (_session, platform) => void platform.answer('PUT', /screen$/, refusal('service.unavailable', 503)),
    });
    expect(page.texts()).toContain('网络好像断了，数字取不到，正在再试');
    expect(ids(page)).toEqual(['back', 'again']);
    page.platform.answer('PUT', /screen$/, { json: { ...HANDOVER, expiresInMs: 300_000 } });
    await page.press('digit2');
    await page.update();
    expect(page.scene().lines).toEqual(['472 916']);
    expect(ids(page)).toEqual(['back']);
    page.close();
  });

  it('says that this television is in a call, without a code', async () => {
    const page = await open({ prepare: ({ call }) => call.store.set({ phase: 'open', call: callWith() }) });
    expect(page.scene().lines).toEqual(['这台电视正有一个通话，先挂断，再转过来']);
    expect(page.scene().qr).toBeUndefined();
    page.close();
  });

  it('is not fetched any more once the page was left', async () => {
    const page = await open();
    const asked = () => page.platform.requests.filter((request) => request.endsWith('/screen')).length;
    expect(asked()).toBe(1);
    page.close();
    await page.platform.clock.advance(600_000);
    expect(asked()).toBe(1);
  });
});

it('the digits are as large in the largest letters, beside the QR', async () => {
  const page = await renderPage(HandoverPage, { ...fullPage('handover'), text: 'largest' });
  await page.update();
  const digits = page.tree().filter(({ text }) => text === '472 916');
  expect(digits.map(({ fontSize }) => fontSize)).toEqual([132]);
  page.close();
});

it.each(['standard', 'elder', 'largest'] as const)('the services lead there by 8, letters: %s', async (text) => {
  for (const terminal of ['home', 'room'] as const) {
    const page = await renderPage(ServicesPage, { ...fullPage('services'), text, terminal });
    await page.press('digit8');
    expect(page.session.navigator.location.page).toBe('handover');
    page.close();
  }
});

describe('[U10] the call page', () => {
  it('offers the way back to the phone and hanging up, and nothing about devices of this box', async () => {
    const page = await callPage(CallActivePage, shown(SENT, ACTIVE));
    expect(ids(page)).toEqual(['return', 'hang-up']);
    expect(page.scene().lines).toEqual(['', '您的手机在传画面和声音']);
    await page.press('green');
    expect(page.session.call.state.media).toEqual(SENT);
    await page.press('yellow');
    expect(page.session.call.state.phase).toBe('returned');
    expect(page.platform.requests.at(-1)).toMatch(/^DELETE .*\/screen$/);
    page.close();
  });

  it('says with the keys that the phone sends, and no longer without them', async () => {
    const page = await callPage(CallActivePage, shown(SENT, ACTIVE));
    expect(page.texts()).toContain('您的手机在传画面和声音');
    await page.platform.clock.advance(6_000);
    await page.update();
    expect(page.texts()).not.toContain('您的手机在传画面和声音');
    page.close();
  });

  it('asks once before the red key hangs up for both', async () => {
    const page = await callPage(CallActivePage, shown(SENT, ACTIVE));
    await page.press('red');
    expect(page.session.call.state.phase).toBe('open');
    await page.press('red');
    expect(page.session.call.state.phase).toBe('ended');
    page.close();
  });

  it('says what is missing of the phone, and never that this box has no microphone', () => {
    expect(captionOf(shown(ALONE, ACTIVE), t)).toBe('手机没连上，请打开手机上的通话');
    const quiet = { ...SENT, phone: { present: true, plays: true } };
    expect(captionOf(shown(quiet, ACTIVE), t)).toBe('声音现在从手机出来');
    expect(captionOf(shown({ ...SENT, camera: 'none', microphone: 'off' }, ACTIVE), t)).toBe('');
  });
});

describe('[U10] the waiting page', () => {
  it('shows the place in the queue and who sends; it asks for nothing and offers no other phone', async () => {
    const page = await callPage(CallWaitingPage, shown(ALONE));
    expect(ids(page)).toEqual(['watch', 'return']);
    expect(page.scene().lines).toEqual(['您前面还有 2 位', expect.any(String), '手机没连上，请打开手机上的通话']);
    expect(page.platform.requests.filter((request) => request.endsWith('/companion'))).toEqual([]);
    await page.press('blue');
    expect(ids(page)).toEqual(['watch', 'return']);
    page.session.call.store.set({ media: SENT });
    await page.update();
    expect(page.texts()).toContain('您的手机在传画面和声音');
    await page.press('digit2');
    expect(page.session.call.state.phase).toBe('returned');
    page.close();
  });

  it('leads back to the phone when nobody is on duty any more', async () => {
    const page = await callPage(CallWaitingPage, shown(SENT, { staffed: false }));
    expect(ids(page)).toEqual(['return', 'patient']);
    page.close();
  });
});

it('[C8] the rating goes from the screen once the browser has given it', async () => {
  const page = await callPage(CallRatingPage, shown(NO_MEDIA, ACTIVE));
  page.session.call.accept(
    callWith({
      ...ACTIVE,
      origin: 'browser',
      revision: 5,
      state: 'ended',
      endReason: 'agent_hung_up',
      ratingDue: true,
    }),
  );
  page.session.navigator.open('call-rating');
  await page.update();
  expect(ids(page)).toContain('score-5');
  page.session.call.accept(null);
  await page.update();
  expect(ids(page)).toEqual(['done']);
  await page.platform.clock.advance(8_000);
  expect(page.session.navigator.location.page).toBe('home');
  page.close();
});

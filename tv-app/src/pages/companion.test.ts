import { translator } from '../locales/index.js';
import { type CallMediaState, NO_MEDIA } from '../platform/CallMedia.js';
import { toLocal } from '../scene/PageScene.js';
import { NO_CALL } from '../session/callView.js';
import { mirrorOf } from '../session/mirror.js';
import { callWith } from '../session/testing.js';
import { renderPage } from '../testing/render.js';
import { CallActivePage } from './CallActive/CallActivePage.js';
import { CallWaitingPage } from './CallWaiting/CallWaitingPage.js';
import { waitingScene } from './CallWaiting/waitingScene.js';
import { CompanionPage } from './Companion/CompanionPage.js';

const t = translator('zh-CN');
const URL = 'https://falink.example/companion/#a-token-that-opens-a-call';
const NONE: CallMediaState = { ...NO_MEDIA, phase: 'standby', camera: 'none', microphone: 'on' };
const SERVED: CallMediaState = { ...NONE, camera: 'on', phone: { present: true, plays: true } };

const waiting = (media: CallMediaState, change: Parameters<typeof callWith>[0] = {}) => ({
  ...NO_CALL,
  phase: 'open' as const,
  category: 'labour' as const,
  call: callWith(change),
  media,
});
const ids = (scene: { choices: readonly { id: string }[] }) => scene.choices.map(({ id }) => id);

/** A page of a call on a television without a camera, and how often it asked for a link. */
async function page(of: typeof CompanionPage | typeof CallWaitingPage | typeof CallActivePage, media = NONE) {
  const rendered = await renderPage(of, {
    prepare: (session, platform) => {
      platform.answer('PUT', /companion$/, { json: { url: URL, expiresInMs: 300_000 } });
      session.call.store.set(waiting(media));
    },
  });
  await rendered.update();
  const asked = () => rendered.platform.requests.filter((request) => /companion$/.test(request)).length;
  return { ...rendered, asked };
}

describe('[N3] the waiting page', () => {
  const view = { t, elder: false, home: null, hasVideo: true, promise: '' };

  it('offers a phone where the box has no camera, with its code', () => {
    const scene = waitingScene({ ...view, state: waiting(NONE), step: 'waiting', link: URL });
    expect(ids(scene)).toEqual(['watch', 'phone', 'number']);
    expect(scene.qr).toEqual({ purpose: 'companion', url: URL });
    expect(waitingScene({ ...view, state: waiting(SERVED), step: 'waiting' }).choices[1]?.label).toBe(
      '手机正在当摄像头',
    );
    const own = waitingScene({ ...view, state: waiting({ ...NONE, camera: 'on' }), step: 'waiting' });
    expect(ids(own)).toEqual(['watch', 'camera', 'number']);
    expect(own.qr).toBeUndefined();
  });
});

describe('what leaves the television', () => {
  it('[N1] names what a code is for, and never what it says', async () => {
    const { scene, close } = await page(CompanionPage);
    expect(scene().qr).toEqual({ purpose: 'companion', url: URL });
    const left = mirrorOf(toLocal(scene(), null, {}));
    expect(left.qr).toEqual({ purpose: 'companion' });
    expect(JSON.stringify(left)).not.toContain('a-token');
    close();
  });
});

describe('the page of the phone', () => {
  it('shows the code and three steps, then the phone and what can be done with it', async () => {
    const { scene, texts, update, session, close } = await page(CompanionPage);
    expect(scene().title).toBe('用手机当摄像头');
    expect(texts().join('')).toContain('打开手机相机或微信，扫二维码');
    session.call.store.set(waiting(SERVED, { companion: 'present' }));
    await update();
    expect(scene().title).toBe('手机正在当摄像头');
    expect(scene().qr).toBeUndefined();
    expect(ids(scene())).toEqual(['back', 'sound', 'stop']);
    close();
  });

  it('says that the phone is to be allowed, and that it has gone', async () => {
    const { texts, update, session, close } = await page(CompanionPage);
    session.call.store.set(waiting(NONE, { companion: 'opened' }));
    await update();
    expect(texts().join('')).toContain('手机连上了');
    session.call.store.set(waiting(NONE, { companion: 'away' }));
    await update();
    expect(texts().join('')).toContain('手机断开了');
    close();
  });
});

it('the call page offers a phone in the place of the camera key', async () => {
  const { scene, session, update, close } = await page(CallActivePage);
  expect(scene().choices[1]).toMatchObject({ id: 'phone', label: '用手机当摄像头' });
  session.call.store.set(waiting({ ...NONE, camera: 'on' }, { state: 'active' }));
  await update();
  expect(scene().choices[1]).toMatchObject({ id: 'camera' });
  close();
});

it('the waiting page fetches one link where the box has no camera, and none where it has one', async () => {
  const without = await page(CallWaitingPage);
  expect(without.asked()).toBe(1);
  without.close();
  const own = await page(CallWaitingPage, { ...NONE, camera: 'on' });
  expect(own.asked()).toBe(0);
  own.close();
});

import type { Goodbye } from '@falink/protocol';
import { AGENT, callWith, HOME } from '../../session/testing.js';
import { type Rendered, renderPage } from '../../testing/render.js';
import { CallRatingPage } from './CallRatingPage.js';

const NONE: Goodbye = { state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 };
const WRITING: Goodbye = { ...NONE, state: 'writing', remainingMs: 600_000 };
const CONFIRMED: Goodbye = {
  state: 'confirmed',
  lines: ['12月3日前到区法律援助中心交申请表', '带身份证和工资条'],
  nextOn: '2026-12-03',
  url: 'https://falink.example/console/summary.html#token',
  remainingMs: 600_000,
};

const open = async (goodbye = NONE) => {
  const page = await renderPage(CallRatingPage, {
    prepare: async (session, platform) => {
      session.home.store.set({ home: HOME });
      platform.answer('POST', /rating$/, { json: { score: 5 } });
      platform.answer('GET', /goodbye$/, { json: goodbye });
      session.call.store.set({ phase: 'open', call: callWith({ state: 'active', agent: AGENT }) });
      session.call.accept(callWith({ state: 'ended', agent: AGENT, ratingDue: true }));
      session.navigator.open('call-rating');
    },
  });
  await page.update();
  return page;
};
const shown = ({ session }: Rendered) => session.navigator.location.page;
const wait = async (page: Rendered, ms: number) => {
  await page.platform.clock.advance(ms);
  await page.update();
};
/** The service says that something changed. */
const change = async (page: Rendered, goodbye: Goodbye) => {
  page.platform.answer('GET', /goodbye$/, { json: goodbye });
  page.session.goodbye.notified(page.session.call.state.call?.id ?? '');
  await page.update();
};

describe('the page that asks for a rating', () => {
  it('gives the screen back when nobody rates', async () => {
    const page = await open();
    await page.platform.clock.advance(59_000);
    expect(shown(page)).toBe('call-rating');
    await page.platform.clock.advance(2_000);
    expect(shown(page)).toBe('home');
    expect(page.session.call.state.phase).toBe('none');
  });

  it('waits for somebody who is there and takes a while', async () => {
    const page = await open();
    await page.platform.clock.advance(50_000);
    await page.press('right');
    await page.platform.clock.advance(50_000);
    expect(shown(page)).toBe('call-rating');
    await page.press('digit4');
    expect(page.session.call.state.rated).toBe(4);
  });

  it('thanks for a few seconds when nothing was written down', async () => {
    const page = await open();
    await page.press('digit5');
    await wait(page, 7_000);
    expect(page.scene().title).toBe('谢谢您的评价');
    await wait(page, 2_000);
    expect(shown(page)).toBe('home');
  });
});

describe('[C17] what the agent wrote down', () => {
  it('stands on the page after the rating, with its day and the way to take it along', async () => {
    const page = await open(CONFIRMED);
    expect(page.texts().join('')).not.toContain('法律援助中心');
    await page.press('digit5');
    await page.update();
    const { title, lines } = page.scene();
    expect([title, ...lines]).toEqual([
      '给您的小结',
      ...CONFIRMED.lines,
      '下一步：12月3日',
      '用手机扫码带走',
      '十分钟内有效，只能扫一次',
    ]);
    expect(page.texts()).toEqual(expect.arrayContaining(['12月3日前到区法律援助中心交申请表', '带身份证和工资条']));
    expect(page.focus()).toBe('done');
    await wait(page, 119_000);
    expect(shown(page)).toBe('call-rating');
    await wait(page, 2_000);
    expect(shown(page)).toBe('home');
    page.close();
    expect(page.session.goodbye.store.state.goodbye).toBeNull();
  });

  it('is shown to who does not rate too: after Back, and when nobody presses a key', async () => {
    const skipped = await open(CONFIRMED);
    await skipped.press('back');
    expect(skipped.scene().title).toBe('给您的小结');
    await skipped.press('back');
    expect(shown(skipped)).toBe('home');

    const silent = await open(CONFIRMED);
    await wait(silent, 61_000);
    expect(silent.scene().title).toBe('给您的小结');
    expect(silent.session.call.state.rated).toBeNull();
  });

  it('is waited for while it is being written, and appears', async () => {
    const page = await open(WRITING);
    await page.press('digit5');
    await wait(page, 60_000);
    expect(page.scene().lines[0]).toBe('律师正在给您写小结，写好就显示在这里');
    await change(page, CONFIRMED);
    expect(page.scene().title).toBe('给您的小结');
    await wait(page, 100_000);
    expect(shown(page)).toBe('call-rating');

    const never = await open(WRITING);
    await never.press('digit5');
    await wait(never, 121_000);
    expect(shown(never)).toBe('home');
  });

  it('has no code any more once a phone took it along', async () => {
    const page = await open(CONFIRMED);
    await page.press('digit5');
    await change(page, { ...CONFIRMED, url: null });
    expect(page.scene().lines).toEqual(expect.arrayContaining(['已经带到手机上', '这个二维码不能再用']));
  });

  it('is thanks alone when it cannot be fetched', async () => {
    const page = await open();
    page.platform.answer('GET', /goodbye$/, { status: 500, json: {} });
    page.session.goodbye.notified(null);
    await page.press('digit3');
    await page.update();
    expect(page.scene().title).toBe('谢谢您的评价');
  });
});

import { FIXED_SENTENCES, type Locale } from '@falink/protocol';
import { translator } from '../locales/index.js';
import type { FakePlatform } from '../platform/FakePlatform.js';
import { routes } from '../routes.js';
import { narrationOf } from '../scene/narration.js';
import type { PageScene } from '../scene/PageScene.js';
import { spokenText } from '../scene/spokenText.js';
import { FIRST_STEPS, type FirstStep, PAGES_OF_STEPS } from '../session/FirstStart.js';
import type { PageId } from '../session/Navigator.js';
import { PAGE_TRAITS } from '../session/pageTraits.js';
import { fullPage } from '../testing/fullPage.js';
import { type RenderOptions, renderPage } from '../testing/render.js';
import { TEXT_SIZES } from '../theme.js';
import { VOICE_WAIT_MS } from './Welcome/WelcomePage.js';

const pages = Object.keys(PAGE_TRAITS) as PageId[];
const locales: readonly Locale[] = ['zh-CN', 'en'];
/** Pages whose sentences are kept as sound. */
const FIXED_ON: readonly PageId[] = [
  ...(['welcome', 'home', 'legal-aid', 'services', 'call-waiting', 'callback', 'follow', 'call-rating'] as const),
  ...(['calculators', 'settings', 'offline', 'receipt', 'device-check', 'enrol'] as const),
];
/** A page of the first start. */
const firstStart = (step: FirstStep, { prepare, ...options }: RenderOptions = {}) =>
  renderPage(routes[PAGES_OF_STEPS[step]], {
    ...options,
    params: { step },
    prepare: async (session, platform) => {
      await prepare?.(session, platform);
      session.firstStart.store.set({ step });
    },
  });
const KEYS = ['digit1', 'digit3', 'ok', 'down', 'ok'] as const;

/** What somebody with closed eyes would miss on a page. */
function missing(scene: PageScene, locale: Locale, calls: boolean): string[] {
  const t = translator(locale);
  const parts = narrationOf(scene, { locale, calls });
  const said = parts.join('\n');
  const isSaid = (text: string) => said.includes(spokenText(text, locale));
  const keys = scene.choices.filter(({ id }) => scene.entry && id.startsWith('key-'));
  const others = scene.choices.filter((choice) => !keys.includes(choice));
  const lines = scene.lines.filter((line) => line !== scene.entry?.typed);
  return [
    ...(parts.length === 0 ? ['anything'] : []),
    ...[scene.title, ...lines, ...(scene.details ?? [])].filter((text) => !isSaid(text)),
    ...others
      .flatMap(({ label, line = '', disabled }) => [label, disabled ? '' : line])
      .filter((text) => !isSaid(text)),
    ...others
      .filter(({ digit, disabled }) => digit !== null && !disabled)
      .map(({ digit, label }) =>
        t('voice.choice', { digit: spokenText(String(digit), locale), label: spokenText(label, locale) }),
      )
      .filter((choice) => !parts.includes(choice)),
    ...others
      .filter(({ disabled, why }) => disabled && why === undefined && !scene.entry && scene.page !== 'settings')
      .map(({ id }) => `why ${id} is closed`),
    ...scene.hints.filter(({ label }) => !isSaid(label)).map(({ key }) => key),
    ...(scene.entry && !parts.includes(t(`voice.${scene.entry.keys}`)) ? ['how to type'] : []),
    // A pad is an instruction, not twenty choices.
    ...keys.filter(({ label }) => parts.includes(label)).map(({ id }) => `not ${id}`),
  ];
}

describe.each(locales)('[L1] everything of a page is said (%s)', (locale) => {
  it.each(pages)('%s', async (id) => {
    const page = await renderPage(routes[id], fullPage(id, locale));
    const calls = () => page.session.target.offers('call');
    const missed = [...missing(page.scene(), locale, calls())];
    for (const key of KEYS) {
      await page.press(key);
      missed.push(...missing(page.scene(), locale, calls()));
    }
    page.close();
    expect([...new Set(missed)]).toEqual([]);
  });

  it.each(pages)('%s: a key that works is said', async (id) => {
    const page = await renderPage(routes[id], fullPage(id, locale));
    const t = translator(locale);
    const state = () => JSON.stringify([page.scene(), page.session.navigator.location, page.platform.spoken.length]);
    for (const key of ['red', 'green', 'yellow', 'blue', 'back'] as const) {
      const parts = narrationOf(page.scene(), { locale, calls: page.session.target.offers('call') });
      const before = state();
      const isUsed = await page.press(key);
      const name = t(`voice.key.${key}`);
      if (isUsed && before !== state()) expect([key, parts.some((part) => part.startsWith(name))]).toEqual([key, true]);
    }
    page.close();
  });
});

it('[L2] what is typed is read back, and OK sends it once it is whole', async () => {
  const page = await renderPage(routes.follow, fullPage('follow'));
  page.session.preferences.change({ narration: true });
  for (const digit of '202600001') await page.press(`digit${Number(digit) as 0}`);
  expect(page.platform.spoken.at(-1)).toEqual(['已经输入', '二零二六，零零零零幺']);
  expect(page.focus()).toBe('next');
  await page.press('blue');
  expect(page.platform.spoken.at(-1)).toContain('用遥控器的数字键输入，输完按确定键');
  page.close();
});

it.each(locales)('[L6] the fixed sentences are what the pages say (%s)', async (locale) => {
  const t = translator(locale);
  const n = (value: number) => spokenText(String(value), locale);
  const said = new Set<string>();
  for (let count = 1; count <= 9; count += 1) {
    said.add(t('voice.press', { digit: n(count) }));
    for (let at = 1; at <= count; at += 1) said.add(t('voice.position', { n: n(at), count: n(count) }));
  }
  for (const id of FIXED_ON)
    for (const text of TEXT_SIZES) {
      const page = await renderPage(routes[id], { ...fullPage(id, locale), text });
      const add = () => {
        for (const part of narrationOf(page.scene(), { locale, calls: true })) said.add(part);
      };
      add();
      // What a pad says once something is typed.
      await page.press('digit1');
      add();
      page.close();
    }
  for (const step of ['text', 'voice'] as const) {
    const page = await firstStart(step, { locale });
    for (const part of narrationOf(page.scene(), { locale, calls: true })) said.add(part);
    page.close();
  }
  // The pages above have an intake; most calls are to a lawyer.
  for (const key of ['waiting.ringing', 'rating.private'] as const) said.add(t(key));
  expect(FIXED_SENTENCES[locale].filter((sentence) => !said.has(sentence))).toEqual([]);
});

describe('[L8] the welcome page', () => {
  const welcome = (prepare: NonNullable<RenderOptions['prepare']> = () => undefined) =>
    firstStart('voice', { elder: true, prepare });
  const withService = (platform: FakePlatform) => {
    platform.voice = false;
    platform.answer('GET', /\/voice$/, { json: { languages: [{ locale: 'zh-CN', bundle: null }] } });
  };

  it('offers the voice by voice, and OK takes it', async () => {
    const page = await welcome();
    expect(page.platform.spoken).toEqual([expect.arrayContaining(['要不要把字念给您听？', '按一，要念'])]);
    await page.press('ok');
    expect(page.session.preferences.state.narration).toBe(true);
    expect(page.session.firstStart.step).toBe('privacy');
    page.close();
  });

  it('offers the voice of the service as soon as that is known', async () => {
    const page = await welcome((_session, platform) => withService(platform));
    expect(page.scene().title).toBe('看看这台电视会不会念字');
    await page.session.voice.load(true);
    await page.update();
    expect([page.scene().title, page.focus()]).toEqual(['要不要把字念给您听？', 'voice']);
    page.close();
  });

  it('asks nothing where there is no voice, and waits for no service', async () => {
    const page = await welcome((_session, platform) => {
      platform.voice = false;
    });
    expect(page.session.firstStart.step).toBe('voice');
    await page.platform.clock.advance(VOICE_WAIT_MS);
    expect(page.session.firstStart.step).toBe('privacy');
    expect(page.platform.spoken).toEqual([]);
    page.close();
  });

  it.each(locales)('[L1] says everything of the first start, and which step it is (%s)', async (locale) => {
    for (const step of FIRST_STEPS) {
      const page = await firstStart(step, { locale });
      const { progress } = page.session.firstStart;
      const said = narrationOf(page.scene(), { locale, calls: false }).join();
      expect(missing(page.scene(), locale, false)).toEqual([]);
      if (progress) expect(said).toContain(spokenText(translator(locale)('first.progress', progress), locale));
      page.close();
    }
  });
});

it('[L8] the page of the voice sets it, and says each new value', async () => {
  const page = await renderPage(routes.voice);
  for (const key of ['digit1', 'digit2', 'digit3'] as const) await page.press(key);
  expect(page.session.preferences.state).toMatchObject({ narration: true, voiceSpeed: 'fast', voiceVolume: 'high' });
  expect(page.platform.spoken.at(-1)).toEqual(['声音大小：大']);
  await page.press('digit4');
  expect(page.platform.spoken.at(-1)).toEqual(narrationOf(page.scene(), { locale: 'zh-CN', calls: true }));
  page.close();
});

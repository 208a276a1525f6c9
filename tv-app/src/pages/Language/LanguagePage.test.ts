import { type RenderOptions, renderPage } from '../../testing/render.js';
import { LanguagePage } from './LanguagePage.js';

const opened = (options: RenderOptions) =>
  renderPage(LanguagePage, {
    ...options,
    prepare: ({ navigator }) => {
      navigator.open('settings');
      navigator.open('language');
    },
  });

it.each(['zh-CN', 'en'] as const)(
  'in %s each language has its own name, and OK keeps the one in use',
  async (locale) => {
    const page = await opened({ locale });
    expect(page.texts()).toEqual(expect.arrayContaining(['中文', 'English']));
    expect(page.focus()).toBe(locale);
    await page.press('ok');
    expect(page.session.preferences.state.locale).toBe(locale);
    expect(page.session.navigator.location.page).toBe('settings');
  },
);

it('a digit chooses the other, and the settings follow; Back changes nothing', async () => {
  const page = await opened({ locale: 'zh-CN' });
  await page.press('digit2');
  expect(page.session.preferences.state.locale).toBe('en');
  expect(page.session.navigator.location.page).toBe('settings');
  const unchanged = await opened({ locale: 'en' });
  await unchanged.press('back');
  expect(unchanged.session.preferences.state.locale).toBe('en');
});

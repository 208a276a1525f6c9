import { FEATURES, type Feature } from '@falink/protocol';
import { HOME, ON_AIR } from '../session/testing.js';
import { renderPage } from '../testing/render.js';
import { HomePage } from './Home/HomePage.js';
import { LegalAidPage } from './LegalAid/LegalAidPage.js';
import { LivePage } from './Live/LivePage.js';
import { NoticePage } from './Notice/NoticePage.js';
import type { Page } from './Page.js';
import { ScreenOffPage } from './ScreenOff/ScreenOffPage.js';
import { ServicesPage } from './Services/ServicesPage.js';
import { SettingsPage } from './Settings/SettingsPage.js';

type PageClass = new (...args: never[]) => Page;

/** A page on a television that offers everything but this. */
const without = (type: PageClass, off: readonly Feature[], elder = false) =>
  renderPage(type, {
    elder,
    terminal: 'room',
    prepare: (session) => {
      session.home.store.set({ home: HOME, onAir: ON_AIR });
      const { values } = session.target.store.state;
      const none = Object.fromEntries(off.map((feature) => [`feature_${feature}`, false]));
      session.target.store.set({ values: { ...values, ...none } });
    },
  });

const PAGES: readonly (readonly [string, PageClass])[] = [
  ['home', HomePage],
  ['services', ServicesPage],
  ['notice', NoticePage],
  ['legal-aid', LegalAidPage],
  ['live', LivePage],
];

describe.each(PAGES)('[R6] the page %s', (_name, type) => {
  it.each([...FEATURES.map((feature) => [feature]), FEATURES.slice()])(
    'draws the options that are left without %s, and no other',
    async (...off) => {
      for (const elder of off.length === 1 ? [false] : [false, true]) {
        const page = await without(type, off, elder);
        const described = page.scene().choices.map(({ id }) => id);
        expect(
          page
            .options()
            .map(({ option }) => option)
            .sort(),
        ).toEqual([...described].sort());
        expect(page.focus() ?? page.scene().firstFocus).toBe(page.scene().firstFocus);
      }
    },
  );
});

it('[R6] without calls the home page has the hotline in their place, and no red key', async () => {
  const page = await without(HomePage, ['call']);
  expect(page.texts()).toEqual(expect.arrayContaining(['法律咨询电话', '12348']));
  expect(page.scene().hints).toEqual([]);
  expect(await page.press('digit1')).toBe(false);
  expect(page.scene().choices.find(({ id }) => id === 'library')?.digit).toBe(3);
});

it('the settings say what the service decides, and do not offer it', async () => {
  const page = await renderPage(SettingsPage, {
    prepare: ({ preferences }) =>
      preferences.give({ elder: { value: true, locked: true }, locale: { value: 'zh-CN', locked: false } }),
  });
  expect(page.texts()).toContain('大字（由服务单位设置）');
  expect(page.scene().choices.find(({ id }) => id === 'text')?.disabled).toBe(true);
  await page.press('digit1');
  expect(page.session.preferences.state.elder).toBe(true);
  await page.press('digit4');
  expect(page.session.navigator.location.page).toBe('language');
});

it('[R7] the black page says how to wake it, and takes every key', async () => {
  const page = await renderPage(ScreenOffPage);
  expect(page.texts()).toEqual(['按任意键唤醒']);
  expect(await page.press('red')).toBe(true);
  expect(page.session.navigator.location.page).toBe('starting');
});

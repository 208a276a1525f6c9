import type { Look } from '../look.js';

/** Units and sites. */
export const PLACE_LOOKS: readonly Look[] = [
  { name: 'places', user: 'admin', path: '/places' },
  {
    name: 'places-village',
    user: 'admin',
    path: '/places',
    act: async (page) => {
      await page.getByRole('button', { name: '展开 东河街道' }).click();
      await page.getByRole('treeitem', { name: '春晖社区' }).click();
      await page.getByRole('heading', { name: '春晖社区' }).waitFor();
    },
  },
  {
    name: 'places-targets',
    user: 'admin',
    path: '/places',
    act: async (page) => {
      await page.getByRole('button', { name: '终端设置' }).click();
      await page.getByRole('button', { name: '修改节目库' }).click();
      await page.getByRole('dialog').getByText('在这里设置').last().click();
      await page.getByRole('dialog').getByText('不提供', { exact: true }).last().click();
      await page
        .getByText(/台会改变/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'places-rename',
    user: 'admin',
    path: '/places',
    act: async (page) => {
      await page.getByRole('treeitem', { name: /西岭街道/ }).click();
      await page.getByRole('button', { name: '改名' }).click();
      await page.getByText(/涉及/).first().waitFor();
    },
  },
  {
    name: 'places-conflict-en',
    user: 'admin',
    path: '/places',
    locale: 'en',
    width: 1280,
    height: 800,
    act: async (page) => {
      await page.getByRole('button', { name: 'Unfold 东河街道' }).click();
      await page.getByRole('treeitem', { name: '上河村' }).click();
      await page.getByRole('button', { name: 'Move', exact: true }).click();
      await page.getByRole('dialog').getByRole('combobox').click();
      await page.getByTitle(/青石镇/).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
      await page
        .getByText(/Somebody has just changed/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'places-site',
    user: 'admin',
    path: '/places',
    act: async (page) => {
      await page
        .getByRole('button', { name: /法律驿站/ })
        .first()
        .click();
      await page.locator('.ant-drawer-body form').waitFor();
    },
  },
  {
    name: 'places-site-hours',
    user: 'admin',
    path: '/places',
    act: async (page) => {
      await page
        .getByRole('button', { name: /法律驿站/ })
        .first()
        .click();
      await page.getByLabel('周二').fill('22:00-6:00');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('结束要晚于开始').first().waitFor();
    },
  },
  { name: 'places-many', user: 'admin', path: '/places', lists: 'many' },
  { name: 'places-none', user: 'admin', path: '/places', lists: 'none' },
  { name: 'places-broken', user: 'admin', path: '/places', lists: 'broken' },
  {
    name: 'fleet-place',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.locator('[data-row-key]').nth(2).click();
      await page.getByRole('button', { name: '改名或移动' }).click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
];

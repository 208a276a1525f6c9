import type { Look } from '../look.js';

/** Terminals and pairings. */
export const FLEET_LOOKS: readonly Look[] = [
  {
    name: 'finder',
    user: 'aid',
    path: '/applications',
    act: async (page) => {
      await page.getByRole('button', { name: '查找' }).click();
      await page.getByRole('combobox').fill('1');
      await page.getByRole('group', { name: '法援申请' }).waitFor();
    },
  },
  {
    name: 'finder-terminals-en',
    user: 'operator',
    path: '/fleet',
    locale: 'en',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^Find pages/ }).fill('前营');
      await page.getByRole('group', { name: 'Terminals' }).waitFor();
    },
  },
  { name: 'fleet', user: 'operator', path: '/fleet' },
  { name: 'fleet-many', user: 'operator', path: '/fleet', lists: 'many' },
  { name: 'fleet-troubled', user: 'operator', path: '/fleet?trouble=stalls' },
  { name: 'fleet-troubled-none', user: 'operator', path: '/fleet?trouble=loss', lists: 'none' },
  {
    name: 'fleet-troubled-drawer-en',
    user: 'operator',
    path: '/fleet?trouble=frames',
    locale: 'en',
    lists: 'many',
    act: async (page) => {
      await page.getByRole('table').getByRole('button').first().press('Enter');
      await page.locator('.ant-drawer-body').waitFor();
    },
  },
  {
    name: 'fleet-chosen',
    user: 'operator',
    path: '/fleet?columns=state,tags,seen&sort=silent',
    act: async (page) => {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Control+a');
      await page.getByText('存为分组').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'fleet-drawer',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.locator('[data-row-key]').nth(2).click();
      await page.locator('.ant-drawer-body').waitFor();
    },
  },
  {
    name: 'fleet-targets',
    user: 'operator',
    path: '/fleet',
    height: 1500,
    act: async (page) => {
      await page.locator('[data-row-key]').nth(2).click();
      await page.getByRole('button', { name: '修改频道' }).waitFor();
    },
  },
  {
    name: 'fleet-target-screen',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.locator('[data-row-key]').nth(2).click();
      await page.getByRole('button', { name: '修改屏幕时间' }).click();
      await page.getByText('写开屏时间').first().waitFor();
    },
  },
  {
    name: 'fleet-health-table',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.locator('[data-row-key]').nth(2).click();
      await page.getByRole('button', { name: '看表格' }).click();
      await page.getByRole('table').last().waitFor();
    },
  },
  {
    name: 'fleet-contested',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.getByRole('button', { name: /需处理/ }).click();
      await page.locator('[data-row-key]', { hasText: '告警' }).first().click();
      await page.locator('.ant-drawer-body').waitFor();
    },
  },
  {
    name: 'fleet-private',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.locator('[data-row-key]', { hasText: '留电话' }).first().click();
      await page.getByText('正在填写（内容不显示）').first().waitFor();
    },
  },
  {
    name: 'fleet-lock',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.locator('[data-row-key]').nth(2).click();
      await page.getByRole('button', { name: '锁定' }).click();
      await page
        .getByText(/锁定 1 台终端/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'fleet-locked',
    user: 'operator',
    path: '/fleet',
    act: async (page) => {
      await page.locator('[data-row-key]').nth(2).click();
      await page.getByRole('button', { name: '锁定' }).click();
      await page.getByPlaceholder(/锁定原因/).fill('住户报失');
      await page.getByRole('button', { name: '锁定这台终端' }).click();
      await page.getByRole('button', { name: '解锁' }).scrollIntoViewIfNeeded();
    },
  },
  { name: 'pairings', user: 'operator', path: '/pairings' },
  { name: 'pairing', user: 'operator', path: '/pairings/40718233' },
];

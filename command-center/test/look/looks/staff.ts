import type { Page } from 'playwright-core';
import type { Look } from '../look.js';

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.locator('.ant-drawer-body form').waitFor();
}

/** Accounts, one's own account, and the page of a link. */
export const STAFF_LOOKS: readonly Look[] = [
  { name: 'staff', user: 'admin', path: '/staff' },
  { name: 'staff-none', user: 'admin', path: '/staff', lists: 'none' },
  { name: 'staff-broken', user: 'admin', path: '/staff', lists: 'broken' },
  { name: 'staff-person', user: 'admin', path: '/staff', act: (page) => open(page, '林晓芸') },
  { name: 'staff-invited', user: 'admin', path: '/staff', act: (page) => open(page, '包铁英') },
  {
    name: 'staff-disable',
    user: 'admin',
    path: '/staff',
    act: async (page) => {
      await open(page, '林晓芸');
      await page.getByRole('button', { name: '停用' }).click();
      await page
        .getByText(/通话会马上结束/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'staff-link',
    user: 'admin',
    path: '/staff',
    act: async (page) => {
      await open(page, '包铁英');
      await page.getByRole('button', { name: '生成链接' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '生成链接' }).last().click();
      await page.getByRole('textbox', { name: '链接' }).waitFor();
    },
  },
  { name: 'staff-new', user: 'admin', path: '/staff/new', act: (page) => page.locator('form').waitFor() },
  {
    name: 'staff-new-en',
    user: 'admin',
    path: '/staff/new',
    locale: 'en',
    width: 1280,
    height: 800,
    act: async (page) => {
      await page.getByRole('button', { name: 'Add and make a link' }).click();
      await page.getByText('Choose at least one role').first().waitFor();
    },
  },
  { name: 'account', user: 'lawyer', path: '/account' },
  {
    name: 'login-code',
    user: null,
    path: '/',
    act: async (page) => {
      await page.getByLabel('用户名').fill('two-steps');
      await page.getByLabel('密码').fill('x');
      await page.keyboard.press('Enter');
      await page.getByLabel('验证码').fill('123456');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'totp-due', user: 'mediator', path: '/', act: (page) => page.getByLabel('验证码').waitFor() },
  {
    name: 'totp-codes',
    user: 'mediator',
    path: '/',
    act: async (page) => {
      await page.getByLabel('验证码').fill('123456');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '我已保存' }).waitFor();
    },
  },
  { name: 'invite', user: null, path: '/invite#good' },
  { name: 'invite-expired', user: null, path: '/invite#old' },
];

import { inCall } from '../acts.js';
import type { Look } from '../look.js';

/** Signing in, a session that ended, the phone pages, and pages that are not there. */
export const LOGIN_LOOKS: readonly Look[] = [
  { name: 'login', user: null, path: '/' },
  {
    name: 'login-wrong',
    user: null,
    path: '/',
    act: async (page) => {
      await page.getByLabel('用户名').fill('lawyer');
      await page.getByLabel('密码').fill('nope');
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'expired',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await inCall(page, server);
      server.expire();
      await page.getByRole('textbox', { name: '笔记' }).fill('没有存下来的话');
      await page.getByLabel('用户名').fill('lawyer');
      await page.getByText('登录已过期').first().waitFor();
    },
  },
  {
    name: 'expired-back',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await inCall(page, server);
      server.expire();
      await page.getByRole('textbox', { name: '笔记' }).fill('没有存下来的话');
      await page.getByLabel('用户名').fill('lawyer');
      await page.getByLabel('密码').fill('falink-demo');
      await page.getByRole('button', { name: '登录' }).click();
      await page.getByText('已保存').first().waitFor();
    },
  },
  ...[
    { name: 'phone-privacy', path: '/privacy.html' },
    { name: 'phone-follow', path: '/follow.html' },
    { name: 'phone-summary', path: '/summary.html#token' },
    { name: 'phone-summary-none', path: '/summary.html' },
  ].map((one): Look => ({ ...one, user: null, width: 390, height: 844 })),
  { name: 'missing', user: 'operator', path: '/nowhere' },
  { name: 'forbidden', user: 'lawyer', path: '/wall' },
];

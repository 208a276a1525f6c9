import type { Page } from 'playwright-core';
import { inCall } from '../acts.js';
import type { Look } from '../look.js';

async function chooseDocument(page: Page, name: string): Promise<void> {
  await page.getByLabel('证件', { exact: true }).click();
  await page.getByTitle(name).click();
}

/** The legal-aid seat and what comes of it. */
export const SEAT_LOOKS: readonly Look[] = [
  { name: 'seat', user: 'aid', path: '/seat', act: (page, server) => inCall(page, server, 'intake') },
  {
    name: 'seat-pages',
    user: 'aid',
    path: '/seat',
    act: async (page, server) => {
      await inCall(page, server, 'intake');
      await page.getByRole('button', { name: /^工资欠条/ }).click();
      await page.getByRole('button', { name: /^看下一页/ }).click();
      await page.getByRole('button', { name: /^请重拍/ }).click();
      await page.getByRole('menuitem', { name: '只重拍第 2 页' }).click();
      await page.getByRole('button', { name: '不用重拍' }).waitFor();
    },
  },
  ...(['blurred', 'small'] as const).map(
    (mark): Look => ({
      name: `seat-${mark}`,
      user: 'aid',
      path: '/seat',
      act: async (page, server) => {
        await inCall(page, server, 'intake');
        server.blur();
        await page.getByRole('button', { name: /^工资欠条/ }).click();
        if (mark === 'small') await page.getByRole('button', { name: /^看下一页/ }).click();
      },
    }),
  ),
  {
    name: 'seat-receipt',
    user: 'aid',
    path: '/seat',
    act: async (page, server) => {
      await inCall(page, server, 'intake');
      await page.getByLabel('证件号码').fill('11010519491231002X');
      await page.getByLabel('联系电话').fill('13800001234');
      await page.getByLabel('请求').fill('要求支付拖欠工资 9600 元。');
      await page.getByText('已保存').first().waitFor();
      await page.getByRole('button', { name: '先看身份证' }).click();
      await page.getByRole('button', { name: '人工核对一致' }).click();
      await page.getByRole('button', { name: /^身份证背面/ }).click();
      await page.getByRole('button', { name: /^采纳/ }).click();
      await page.getByRole('button', { name: /^工资欠条/ }).click();
      await page.getByRole('button', { name: /^看下一页/ }).click();
      await page.getByRole('button', { name: /^采纳/ }).click();
      await page.getByRole('button', { name: /已朗读/ }).click();
      server.confirm();
      await page.getByRole('button', { name: /^受理/ }).click();
      await page.getByText('K7M2QX9A').first().waitFor();
    },
  },
  {
    name: 'seat-passport',
    user: 'aid',
    path: '/seat',
    act: async (page, server) => {
      await inCall(page, server, 'intake');
      await chooseDocument(page, '护照');
      await page.getByLabel('证件号码').fill('E1234');
      await page.getByLabel('联系电话').click();
    },
  },
  {
    name: 'seat-undocumented',
    user: 'aid',
    path: '/seat',
    act: async (page, server) => {
      await inCall(page, server, 'intake');
      await chooseDocument(page, '暂无证件');
      await page.getByText('已保存').first().waitFor();
    },
  },
  { name: 'applications', user: 'aid', path: '/applications' },
];

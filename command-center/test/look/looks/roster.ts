import { shanghaiDay } from '@falink/client';
import { addDays, mondayOf } from '../../../src/model/roster.js';
import type { Look } from '../look.js';

const nextWeek = addDays(mondayOf(shanghaiDay(Date.now())), 7);

/** Who is planned to answer. */
export const ROSTER_LOOKS: readonly Look[] = [
  { name: 'roster', user: 'supervisor', path: '/roster' },
  { name: 'roster-en', user: 'supervisor', path: '/roster', locale: 'en' },
  { name: 'roster-lawyer', user: 'lawyer', path: '/roster' },
  {
    name: 'roster-shift',
    user: 'supervisor',
    path: `/roster?week=${nextWeek}`,
    act: async (page) => {
      await page
        .getByRole('button', { name: /^给林晓芸排班/ })
        .first()
        .click();
      await page.getByLabel('结束').fill('02:00');
      await page.getByText('第二天结束').waitFor();
    },
  },
  {
    name: 'roster-overlap',
    user: 'supervisor',
    path: `/roster?week=${nextWeek}`,
    act: async (page) => {
      for (let again = 0; again < 2; again += 1) {
        await page
          .getByRole('button', { name: /^给林晓芸排班/ })
          .first()
          .click();
        await page.getByRole('button', { name: '保存' }).click();
        if (again === 0) await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'roster-copied',
    user: 'supervisor',
    path: `/roster?week=${nextWeek}`,
    act: async (page) => {
      await page
        .getByRole('button', { name: /^给林晓芸排班/ })
        .first()
        .click();
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '复制上周' }).click();
      await page.getByRole('button', { name: '复制', exact: true }).click();
      await page.getByText('没有复制').first().waitFor();
    },
  },
  {
    name: 'roster-nobody',
    user: 'supervisor',
    path: '/fleet',
    act: async (page, server) => {
      server.roster.people = [];
      await page.getByRole('link', { name: '排班' }).click();
      await page.getByText('还没有可以排班的人').waitFor();
    },
  },
];

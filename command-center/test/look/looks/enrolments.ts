import type { Page } from 'playwright-core';
import type { Look } from '../look.js';

const choose = (page: Page) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: '装机登记.csv', mimeType: 'text/csv', buffer: Buffer.from('x') });

/** Expected boxes. */
export const ENROLMENT_LOOKS: readonly Look[] = [
  { name: 'enrolments', user: 'admin', path: '/enrolments' },
  {
    name: 'enrolments-wrong',
    user: 'admin',
    path: '/enrolments',
    act: async (page) => {
      await choose(page);
      await page
        .getByText(/5 处要改|共 240 台/)
        .first()
        .waitFor();
      if (
        await page
          .getByText(/共 240 台/)
          .first()
          .isVisible()
      )
        await page.reload().then(() => choose(page));
      await page
        .getByText(/5 处要改/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'enrolments-ready-en',
    user: 'admin',
    path: '/enrolments',
    locale: 'en',
    width: 1280,
    height: 800,
    act: async (page) => {
      await choose(page);
      await page
        .getByText(/240 boxes|errors/)
        .first()
        .waitFor();
      if (
        await page
          .getByText(/has 5 errors/)
          .first()
          .isVisible()
      )
        await choose(page);
      await page
        .getByText(/240 boxes/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'enrolments-done',
    user: 'admin',
    path: '/enrolments',
    act: async (page) => {
      await choose(page);
      await page
        .getByText(/处要改|共 240 台/)
        .first()
        .waitFor();
      if (
        await page
          .getByText(/处要改/)
          .first()
          .isVisible()
      )
        await choose(page);
      await page.getByRole('button', { name: /导入 238 台/ }).click();
      await page
        .getByText(/已登记 238 台/)
        .first()
        .waitFor();
    },
  },
];

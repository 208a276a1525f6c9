import type { Digit } from '../../keymap.js';
import { renderPage } from '../../testing/render.js';
import { FollowPage } from './FollowPage.js';

test('a number that is whole needs OK only, which types no digit again', async () => {
  const page = await renderPage(FollowPage);
  for (const digit of '202600001') await page.press(`digit${Number(digit) as Digit}`);
  expect(page.focus()).toBe('next');
  await page.press('digit1');
  expect([page.focus(), page.texts().includes('2026 000011')]).toEqual(['next', true]);
  await page.press('ok');
  expect(page.focus()).toBe('key-A');
  page.close();
});

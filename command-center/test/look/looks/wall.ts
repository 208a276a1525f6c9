import type { Look } from '../look.js';

const drawn: Look['act'] = async (page) => page.getByRole('heading', { level: 1 }).waitFor();

/** The wall. */
export const WALL_LOOKS: readonly Look[] = [
  {
    name: 'wall',
    user: 'supervisor',
    path: '/wall',
    width: 1920,
    height: 1080,
    act: drawn,
  },
  { name: 'wall-1440', user: 'supervisor', path: '/wall', act: drawn },
  { name: 'wall-en', user: 'supervisor', path: '/wall', width: 1920, height: 1080, locale: 'en', act: drawn },
  { name: 'wall-ultra', user: 'supervisor', path: '/wall', width: 3840, height: 1080, act: drawn },
  { name: 'wall-ultra-en', user: 'supervisor', path: '/wall', width: 3840, height: 1080, locale: 'en', act: drawn },
  {
    name: 'wall-call',
    user: 'supervisor',
    path: '/wall',
    width: 1920,
    height: 1080,
    act: async (page) => {
      await page.locator('ol button').first().click();
      await page.locator('.timeline').waitFor();
      await page.getByRole('button', { name: '看记录' }).click();
      await page.locator('.drawer-notes').waitFor();
    },
  },
];

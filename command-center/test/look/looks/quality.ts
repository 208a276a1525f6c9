import type { Look } from '../look.js';

/** The lines of calls. */
export const QUALITY_LOOKS: readonly Look[] = [
  { name: 'quality', user: 'supervisor', path: '/quality' },
  { name: 'quality-en', user: 'supervisor', path: '/quality', locale: 'en' },
  {
    name: 'quality-call',
    user: 'supervisor',
    path: '/quality',
    act: async (page) => {
      await page.locator('.text-button').first().click();
      await page.getByText('居民的手机').waitFor();
    },
  },
  {
    name: 'quality-empty',
    user: 'supervisor',
    path: '/fleet',
    act: async (page, server) => {
      server.quality.clear();
      await page.getByRole('link', { name: '通话质量' }).click();
      await page.getByText('过去七天没有通话').waitFor();
    },
  },
];

import { toTheEnd, toTheFailure } from '../acts.js';
import type { Look } from '../look.js';

/** Every list: long, at its end, empty, and broken. */
export const LIST_LOOKS: readonly Look[] = [
  { name: 'applications-long', user: 'aid', path: '/applications', lists: 'many' },
  { name: 'applications-end', user: 'aid', path: '/applications', lists: 'many', act: toTheEnd },
  { name: 'applications-none', user: 'aid', path: '/applications', lists: 'none' },
  { name: 'applications-broken', user: 'aid', path: '/applications', lists: 'broken' },
  { name: 'applications-broken-later', user: 'aid', path: '/applications', lists: 'broken later', act: toTheFailure },
  { name: 'applications-long-en', user: 'aid', path: '/applications', lists: 'many', locale: 'en' },
  { name: 'desk-long', user: 'lawyer', path: '/desk', lists: 'many' },
  { name: 'desk-end', user: 'lawyer', path: '/desk', lists: 'many', act: toTheEnd },
  { name: 'desk-none', user: 'lawyer', path: '/desk', lists: 'none' },
  { name: 'desk-broken', user: 'lawyer', path: '/desk', lists: 'broken' },
  { name: 'desk-broken-later', user: 'lawyer', path: '/desk', lists: 'broken later', act: toTheFailure },
  { name: 'desk-long-en', user: 'lawyer', path: '/desk', lists: 'many', locale: 'en' },
  { name: 'fleet-long', user: 'operator', path: '/fleet', lists: 'many' },
  { name: 'fleet-end', user: 'operator', path: '/fleet', lists: 'many', act: toTheEnd },
  { name: 'fleet-none', user: 'operator', path: '/fleet', lists: 'none' },
  { name: 'fleet-broken', user: 'operator', path: '/fleet', lists: 'broken' },
  { name: 'fleet-broken-later', user: 'operator', path: '/fleet', lists: 'broken later', act: toTheFailure },
  { name: 'fleet-long-en', user: 'operator', path: '/fleet', lists: 'many', locale: 'en' },
  { name: 'pairings-long', user: 'operator', path: '/pairings', lists: 'many' },
  { name: 'pairings-end', user: 'operator', path: '/pairings', lists: 'many', act: toTheEnd },
  { name: 'pairings-none', user: 'operator', path: '/pairings', lists: 'none' },
  { name: 'pairings-broken', user: 'operator', path: '/pairings', lists: 'broken' },
  { name: 'pairings-broken-later', user: 'operator', path: '/pairings', lists: 'broken later', act: toTheFailure },
  { name: 'pairings-long-en', user: 'operator', path: '/pairings', lists: 'many', locale: 'en' },
  {
    name: 'pairing-sites',
    user: 'operator',
    path: '/pairings/40718233',
    lists: 'many',
    act: async (page) => {
      await page.getByLabel('地点').click();
      await page.locator('.ant-select-item-option').first().waitFor();
    },
  },
];

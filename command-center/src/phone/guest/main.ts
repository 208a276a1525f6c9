import { RouteCaller } from '@falink/client';
import { categories as enCategories } from '../../locales/en/categories.js';
import { en } from '../../locales/en/guest.js';
import { categories } from '../../locales/zh-CN/categories.js';
import { guest } from '../../locales/zh-CN/guest.js';
import { localeOf } from '../texts.js';
import { browserParts } from './ability.js';
import { BrowserKey, lastingStorage } from './browser-key.js';
import { entryOf, televisionOf } from './entry.js';
import { GuestPage } from './guest-page.js';

const entry = entryOf(location);
const television = televisionOf(location);
// A token must not stay in the address, where a shared screenshot or a bookmark would keep it.
if (location.hash !== '') history.replaceState(null, '', `${location.pathname}${location.search}`);
const page = new GuestPage({
  root: document.getElementById('root') ?? document.body,
  locale: localeOf(navigator.languages),
  languages: { 'zh-CN': { texts: guest, categories }, en: { texts: en, categories: enCategories } },
  browser: new BrowserKey(lastingStorage()),
  entry,
  television,
  parts: browserParts(),
  caller: new RouteCaller({ http: (url, request) => fetch(url, { ...request, credentials: 'omit' }) }),
  loadCall: () => import('./guest-call.js'),
});
// The code of a television that was scanned into this page.
window.addEventListener('hashchange', () => location.reload());
void page.start();

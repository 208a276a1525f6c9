import { en } from '../../locales/en/companion.js';
import { companion } from '../../locales/zh-CN/companion.js';
import { storageOf } from '../storage.js';
import { localeOf } from '../texts.js';
import { CompanionPage } from './companion-page.js';

const locale = localeOf(navigator.languages);
const texts = locale === 'en' ? en : companion;
const { hash } = location;
// The token must not stay in the address, where a shared screenshot or a bookmark would keep it.
if (hash !== '') history.replaceState(null, '', location.pathname);
document.documentElement.lang = locale;
document.title = texts.title;
const page = new CompanionPage({
  root: document.getElementById('root') ?? document.body,
  texts,
  locale,
  storage: storageOf(),
  loadService: async () => (await import('./companion-service.js')).companionService(),
  loadCall: () => import('./companion-call.js'),
  loadPapers: () => import('./papers.js'),
});
void page.start(hash);

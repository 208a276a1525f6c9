import { RouteCaller } from '@falink/client';
import { type PrivacyNotice, privacyRoutes, type Text } from '@falink/protocol';
import { el } from './element.js';
import css from './phone.module.css';
import { textsOf } from './texts.js';

const { locale, texts } = textsOf(navigator.languages);
const pick = (text: Text): string => (locale === 'en' ? text.en : text.zh);
const caller = new RouteCaller({ http: (url, request) => fetch(url, { ...request, credentials: 'omit' }) });
const root = document.getElementById('root');

function show(title: string, ...nodes: Node[]): void {
  document.title = title;
  root?.replaceChildren(el('header', { className: css.bar }, el('h1', {}, title)), el('main', {}, ...nodes));
}

function showNotice({ title, summary, sections }: PrivacyNotice): void {
  show(
    pick(title),
    el('section', { className: css.hero }, ...summary.map((sentence) => el('p', {}, pick(sentence)))),
    ...sections.map((section) =>
      el(
        'section',
        { className: `${css.card} ${css.section}` },
        el('h2', {}, pick(section.title)),
        ...section.paragraphs.map((paragraph) => el('p', {}, pick(paragraph))),
      ),
    ),
  );
}

async function load(): Promise<void> {
  show(texts.privacy, el('p', { className: css.hint }, texts.busy));
  try {
    showNotice(await caller.call(privacyRoutes.privacyNotice, { query: { audience: 'web' } }));
  } catch {
    const again = el('button', { type: 'button', className: css.button }, texts.refresh);
    again.addEventListener('click', () => void load());
    const alert = el('p', { className: css.note }, texts.offline);
    alert.setAttribute('role', 'alert');
    show(texts.privacy, alert, again);
  }
}

document.documentElement.lang = locale;
void load();

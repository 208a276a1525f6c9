import { RouteCaller, SHANGHAI } from '@falink/client';
import { callRoutes, FalinkError, type OpenedSummary } from '@falink/protocol';
import { el } from './element.js';
import css from './phone.module.css';
import { storageOf } from './storage.js';
import { fill, textsOf } from './texts.js';
import { type Ticket, ticketOf } from './ticket.js';

const { locale, texts: all } = textsOf(navigator.languages);
const texts = all.summary;
const caller = new RouteCaller({ http: (url, request) => fetch(url, { ...request, credentials: 'omit' }) });
const root = document.getElementById('root');

function show(...nodes: Node[]): void {
  root?.replaceChildren(el('header', { className: css.bar }, el('h1', {}, texts.title)), el('main', {}, ...nodes));
}

function dayOf(value: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, month: 'long', day: 'numeric', weekday: 'long' }).format(
    Date.parse(value),
  );
}

/** As it is copied and kept: what was written, the day, whom to ask. */
function textOf({ lines, nextOn, agentName, endedAt }: OpenedSummary): string {
  return [
    `${texts.title} ${dayOf(endedAt, SHANGHAI.timeZone)} ${agentName}`,
    ...lines.map((line, i) => `${i + 1}. ${line}`),
    ...(nextOn === null ? [] : [fill(texts.next, { date: dayOf(nextOn, 'UTC') })]),
    texts.ask,
  ].join('\n');
}

function copyButton(text: string): HTMLElement {
  const button = el('button', { type: 'button', className: css.button }, texts.copy);
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => button.replaceChildren(texts.copied),
      () => button.replaceChildren(texts.copyFailed),
    );
  });
  return button;
}

function showSummary(summary: OpenedSummary): void {
  const { lines, nextOn, agentName, siteName, endedAt } = summary;
  show(
    el(
      'section',
      { className: css.hero },
      el('p', {}, fill(texts.by, { date: dayOf(endedAt, SHANGHAI.timeZone), site: siteName })),
      el('h2', {}, fill(texts.from, { agent: agentName })),
    ),
    el('ol', { className: `${css.card} ${css.summary}` }, ...lines.map((line) => el('li', {}, line))),
    ...(nextOn === null ? [] : [el('p', { className: css.note }, fill(texts.next, { date: dayOf(nextOn, 'UTC') }))]),
    el('p', { className: css.hint }, texts.keep),
    el(
      'div',
      { className: css.actions },
      // Not there where the page has no safe address, or in an old browser.
      ...('clipboard' in navigator && navigator.clipboard ? [copyButton(textOf(summary))] : []),
      el('a', { className: `${css.button} ${css.plain}`, href: 'tel:12348' }, texts.ask),
    ),
  );
}

function showTrouble(text: string, ticket: Ticket | null): void {
  const alert = el('p', { className: css.note }, text);
  alert.setAttribute('role', 'alert');
  const call = el('a', { className: `${css.button} ${css.plain}`, href: 'tel:12348' }, texts.ask);
  if (!ticket) {
    show(alert, call);
    return;
  }
  const again = el('button', { type: 'button', className: css.button }, all.refresh);
  again.addEventListener('click', () => void load(ticket));
  show(alert, again, call);
}

async function load(ticket: Ticket): Promise<void> {
  show(el('p', { className: css.hint }, texts.busy));
  try {
    showSummary(await caller.call(callRoutes.openSummary, { body: { ...ticket } }));
  } catch (error) {
    if (!(error instanceof FalinkError)) return showTrouble(all.offline, ticket);
    const { message } = error.toBody();
    // What the service refused it refuses again; only a busy one is worth another try.
    const isFinal = error.code.startsWith('summary.');
    showTrouble(locale === 'en' ? message.en : message.zh, isFinal ? null : ticket);
  }
}

document.documentElement.lang = locale;
document.title = texts.title;
const ticket = ticketOf('falink-summary', location.hash, storageOf());
// The token must not stay in the address, where a shared screenshot or a bookmark would keep it.
if (location.hash !== '') history.replaceState(null, '', location.pathname);
if (ticket) void load(ticket);
else showTrouble(texts.noTicket, null);

import { RouteCaller, SHANGHAI } from '@falink/client';
import { FalinkError, intakeRoutes, type ResponseOf } from '@falink/protocol';
import { el } from './element.js';
import { type Claim, claimOfFragment } from './fragment.js';
import { icon } from './icon.js';
import css from './phone.module.css';
import { progress } from './progress.js';
import { fill, textsOf } from './texts.js';

type Found = ResponseOf<typeof intakeRoutes.follow>;

const { locale, texts } = textsOf(navigator.languages);
const CHECK = 'M5 12.5l4.5 4.5L19 7.5';

function dateText(value: string, isInstant: boolean): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: isInstant ? SHANGHAI.timeZone : 'UTC',
    month: 'long',
    day: 'numeric',
  }).format(Date.parse(isInstant ? value : `${value}T00:00:00Z`));
}

const caller = new RouteCaller({ http: (url, request) => fetch(url, { ...request, credentials: 'omit' }) });

/** Asks once; the code travels in the body, never in an address. */
async function ask(claim: Claim): Promise<Found | string> {
  try {
    return await caller.call(intakeRoutes.follow, { body: claim });
  } catch (error) {
    if (!(error instanceof FalinkError)) return texts.offline;
    const { message } = error.toBody();
    return locale === 'en' ? message.en : message.zh;
  }
}

const root = document.getElementById('root');

function show(...nodes: Node[]): void {
  root?.replaceChildren(el('header', { className: css.bar }, el('h1', {}, texts.title)), el('main', {}, ...nodes));
}

function step(state: 'done' | 'now' | 'open', title: string, text: string): HTMLLIElement {
  const dot = el('span', { className: css.dot });
  if (state === 'done') dot.append(icon(CHECK));
  return el('li', { className: css[state] }, dot, el('div', {}, el('b', {}, title), el('p', {}, text)));
}

function statusLine(daysLeft: number): string {
  const { accepted, left, today, over } = texts.status;
  const rest = daysLeft > 0 ? fill(left, { days: daysLeft }) : daysLeft === 0 ? today : fill(over, { days: -daysLeft });
  return locale === 'en' ? `${accepted}, ${rest}` : `${accepted}，${rest}`;
}

function showFound(found: Found, claim: Claim): void {
  const late = found.daysLeft < 0;
  const bar = el('i');
  bar.style.width = `${progress(found.acceptedAt, found.decisionDue, found.daysLeft) * 100}%`;
  const refresh = el('button', { type: 'button', className: css.button }, texts.refresh);
  refresh.addEventListener('click', () => void look(claim, refresh));
  const again = el('button', { type: 'button', className: `${css.button} ${css.plain}` }, texts.again);
  again.addEventListener('click', () => showForm());
  show(
    el(
      'section',
      { className: late ? `${css.hero} ${css.late}` : css.hero },
      el('p', {}, found.number),
      el('h2', {}, statusLine(found.daysLeft)),
      el('div', { className: css.progress }, bar),
      el(
        'div',
        { className: css.ends },
        el('span', {}, fill(texts.acceptedOn, { date: dateText(found.acceptedAt, true) })),
        el('span', {}, fill(texts.dueOn, { date: dateText(found.decisionDue, false) })),
      ),
    ),
    ...(found.provisional ? [el('p', { className: css.note }, texts.provisional)] : []),
    el(
      'ol',
      { className: `${css.card} ${css.steps}` },
      step('done', texts.steps.accepted, fill(texts.steps.acceptedText, { date: dateText(found.acceptedAt, true) })),
      step('now', texts.steps.review, texts.steps.reviewText),
      step('open', texts.steps.decision, texts.steps.decisionText),
    ),
    el('p', { className: css.hint }, texts.late),
    el('div', { className: css.actions }, refresh, again),
  );
}

function showForm(claim: Partial<Claim> = {}, trouble = ''): void {
  const number = el('input', {
    id: 'number',
    value: claim.number ?? '',
    placeholder: texts.numberHint,
    autocomplete: 'off',
  });
  const code = el('input', {
    id: 'code',
    value: claim.queryCode ?? '',
    placeholder: texts.codeHint,
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: false,
    className: css.code,
  });
  const submit = el('button', { type: 'submit', className: css.button }, texts.submit);
  const alert = el('p', { className: css.error, hidden: trouble === '' }, trouble);
  alert.setAttribute('role', 'alert');
  const form = el(
    'form',
    { className: `${css.card} ${css.form}`, noValidate: true },
    el('p', {}, texts.intro),
    el('label', { htmlFor: 'number' }, texts.number),
    number,
    el('label', { htmlFor: 'code' }, texts.code),
    code,
    alert,
    submit,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const next = { number: number.value.trim(), queryCode: code.value.trim().toUpperCase() };
    if (next.number === '' || next.queryCode === '') {
      alert.textContent = texts.missing;
      alert.hidden = false;
      return;
    }
    void look(next, submit);
  });
  show(
    form,
    el('a', { className: `${css.button} ${css.plain}`, href: 'tel:12348' }, texts.hotline),
    el('p', { className: css.hint }, texts.privacyLine, ' ', el('a', { href: '/console/privacy.html' }, texts.privacy)),
  );
}

async function look(claim: Claim, button?: HTMLButtonElement): Promise<void> {
  const before = button?.textContent ?? '';
  if (button) Object.assign(button, { disabled: true, textContent: texts.busy });
  const answer = await ask(claim);
  if (button) Object.assign(button, { disabled: false, textContent: before });
  if (typeof answer === 'string') showForm(claim, answer);
  else showFound(answer, claim);
}

document.documentElement.lang = locale;
document.title = texts.title;
const claim = claimOfFragment(location.hash);
// The code must not stay in the address, where a shared screenshot or a bookmark would keep it.
if (location.hash !== '') history.replaceState(null, '', location.pathname);
if (claim) {
  show(el('p', { className: css.hint }, texts.busy));
  void look(claim);
} else {
  showForm();
}

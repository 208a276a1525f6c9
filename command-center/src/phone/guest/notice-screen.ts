import type { GuestDoor } from '@falink/protocol';
import shared from '../calling.module.css';
import { el } from '../element.js';
import { button, heading } from '../parts.js';
import css from './guest.module.css';
import { pick, type Words } from './screens.js';

/** What somebody agreed to. */
export interface Agreement {
  readonly under14: boolean;
  readonly guardian: boolean;
}

export interface NoticeOptions {
  readonly words: Words;
  readonly notice: GuestDoor['notice'];
  /** The notice is another one than was agreed to. */
  readonly isChanged: boolean;
  readonly agree: (agreement: Agreement) => void;
  readonly refuse: () => void;
}

/** How personal information is used, before the camera is asked for; a child's guardian agrees. */
export function noticeScreen({ words, notice, isChanged, agree, refuse }: NoticeOptions): Node[] {
  const { notice: texts } = words.texts;
  const whole = el(
    'details',
    { className: css.whole },
    el('summary', {}, texts.whole),
    ...notice.sections.map(({ title, paragraphs }) =>
      el('section', {}, el('h3', {}, pick(words, title)), ...paragraphs.map((one) => el('p', {}, pick(words, one)))),
    ),
  );
  const child = checkbox(texts.child);
  const guardian = checkbox(texts.guardian);
  guardian.node.hidden = true;
  const alert = el('p', { className: css.alert });
  alert.setAttribute('role', 'alert');
  alert.hidden = true;
  child.input.addEventListener('change', () => {
    guardian.node.hidden = !child.input.checked;
    alert.hidden = true;
  });
  const go = (): void => {
    const agreement = { under14: child.input.checked, guardian: child.input.checked && guardian.input.checked };
    if (agreement.under14 && !agreement.guardian) {
      alert.textContent = texts.guardianNeeded;
      alert.hidden = false;
      guardian.input.focus();
      return;
    }
    agree(agreement);
  };
  return [
    heading(texts.title),
    ...(isChanged ? [el('p', { className: shared.note }, texts.changed)] : []),
    el('ul', { className: shared.points }, ...notice.summary.map((one) => el('li', {}, pick(words, one)))),
    whole,
    child.node,
    guardian.node,
    alert,
    button(texts.agree, go),
    button(texts.refuse, refuse, shared.plain),
  ];
}

function checkbox(text: string): { readonly node: HTMLElement; readonly input: HTMLInputElement } {
  const input = el('input', { type: 'checkbox' });
  return { input, node: el('label', { className: css.check }, input, el('span', {}, text)) };
}

import { type CallbackPromise, PhoneSchema } from '@falink/protocol';
import { el } from '../element.js';
import { fill } from '../texts.js';
import { FormPanel } from './form-panel.js';
import css from './guest.module.css';
import type { Words } from './screens.js';

/** When a number is called, by the clock of Asia/Shanghai. */
export function promiseText({ texts: { callback }, locale }: Words, promise: CallbackPromise | null): string {
  if (promise === null) return callback.soon;
  if (promise.kind === 'within') return fill(callback.within, { minutes: promise.minutes });
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(promise.at));
  return fill(callback.from, { time });
}

export interface CallbackPanelOptions {
  readonly words: Words;
  readonly promise: CallbackPromise | null;
  /** Rejects when it was not kept. */
  readonly leave: (phone: string) => Promise<unknown>;
  /** The number was kept, or the person wants it no more. */
  readonly done: () => void;
}

/** Which number is to be called, and what happens then. */
export function callbackPanel({ words, promise, leave, done }: CallbackPanelOptions): FormPanel {
  const { callback } = words.texts;
  return new FormPanel({
    words,
    id: 'callback-phone',
    texts: { ...callback, field: callback.phone },
    about: [callback.what, promiseText(words, promise), callback.hint].map((line) => el('p', {}, line)),
    field: { type: 'tel', autocomplete: 'tel', className: `${css.digits} ${css.phone}` },
    check: (phone) => (PhoneSchema.safeParse(phone).success ? null : callback.wrong),
    send: leave,
    done,
  });
}

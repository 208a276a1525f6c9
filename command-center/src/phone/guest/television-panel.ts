import { el } from '../element.js';
import { FormPanel } from './form-panel.js';
import type { Words } from './screens.js';
import type { TelevisionActs } from './television.js';

const DIGITS = 6;

/** Digits of any width, without what stands between them. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, DIGITS);

export interface TelevisionPanelOptions {
  readonly words: Words;
  readonly use: TelevisionActs['use'];
  /** The call goes on there, or the person wants it no more. */
  readonly done: () => void;
}

/** Which television: by the six digits that it shows. */
export function televisionPanel({ words, use, done }: TelevisionPanelOptions): FormPanel {
  const { television } = words.texts;
  return new FormPanel({
    words,
    id: 'television-code',
    texts: { ...television, field: television.code },
    about: [el('p', {}, television.what), el('ol', {}, ...television.steps.map((step) => el('li', {}, step)))],
    field: { inputMode: 'numeric', autocomplete: 'one-time-code' },
    tidy: digitsOf,
    check: (code) => (code.length < DIGITS ? television.digits : null),
    send: (code) => use({ code }),
    done,
  });
}

import type { Category } from '@falink/protocol';
import shared from '../calling.module.css';
import { el } from '../element.js';
import { button, heading, write } from '../parts.js';
import { fill } from '../texts.js';
import { CallbackOffer } from './callback-offer.js';
import css from './guest.module.css';
import type { GuestCall } from './guest-call.js';
import type { Words } from './screens.js';
import type { TelevisionActs } from './television.js';
import type { VisitState } from './visit.js';
import { WaitingTelevision } from './waiting-television.js';

const MINUTE_MS = 60_000;

export interface WaitingOptions {
  readonly words: Words;
  readonly call: GuestCall;
  readonly categories: readonly { readonly id: Category; readonly name: string }[];
  readonly choose: (category: Category) => void;
  readonly television: TelevisionActs;
  /** Leaves a number to be called, and with it the queue. */
  readonly leaveNumber: (phone: string) => Promise<unknown>;
  readonly leave: () => void;
}

/** In the queue: the place, the range, what it is about; the person sees that the camera is on. */
export class WaitingScreen {
  readonly nodes: readonly Node[];
  readonly television: WaitingTelevision;
  readonly #callback: CallbackOffer;
  readonly #status: HTMLElement;
  readonly #words: Words;
  readonly #place = el('p', { className: css.place });
  readonly #range = el('p', {});
  readonly #lost = el('p', { className: shared.note });
  readonly #topics: readonly { readonly id: Category; readonly node: HTMLButtonElement }[];
  readonly #video = el('video', { className: css.small, playsInline: true, autoplay: true, muted: true });
  readonly #leaving = el('div', { className: css.leaving });

  constructor({ words, call, categories, choose, television, leaveNumber, leave }: WaitingOptions) {
    this.#words = words;
    this.television = new WaitingTelevision(words, television);
    this.#callback = new CallbackOffer(words, leaveNumber);
    const { waiting, devices } = words.texts;
    this.#status = el('section', { className: css.hero }, heading(waiting.title), this.#place, this.#range);
    this.#status.setAttribute('aria-live', 'polite');
    this.#lost.setAttribute('role', 'status');
    this.#topics = categories.map(({ id, name }) => {
      const node = el('button', { type: 'button', className: css.topic, ariaPressed: 'false' }, name);
      node.addEventListener('click', () => choose(id));
      return { id, node };
    });
    const camera = call.track('camera');
    this.#video.srcObject = camera && new MediaStream([camera]);
    this.#video.setAttribute('aria-label', devices.self);
    const topics = el('section', { className: css.topics }, ...this.#topics.map(({ node }) => node));
    topics.setAttribute('aria-label', waiting.about);
    this.nodes = [
      this.#status,
      this.#lost,
      el('div', { className: css.keep }, ...(camera ? [this.#video] : []), el('p', {}, waiting.keep)),
      el('p', { className: css.ask }, waiting.about),
      topics,
      this.television.node,
      this.#callback.node,
      this.#leaving,
    ];
    this.#askLeave(leave);
  }

  update(state: VisitState): void {
    const { call, isReachable } = state;
    this.television.update(state);
    const { waiting } = this.#words.texts;
    write(this.#place, placeText(this.#words, call));
    const range = call.staffed ? call.waitRangeMs : null;
    const minutes = (ms: number): number => Math.max(1, Math.round(ms / MINUTE_MS));
    const words = range && fill(waiting.range, { from: minutes(range.min), to: minutes(range.max) });
    write(this.#range, call.staffed ? (call.state === 'offered' ? '' : (words ?? '')) : waiting.unstaffed);
    write(this.#lost, isReachable ? '' : waiting.offline);
    for (const { id, node } of this.#topics) node.ariaPressed = String(id === call.category);
    this.#callback.update(call.callbackPromise, !call.staffed);
    this.#placeCallback(call.staffed);
  }

  /** Where nobody is there it comes first; a field that is being filled in stays where it is. */
  #placeCallback(staffed: boolean): void {
    const { node, isOpen } = this.#callback;
    if (isOpen || !node.isConnected) return;
    const before = staffed ? this.television.node : this.#lost;
    if (node.previousElementSibling !== before) before.after(node);
  }

  close(): void {
    this.#video.srcObject = null;
  }

  #askLeave(leave: () => void): void {
    const { waiting } = this.#words.texts;
    const ask = button(
      waiting.leave,
      () => {
        const question = el('p', { tabIndex: -1 }, waiting.leaveAsk);
        const stay = button(waiting.stay, () => {
          this.#leaving.replaceChildren(ask);
          ask.focus();
        });
        this.#leaving.replaceChildren(question, stay, button(waiting.leave, leave, shared.plain));
        question.focus();
      },
      shared.plain,
    );
    this.#leaving.replaceChildren(ask);
  }
}

function placeText({ texts: { waiting } }: Words, { state, position }: VisitState['call']): string {
  if (state === 'offered') return waiting.ringing;
  if (position === null) return '';
  return position === 1 ? waiting.next : fill(waiting.place, { n: position });
}

import shared from '../calling.module.css';
import type { Device } from '../devices.js';
import { el } from '../element.js';
import { Key } from '../key.js';
import type { MediaState } from './call-state.js';
import css from './guest.module.css';
import type { GuestCall } from './guest-call.js';
import type { Words } from './screens.js';
import type { TelevisionActs } from './television.js';
import { televisionPanel } from './television-panel.js';

export interface CallKeysOptions {
  readonly words: Words;
  readonly television: TelevisionActs;
  readonly hangUp: () => void;
  /** What a key failed with. */
  readonly failed: (text: string) => void;
}

/** The keys of a consultation; a question or the way to a television stands in their place. */
export class CallKeys {
  readonly node = el('div', { className: `${shared.controls} ${css.keys}` });
  readonly #options: CallKeysOptions;
  readonly #toggles: Readonly<Record<Device, Key>>;
  readonly #flip: Key;
  readonly #television: Key;
  readonly #hangUp: Key;
  #call: GuestCall | undefined;
  #isOnTelevision = false;

  constructor(options: CallKeysOptions) {
    this.#options = options;
    const { call } = options.words.texts;
    this.#toggles = {
      microphone: new Key(() => this.#toggle('microphone')),
      camera: new Key(() => this.#toggle('camera')),
    };
    this.#flip = new Key(() => void this.#call?.flip().catch(() => options.failed(call.failed)));
    this.#flip.set('flip', call.flip);
    this.#television = new Key(() => {
      if (this.#isOnTelevision) void options.television.giveBack();
      else this.openTelevision();
    });
    this.#hangUp = new Key(() => this.#ask(), shared.ending);
    this.#hangUp.set('end', call.hangUp);
    this.#show();
  }

  use(call: GuestCall): void {
    this.#call = call;
  }

  update(state: MediaState, isOnTelevision: boolean): void {
    for (const device of ['microphone', 'camera'] as const) this.#updateToggle(device, state);
    // Phones have two cameras, and are touched.
    this.#flip.node.hidden = !state.camera.here || !matchMedia('(pointer: coarse)').matches;
    const { television } = this.#options.words.texts;
    this.#isOnTelevision = isOnTelevision;
    if (isOnTelevision) this.#television.set('phone', television.back);
    else this.#television.set('television', television.key);
  }

  /** Asks for the digits of a television. @param error why another choice failed */
  openTelevision(error?: unknown): void {
    const { words, television } = this.#options;
    const panel = televisionPanel({
      words,
      use: television.use,
      done: () => {
        this.#show();
        this.#television.node.focus();
      },
    });
    this.node.replaceChildren(panel.node);
    if (error === undefined) panel.focus();
    else panel.fail(error);
  }

  #toggle(device: Device): void {
    const call = this.#call;
    call?.setMuted(device, !call.state.state[device].muted);
  }

  #updateToggle(device: Device, state: MediaState): void {
    const { call } = this.#options.words.texts;
    const { here, muted } = state[device];
    const key = this.#toggles[device];
    key.set(muted ? `${device}Off` : device, call[device]);
    key.node.hidden = !here;
    key.node.ariaPressed = String(!muted);
    key.node.title = muted ? call.off : call.on;
  }

  /** "Hang up" asks once more. */
  #ask(): void {
    const { call } = this.#options.words.texts;
    const question = el('p', { className: shared.question, tabIndex: -1 }, call.hangUpAsk);
    const stay = new Key(() => {
      this.#show();
      this.#hangUp.node.focus();
    });
    stay.set('camera', call.stay);
    const yes = new Key(this.#options.hangUp, shared.ending);
    yes.set('end', call.hangUp);
    this.node.replaceChildren(question, stay.node, yes.node);
    question.focus();
  }

  #show(): void {
    const keys = [this.#toggles.microphone, this.#toggles.camera, this.#flip, this.#television, this.#hangUp];
    this.node.replaceChildren(...keys.map(({ node }) => node));
  }
}

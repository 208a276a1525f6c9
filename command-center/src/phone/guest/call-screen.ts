import type { TerminalCall } from '@falink/protocol';
import { CallNote } from '../call-note.js';
import { callVideo, PlayedVideo, showTrack } from '../call-video.js';
import shared from '../calling.module.css';
import type { Device } from '../devices.js';
import { el } from '../element.js';
import { Key } from '../key.js';
import { write } from '../parts.js';
import { fill } from '../texts.js';
import { type MediaState, statusOf } from './call-state.js';
import css from './guest.module.css';
import type { GuestCall } from './guest-call.js';
import type { GuestTexts } from './screens.js';

export interface CallScreenOptions {
  readonly texts: GuestTexts;
  readonly hangUp: () => void;
}

/** The consultation: the lawyer large, oneself small, and the keys. Made by the person's press: only that may play sound. */
export class CallScreen {
  readonly node: HTMLElement;
  readonly #texts: GuestTexts;
  readonly #heading = el('h2', { tabIndex: -1 });
  readonly #who = el('p', {});
  readonly #lawyer = callVideo(shared.lawyer);
  readonly #self = callVideo(`${shared.self} ${shared.small}`);
  readonly #sound: PlayedVideo;
  readonly #empty = el('p', { className: shared.empty });
  readonly #note = new CallNote();
  readonly #keys = el('div', { className: `${shared.controls} ${css.keys}` });
  readonly #toggles: Readonly<Record<Device, Key>>;
  readonly #flip: Key;
  readonly #hangUp: Key;
  #call: GuestCall | undefined;

  constructor({ texts, hangUp }: CallScreenOptions) {
    this.#texts = texts;
    const words = texts.call;
    this.#self.muted = true;
    this.#self.id = 'guest-self';
    this.#lawyer.id = 'guest-lawyer';
    this.#self.setAttribute('aria-label', words.self);
    this.#lawyer.setAttribute('aria-label', words.lawyer);
    this.#toggles = {
      microphone: new Key(() => this.#toggle('microphone')),
      camera: new Key(() => this.#toggle('camera')),
    };
    this.#flip = new Key(() => void this.#call?.flip().catch(() => this.#note.set(words.failed)));
    this.#flip.set('flip', words.flip);
    this.#hangUp = new Key(() => this.#ask(hangUp), shared.ending);
    this.#hangUp.set('end', words.hangUp);
    const status = el('div', { className: shared.status }, this.#heading, this.#who);
    status.setAttribute('role', 'status');
    const stage = el('div', { className: `${shared.stage} ${css.stage}` }, this.#lawyer, this.#self, this.#empty);
    this.node = el('div', { className: shared.call }, status, stage, this.#note.node, this.#keys);
    this.#showKeys();
    this.#sound = new PlayedVideo(this.#lawyer, () => {
      if (this.#call) this.#updateNote(this.#call.state.state);
    });
  }

  /** Shows this call from now on. Returns a function that ends that. */
  show(call: GuestCall): () => void {
    this.#call = call;
    this.#lawyer.srcObject = call.lawyer;
    const update = (): void => this.#update(call.state.state);
    const unsubscribe = call.state.subscribe(update);
    update();
    return () => {
      unsubscribe();
      for (const one of [this.#self, this.#lawyer]) one.srcObject = null;
    };
  }

  /** Who answered. */
  name({ agent }: TerminalCall): void {
    const who = agent && fill(this.#texts.call.with, { name: agent.displayName, title: agent.title }).trim();
    write(this.#who, who ?? '');
  }

  focus(): void {
    this.#heading.focus();
  }

  #update(state: MediaState): void {
    const { call } = this.#texts;
    write(this.#heading, call[statusOf(state)]);
    const isLive = state.session === 'active';
    this.#lawyer.hidden = !(isLive && state.lawyerPicture);
    write(this.#empty, isLive && !state.lawyerPicture ? (state.limited ? call.poor : call.noPicture) : '');
    if (isLive && this.#lawyer.paused) this.#sound.play();
    this.#updateSelf(state);
    this.#updateNote(state);
    for (const device of ['microphone', 'camera'] as const) this.#updateToggle(device, state);
    // Phones have two cameras, and are touched.
    this.#flip.node.hidden = !state.camera.here || !matchMedia('(pointer: coarse)').matches;
  }

  #updateSelf({ camera, facing }: MediaState): void {
    const track = this.#call?.track('camera') ?? null;
    this.#self.hidden = !showTrack(this.#self, track) || !camera.here || camera.muted;
    // As in a mirror: people find the middle of it.
    this.#self.classList.toggle(shared.mirrored, facing === 'user');
  }

  #updateToggle(device: Device, state: MediaState): void {
    const { call } = this.#texts;
    const { here, muted } = state[device];
    const key = this.#toggles[device];
    key.set(muted ? `${device}Off` : device, call[device]);
    key.node.hidden = !here;
    key.node.ariaPressed = String(!muted);
    key.node.title = muted ? call.off : call.on;
  }

  /** What the person can mend, one at a time. */
  #updateNote({ camera, microphone }: MediaState): void {
    const { call } = this.#texts;
    const reopen = (): void => void this.#call?.reopen();
    if (microphone.lost) this.#note.set(call.microphone_lost, call.reopen, reopen);
    else if (camera.lost) this.#note.set(call.camera_lost, call.reopen, reopen);
    else if (this.#sound.isQuiet) this.#note.set(call.quiet, call.playSound, () => this.#sound.play());
    else this.#note.set('');
  }

  #toggle(device: Device): void {
    const call = this.#call;
    call?.setMuted(device, !call.state.state[device].muted);
  }

  /** "Hang up" asks once more, in the place of the keys. */
  #ask(hangUp: () => void): void {
    const { call } = this.#texts;
    const question = el('p', { className: shared.question, tabIndex: -1 }, call.hangUpAsk);
    const stay = new Key(() => {
      this.#showKeys();
      this.#hangUp.node.focus();
    });
    stay.set('camera', call.stay);
    const yes = new Key(hangUp, shared.ending);
    yes.set('end', call.hangUp);
    this.#keys.replaceChildren(question, stay.node, yes.node);
    question.focus();
  }

  #showKeys(): void {
    const keys = [this.#toggles.microphone, this.#toggles.camera, this.#flip, this.#hangUp];
    this.#keys.replaceChildren(...keys.map(({ node }) => node));
  }
}

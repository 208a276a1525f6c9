import { watchLevel } from '../../call/level-meter.js';
import { CallNote } from '../call-note.js';
import { callVideo, PlayedVideo, showTrack } from '../call-video.js';
import css from '../calling.module.css';
import { el } from '../element.js';
import { write } from '../parts.js';
import { CallControls } from './call-controls.js';
import { type CallState, statusOf } from './call-state.js';
import type { CompanionCall } from './companion-call.js';
import type { PaperPlaces } from './papers.js';
import type { CompanionTexts } from './screens.js';

export interface CallScreenOptions {
  readonly texts: CompanionTexts;
  /** The person ends the phone's part. */
  readonly end: () => void;
}

/**
 * The phone beside the television: its own picture, what is going on, and the keys. Made by the person's press, because
 * a browser lets only that begin to play sound.
 */
export class CallScreen {
  readonly node: HTMLElement;
  readonly #texts: CompanionTexts;
  readonly #heading = el('h2', { tabIndex: -1 });
  readonly #hint = el('p', {});
  readonly #self = callVideo(css.self);
  readonly #lawyer = callVideo(css.lawyer);
  readonly #sound: PlayedVideo;
  readonly #empty = el('p', { className: css.empty });
  readonly #caption = el('p', { className: css.caption });
  readonly #bar = el('i', {});
  readonly #note = new CallNote();
  readonly #controls: CallControls;
  #call: CompanionCall | undefined;
  #stopLevel: () => void = () => undefined;
  #metered: MediaStreamTrack | null = null;

  constructor({ texts, end }: CallScreenOptions) {
    this.#texts = texts;
    for (const one of [this.#self, this.#lawyer]) one.hidden = true;
    this.#self.muted = true;
    this.#self.setAttribute('aria-label', texts.self);
    this.#lawyer.setAttribute('aria-label', texts.lawyer);
    this.#controls = new CallControls({ texts, end });
    const level = el('div', { className: css.level }, el('span', {}, texts.level), el('b', {}, this.#bar));
    level.setAttribute('aria-hidden', 'true');
    const status = el('div', { className: css.status }, this.#heading, this.#hint);
    status.setAttribute('role', 'status');
    const stage = el('div', { className: css.stage }, this.#lawyer, this.#self, this.#empty, this.#caption, level);
    this.node = el('div', { className: css.call }, status, stage, this.#note.node, this.#controls.node);
    this.#sound = new PlayedVideo(this.#lawyer, () => {
      if (this.#call) this.#updateNote(this.#call.state.state);
    });
  }

  /**
   * Shows this call from now on. Returns a function that ends that.
   *
   * @param showPapers shows those that are asked for in it; null: it is no intake
   */
  show(call: CompanionCall, showPapers: ((places: PaperPlaces) => () => void) | null): () => void {
    this.#call = call;
    this.#controls.use(call);
    this.#lawyer.srcObject = call.lawyer;
    const update = (): void => this.#update(call.state.state);
    const unsubscribe = call.state.subscribe(update);
    update();
    const hidePapers = showPapers?.({ screen: this.node, note: this.#note.node });
    return () => {
      unsubscribe();
      hidePapers?.();
      this.#stopLevel();
      for (const one of [this.#self, this.#lawyer]) one.srcObject = null;
    };
  }

  focus(): void {
    this.#heading.focus();
  }

  #update(state: CallState): void {
    const status = statusOf(state);
    const alone = status === 'alone';
    write(this.#heading, this.#texts.status[status]);
    write(this.#hint, this.#texts.hint[status]);
    this.#call?.setPictures(alone);
    this.#lawyer.hidden = !(alone && state.lawyerPicture);
    const muted = !(state.playsHere || !state.televisionHere);
    if (this.#lawyer.muted !== muted) this.#lawyer.muted = muted;
    if (state.session === 'active' && !muted && this.#lawyer.paused) this.#sound.play();
    this.#updateSelf(state, alone);
    this.#updateNote(state);
    this.#controls.update(state);
    this.#meter(state.microphone.here && !state.microphone.muted ? (this.#call?.track('microphone') ?? null) : null);
  }

  #updateSelf(state: CallState, alone: boolean): void {
    const { showsDocument, camera, facing } = state;
    const track = this.#call?.track(showsDocument ? 'document' : 'camera') ?? null;
    const visible = showTrack(this.#self, track) && (showsDocument || (camera.here && !camera.muted));
    this.#self.hidden = !visible;
    // As in a mirror: people find the middle of it. A paper is read.
    this.#self.classList.toggle(css.mirrored, facing === 'user' && !showsDocument);
    this.#self.classList.toggle(css.whole, showsDocument);
    this.#self.classList.toggle(css.small, alone && state.lawyerPicture);
    const { selfOff, selfNone, lawyerNone, paper } = this.#texts;
    write(this.#empty, visible || camera.lost ? '' : camera.here ? selfOff : selfNone);
    write(this.#caption, showsDocument ? paper : alone && !state.lawyerPicture ? lawyerNone : '');
  }

  /** What the person can mend, one at a time. */
  #updateNote({ camera, microphone, showsDocument }: CallState): void {
    const { note } = this.#texts;
    const reopen = () => void this.#call?.reopen();
    if (microphone.lost) this.#note.set(note.microphone_lost, note.reopen, reopen);
    else if (camera.lost && !showsDocument) this.#note.set(note.camera_lost, note.reopen, reopen);
    else if (this.#sound.isQuiet) this.#note.set(note.sound, note.playSound, () => this.#sound.play());
    else this.#note.set('');
  }

  #meter(track: MediaStreamTrack | null): void {
    if (track === this.#metered) return;
    this.#metered = track;
    this.#stopLevel();
    this.#bar.style.setProperty('width', '0');
    this.#stopLevel = track
      ? watchLevel(new MediaStream([track]), (level) =>
          this.#bar.style.setProperty('width', `${Math.round(level * 100)}%`),
        )
      : () => undefined;
  }
}

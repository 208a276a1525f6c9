import type { ShownScreen } from '@falink/protocol';
import { CallNote } from '../call-note.js';
import { callVideo, PlayedVideo, showTrack } from '../call-video.js';
import shared from '../calling.module.css';
import { el } from '../element.js';
import { write } from '../parts.js';
import { fill } from '../texts.js';
import { CallKeys } from './call-keys.js';
import { type MediaState, statusOf } from './call-state.js';
import css from './guest.module.css';
import type { GuestCall } from './guest-call.js';
import type { GuestTexts, Words } from './screens.js';
import { placeOf, type Showing, showingOf, type TelevisionActs } from './television.js';
import type { VisitState } from './visit.js';

export interface CallScreenOptions {
  readonly words: Words;
  readonly television: TelevisionActs;
  readonly hangUp: () => void;
}

/**
 * The consultation: the lawyer large, oneself small, and the keys; while a television shows the lawyer, oneself alone.
 * Made by the person's press: only that may play sound.
 */
export class CallScreen {
  readonly node: HTMLElement;
  readonly #texts: GuestTexts;
  readonly #television: TelevisionActs;
  readonly #heading = el('h2', { tabIndex: -1 });
  readonly #who = el('p', {});
  readonly #place = el('p', {});
  readonly #lawyer = callVideo(shared.lawyer);
  readonly #self = callVideo(shared.self);
  readonly #sound: PlayedVideo;
  readonly #empty = el('p', { className: shared.empty });
  readonly #note = new CallNote();
  readonly #keys: CallKeys;
  #call: GuestCall | undefined;
  #screen: ShownScreen | null = null;
  #hasReturned = false;
  #hasFailed = false;

  constructor({ words, television, hangUp }: CallScreenOptions) {
    const { texts } = words;
    this.#texts = texts;
    this.#television = television;
    this.#self.muted = true;
    this.#self.id = 'guest-self';
    this.#lawyer.id = 'guest-lawyer';
    this.#self.setAttribute('aria-label', texts.call.self);
    this.#lawyer.setAttribute('aria-label', texts.call.lawyer);
    this.#keys = new CallKeys({
      words,
      television: { ...television, giveBack: () => this.#giveBack() },
      hangUp,
      failed: (text) => this.#note.set(text),
    });
    const status = el('div', { className: shared.status }, this.#heading, this.#place, this.#who);
    status.setAttribute('role', 'status');
    const stage = el('div', { className: `${shared.stage} ${css.stage}` }, this.#lawyer, this.#self, this.#empty);
    this.node = el('div', { className: shared.call }, status, stage, this.#note.node, this.#keys.node);
    this.#sound = new PlayedVideo(this.#lawyer, () => this.#refresh());
  }

  /** Shows this call from now on. Returns a function that ends that. */
  show(call: GuestCall): () => void {
    this.#call = call;
    this.#keys.use(call);
    this.#lawyer.srcObject = call.lawyer;
    const unsubscribe = call.state.subscribe((state) => this.#update(state));
    this.#refresh();
    return () => {
      unsubscribe();
      for (const one of [this.#self, this.#lawyer]) one.srcObject = null;
    };
  }

  /** Who answered, and where the call goes on. */
  describe({ call: { agent, screen }, hasReturned }: Pick<VisitState, 'call' | 'hasReturned'>): void {
    const who = agent && fill(this.#texts.call.with, { name: agent.displayName, title: agent.title }).trim();
    write(this.#who, who ?? '');
    this.#screen = screen;
    this.#hasReturned = hasReturned;
    this.#refresh();
  }

  /** Asks for the digits of a television. @param error why another choice failed */
  openTelevision(error?: unknown): void {
    this.#keys.openTelevision(error);
  }

  focus(): void {
    this.#heading.focus();
  }

  #refresh(): void {
    if (this.#call) this.#update(this.#call.state.state);
  }

  #update(state: MediaState): void {
    const { call, television } = this.#texts;
    const isLive = state.session === 'active';
    const showing = showingOf(this.#screen, isLive ? state.television : undefined);
    const isThere = isLive && showing === 'shown';
    write(this.#heading, isThere ? television.shown : call[statusOf(state)]);
    write(this.#place, isThere && this.#screen ? placeOf(this.#texts, this.#screen) : '');
    this.#lawyer.hidden = isThere || !(isLive && state.lawyerPicture);
    // Two loudspeakers in one room are an echo.
    const isMuted = isThere && !state.playsHere;
    if (this.#lawyer.muted !== isMuted) this.#lawyer.muted = isMuted;
    if (isLive && this.#lawyer.paused) this.#sound.play();
    this.#updateSelf(state, isThere);
    write(this.#empty, this.#emptyText(state, isThere));
    this.#updateNote(state, showing);
    this.#keys.update(state, this.#screen !== null);
  }

  #updateSelf({ camera, facing }: MediaState, isThere: boolean): void {
    const track = this.#call?.track('camera') ?? null;
    this.#self.hidden = !showTrack(this.#self, track) || !camera.here || camera.muted;
    for (const one of [shared.small, css.beside]) this.#self.classList.toggle(one, !isThere);
    // As in a mirror: people find the middle of it.
    this.#self.classList.toggle(shared.mirrored, facing === 'user');
  }

  #emptyText({ session, lawyerPicture, limited }: MediaState, isThere: boolean): string {
    const { call, television } = this.#texts;
    if (isThere) return this.#self.hidden ? television.self : '';
    if (session !== 'active' || lawyerPicture) return '';
    return limited ? call.poor : call.noPicture;
  }

  /** What the person can mend or should know, one at a time. */
  #updateNote({ camera, microphone }: MediaState, showing: Showing): void {
    const { call, television } = this.#texts;
    const reopen = (): void => void this.#call?.reopen();
    if (microphone.lost) this.#note.set(call.microphone_lost, call.reopen, reopen);
    else if (camera.lost) this.#note.set(call.camera_lost, call.reopen, reopen);
    else if (this.#sound.isQuiet) this.#note.set(call.quiet, call.playSound, () => this.#sound.play());
    else if (this.#hasFailed) this.#note.set(television.failed);
    else if (showing === 'away') this.#note.set(television.away);
    else if (showing === 'coming') this.#note.set(television.coming);
    else if (this.#hasReturned) this.#note.set(television.returned, television.noted, this.#television.noted);
    else this.#note.set('');
  }

  async #giveBack(): Promise<void> {
    this.#hasFailed = false;
    await this.#television.giveBack().catch(() => {
      this.#hasFailed = true;
    });
    this.#refresh();
  }
}

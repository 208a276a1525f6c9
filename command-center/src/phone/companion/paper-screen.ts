import { callVideo, showTrack } from '../call-video.js';
import calling from '../calling.module.css';
import { el } from '../element.js';
import { button, write } from '../parts.js';
import { fill } from '../texts.js';
import type { CallState } from './call-state.js';
import type { CompanionCall } from './companion-call.js';
import css from './paper.module.css';
import type { PaperState, PaperTask } from './paper-task.js';
import type { PaperTexts } from './paper-texts.js';

type Key = 'shoot' | 'flip' | 'send' | 'retake' | 'more' | 'finish' | 'back';

const KEYS: Readonly<Record<PaperState['step'], readonly Key[]>> = {
  idle: [],
  opening: ['back'],
  aiming: ['shoot', 'flip', 'back'],
  taking: ['shoot', 'back'],
  judging: ['send', 'retake', 'back'],
  sending: ['send'],
  more: ['more', 'finish'],
};

/** Over the call: the viewfinder with the frame for the paper, then the picture that was taken. */
export class PaperScreen {
  readonly node = el('section', { className: css.screen, hidden: true });
  readonly #texts: PaperTexts;
  readonly #heading = el('h2', { tabIndex: -1 });
  readonly #hint = el('p', {});
  readonly #trouble = el('p', { className: css.trouble });
  readonly #video = callVideo(css.video);
  readonly #frame = el('i', { className: css.frame });
  readonly #picture = el('div', { className: css.picture }, this.#video, this.#frame);
  readonly #shot = el('div', { className: css.shot });
  readonly #keys: Readonly<Record<Key, HTMLButtonElement>>;
  #step: PaperState['step'] = 'idle';
  #shown: PaperState['still'] = null;

  constructor(texts: PaperTexts, task: PaperTask, call: CompanionCall) {
    this.#texts = texts;
    this.#video.muted = true;
    this.#video.setAttribute('aria-label', texts.finder);
    for (const event of ['loadedmetadata', 'resize'] as const) this.#video.addEventListener(event, () => this.#fit());
    this.#keys = {
      shoot: button(texts.shoot, () => void task.shoot(this.#video), css.first),
      flip: button(texts.flip, () => void call.flip().catch(() => undefined), calling.plain),
      send: button(texts.send, () => void task.send(), css.first),
      retake: button(texts.retake, () => task.retake(), calling.plain),
      more: button(texts.takeMore, () => void task.aim(), css.first),
      finish: button(texts.finish, () => task.finish(), calling.plain),
      back: button(texts.back, () => task.close(), calling.plain),
    };
    this.#trouble.setAttribute('role', 'alert');
    const words = el('div', { className: css.words }, this.#heading, this.#hint, this.#trouble);
    const keys = el('div', { className: css.keys }, ...Object.values(this.#keys));
    this.node.append(words, el('div', { className: css.stage }, this.#picture, this.#shot), keys);
  }

  update(state: PaperState, call: CallState, track: (source: 'camera' | 'document') => MediaStreamTrack | null): void {
    const { paper, step, still, trouble } = state;
    this.node.hidden = step === 'idle' || paper === null;
    showTrack(this.#video, this.node.hidden || !paper ? null : track(paper.kind === 'person' ? 'camera' : 'document'));
    if (!paper) return;
    const isPerson = paper.kind === 'person';
    write(this.#heading, this.#title(state));
    write(this.#hint, this.#hintOf(state));
    write(this.#trouble, trouble && step !== 'idle' ? this.#texts.trouble[trouble] : '');
    this.#frame.hidden = isPerson;
    this.#frame.classList.toggle(css.wide, paper.kind !== 'document');
    this.#video.classList.toggle(css.mirrored, isPerson && call.facing === 'user');
    this.#showStill(still);
    this.#updateKeys(state, isPerson && call.camera.here);
    if (step === this.#step) return;
    this.#step = step;
    if (step !== 'idle') this.#heading.focus();
  }

  #title({ paper, step, quality }: PaperState): string {
    const texts = this.#texts;
    const label = paper?.label ?? '';
    if (step === 'judging') return quality === 'good' ? texts.judge : texts.judgeDoubt;
    if (step === 'sending') return texts.sending;
    if (step === 'more') return fill(texts.received, { label, n: paper?.pages ?? 0 });
    return paper?.again ? fill(texts.againShort, { label, n: paper.again.n }) : label;
  }

  #hintOf({ paper, step, quality }: PaperState): string {
    const texts = this.#texts;
    switch (step) {
      case 'idle':
        return '';
      case 'opening':
        return texts.opening;
      case 'aiming':
        return paper?.kind === 'document'
          ? texts.aim.document
          : paper?.kind === 'person'
            ? texts.aim.person
            : texts.aim.card;
      case 'taking':
        return texts.taking;
      case 'judging':
        return quality === 'good' ? texts.judgeHint : texts[quality];
      case 'sending':
        return texts.sendingHint;
      case 'more':
        return texts.moreHint;
    }
  }

  #updateKeys({ step, trouble, quality }: PaperState, canFlip: boolean): void {
    const texts = this.#texts;
    const shown = KEYS[step];
    for (const [name, node] of Object.entries(this.#keys) as [Key, HTMLButtonElement][])
      node.hidden = !shown.includes(name) || (name === 'flip' && !canFlip);
    const { send, shoot, retake } = this.#keys;
    shoot.disabled = step === 'taking';
    send.disabled = step === 'sending';
    send.textContent = trouble === 'unreachable' ? texts.resend : quality === 'good' ? texts.send : texts.sendAnyway;
    // What is probably unreadable is taken again first.
    const isDoubtful = step === 'judging' && quality !== 'good' && trouble === null;
    send.classList.toggle(calling.plain, isDoubtful);
    send.classList.toggle(css.first, !isDoubtful);
    send.classList.toggle(css.last, isDoubtful);
    retake.classList.toggle(calling.plain, !isDoubtful);
    retake.classList.toggle(css.first, isDoubtful);
  }

  #showStill(still: PaperState['still']): void {
    this.#picture.hidden = still !== null;
    this.#shot.hidden = still === null;
    if (still === this.#shown) return;
    this.#shown = still;
    const preview = still?.preview;
    preview?.setAttribute('role', 'img');
    preview?.setAttribute('aria-label', this.#texts.photo);
    this.#shot.replaceChildren(...(preview ? [preview] : []));
  }

  /** The whole picture is seen: nothing of it is cut off. */
  #fit(): void {
    const { videoWidth, videoHeight } = this.#video;
    if (videoWidth > 0) this.#picture.style.setProperty('--ratio', String(videoWidth / videoHeight));
  }
}

import css from '../calling.module.css';
import { el } from '../element.js';
import { Key } from '../key.js';
import type { CallState } from './call-state.js';
import type { CompanionCall } from './companion-call.js';
import type { CompanionTexts } from './screens.js';

export interface CallControlsOptions {
  readonly texts: CompanionTexts;
  readonly end: () => void;
}

/** The keys below the picture. "End" asks once more, in the place of the keys. */
export class CallControls {
  readonly node = el('div', { className: css.controls });
  readonly #texts: CompanionTexts;
  readonly #mute = new Key(() => this.#toggle('microphone'));
  readonly #camera = new Key(() => this.#toggle('camera'));
  readonly #flip = new Key(() => this.#try(this.#flip, (call) => call.flip()));
  readonly #document = new Key(() =>
    this.#try(this.#document, (call) => (call.state.state.showsDocument ? call.hideDocument() : call.showDocument())),
  );
  readonly #sound = new Key(() => this.#try(this.#sound, (call) => call.playHere(!call.state.state.playsHere)));
  readonly #end = new Key(() => this.#askEnd(), css.ending);
  readonly #failed = el('p', { className: css.failed });
  readonly #keys: readonly HTMLElement[];
  readonly #confirm: readonly HTMLElement[];
  #call: CompanionCall | undefined;

  constructor({ texts, end }: CallControlsOptions) {
    this.#texts = texts;
    this.#flip.set('flip', texts.flip);
    this.#end.set('end', texts.end);
    this.#failed.setAttribute('role', 'status');
    const all = [this.#mute, this.#camera, this.#flip, this.#document, this.#sound, this.#end];
    this.#keys = [...all.map(({ node }) => node), this.#failed];
    this.#confirm = this.#question(end);
    this.#showKeys();
  }

  use(call: CompanionCall): void {
    this.#call = call;
  }

  update({ microphone, camera, showsDocument, playsHere, televisionHere, session }: CallState): void {
    const texts = this.#texts;
    this.#mute.set(microphone.muted ? 'microphoneOff' : 'microphone', microphone.muted ? texts.unmute : texts.mute);
    this.#camera.set(camera.muted ? 'cameraOff' : 'camera', camera.muted ? texts.cameraOn : texts.cameraOff);
    this.#document.set('paper', showsDocument ? texts.hideDocument : texts.showDocument);
    this.#sound.set(
      playsHere ? 'phone' : 'television',
      playsHere ? texts.soundHere : texts.soundThere,
      playsHere ? texts.soundHereHint : texts.soundThereHint,
    );
    const isIn = session === 'standby' || session === 'active';
    this.#mute.node.hidden = !microphone.here;
    this.#camera.node.hidden = !camera.here || showsDocument;
    this.#flip.node.hidden = !camera.here || showsDocument;
    this.#document.node.hidden = session !== 'active' || !(camera.here || showsDocument);
    this.#sound.node.hidden = !isIn || !televisionHere;
  }

  #toggle(device: 'microphone' | 'camera'): void {
    const call = this.#call;
    call?.setMuted(device, !call.state.state[device].muted);
  }

  /** One at a time; a failure is said beside the keys. */
  #try({ node }: Key, act: (call: CompanionCall) => Promise<void>): void {
    const call = this.#call;
    if (!call || node.ariaBusy === 'true') return;
    node.ariaBusy = 'true';
    this.#failed.textContent = '';
    act(call)
      .catch(() => {
        this.#failed.textContent = this.#texts.note.failed;
      })
      .finally(() => {
        node.ariaBusy = null;
      });
  }

  #question(end: () => void): readonly HTMLElement[] {
    const { ask } = this.#texts;
    const yes = new Key(end, css.ending);
    yes.set('end', this.#texts.end);
    const no = new Key(() => {
      this.#showKeys();
      this.#end.node.focus();
    });
    no.set('camera', ask.keep);
    const words = el('p', { className: css.question, tabIndex: -1 }, el('b', {}, ask.title), el('span', {}, ask.text));
    return [words, no.node, yes.node];
  }

  #askEnd(): void {
    this.node.replaceChildren(...this.#confirm);
    this.#confirm[0]?.focus();
  }

  #showKeys(): void {
    this.node.replaceChildren(...this.#keys);
  }
}

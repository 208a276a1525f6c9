import type { NetworkTest } from '@falink/client';
import { watchLevel } from '../../call/level-meter.js';
import shared from '../calling.module.css';
import type { browserKind, Device, DeviceTrouble } from '../devices.js';
import { el } from '../element.js';
import { button, heading } from '../parts.js';
import css from './guest.module.css';
import type { Choice, GuestCall } from './guest-call.js';
import { NetworkLine } from './network-line.js';
import { playTone } from './play-tone.js';
import { hotline, type Words } from './screens.js';

export interface AskDevicesOptions {
  readonly words: Words;
  /** False: sound only. */
  readonly open: (withPicture: boolean) => void;
}

/** Before the browser asks: what it will ask, in plain words. */
export function askDevicesScreen({ words: { texts }, open }: AskDevicesOptions): Node[] {
  const { devices } = texts;
  return [
    heading(devices.title),
    el('p', {}, devices.text),
    button(devices.open, () => open(true)),
    button(devices.soundOnly, () => open(false), shared.plain),
  ];
}

export interface DeviceTroubleOptions {
  readonly words: Words;
  readonly trouble: DeviceTrouble;
  readonly browser: ReturnType<typeof browserKind>;
  readonly again: () => void;
  /** The microphone alone works. */
  readonly soundOnly: () => void;
}

/** What of the devices does not work and how to change that. */
export function deviceTroubleScreen({ words, trouble, browser, again, soundOnly }: DeviceTroubleOptions): Node[] {
  const { devices, again: retry } = words.texts;
  const how = [
    el('ol', { className: shared.points }, ...devices.how[browser].map((step) => el('li', {}, step))),
    el('p', {}, devices.afterwards),
  ];
  switch (trouble.kind) {
    case 'denied':
      return [heading(devices.deniedTitle), el('p', {}, devices.denied), ...how, button(retry, again), hotline(words)];
    case 'nothing':
      return [heading(devices.nothingTitle), el('p', {}, devices.nothing), button(retry, again), hotline(words)];
    case 'camera':
    case 'microphone':
      return [
        heading(trouble.kind === 'camera' ? devices.cameraTitle : devices.microphoneTitle),
        el('p', {}, devices[trouble.problem]),
        ...(trouble.problem.endsWith('denied') ? how : []),
        button(retry, again),
        trouble.kind === 'camera' ? button(devices.soundOnly, soundOnly, shared.plain) : hotline(words),
      ];
  }
}

export interface CheckOptions {
  readonly words: Words;
  readonly call: GuestCall;
  readonly network: NetworkTest;
  readonly begin: () => void;
  readonly switchPicture: (withPicture: boolean) => void;
}

/** Picture, loudness, a tone, another device, the network: then the press that queues. */
export class DeviceCheck {
  readonly nodes: readonly Node[];
  readonly #options: CheckOptions;
  readonly #video = el('video', { className: css.preview, playsInline: true, autoplay: true, muted: true });
  readonly #bar = el('i', {});
  readonly #choices = el('div', { className: css.choices });
  readonly #network: NetworkLine;
  #stopLevel: () => void = () => undefined;

  constructor(options: CheckOptions) {
    this.#options = options;
    const { devices } = options.words.texts;
    const hasPicture = options.call.track('camera') !== null;
    this.#video.setAttribute('aria-label', devices.self);
    const level = el('div', { className: css.level }, el('span', {}, devices.level), el('b', {}, this.#bar));
    level.setAttribute('aria-hidden', 'true');
    this.#network = new NetworkLine(options.words, options.network);
    const heard = el('p', { className: css.heard });
    heard.setAttribute('role', 'status');
    const listen = (): void => {
      playTone();
      heard.textContent = devices.listening;
    };
    this.nodes = [
      heading(devices.title),
      el('p', {}, hasPicture ? devices.ready : devices.readySound),
      ...(hasPicture ? [this.#video] : []),
      level,
      this.#choices,
      heard,
      this.#network.node,
      button(devices.begin, options.begin),
      button(devices.listen, listen, shared.plain),
      button(
        hasPicture ? devices.soundOnly : devices.withPicture,
        () => options.switchPicture(!hasPicture),
        shared.plain,
      ),
    ];
    this.#show();
  }

  close(): void {
    this.#network.close();
    this.#stopLevel();
    this.#video.srcObject = null;
  }

  #show(): void {
    const { call } = this.#options;
    const [camera, microphone] = [call.track('camera'), call.track('microphone')];
    this.#video.srcObject = camera && new MediaStream([camera]);
    this.#stopLevel();
    this.#stopLevel = microphone
      ? watchLevel(new MediaStream([microphone]), (level) =>
          this.#bar.style.setProperty('width', `${Math.round(level * 100)}%`),
        )
      : () => undefined;
    void this.#offerChoices();
  }

  async #offerChoices(): Promise<void> {
    const { call, words } = this.#options;
    const selects = await Promise.all(
      (['camera', 'microphone'] as const).map(async (device) => {
        const track = call.track(device);
        const choices = track ? await call.choices(device) : [];
        return choices.length < 2 ? [] : [this.#select(device, words.texts.devices[device], choices)];
      }),
    );
    this.#choices.replaceChildren(...selects.flat());
  }

  #select(device: Device, label: string, choices: readonly Choice[]): HTMLElement {
    const current = this.#options.call.track(device)?.getSettings().deviceId;
    const select = el(
      'select',
      {},
      ...choices.map(({ id, name }) => el('option', { value: id, selected: id === current }, name)),
    );
    select.addEventListener('change', () => {
      void this.#options.call.choose(device, select.value).then(() => this.#show());
    });
    return el('label', {}, el('span', {}, label), select);
  }
}

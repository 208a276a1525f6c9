import { el } from './element.js';

export const callVideo = (className: string): HTMLVideoElement =>
  el('video', { className, playsInline: true, autoplay: true });

/** Shows one track of this page's own. @returns whether there is one */
export function showTrack(video: HTMLVideoElement, track: MediaStreamTrack | null): boolean {
  const shown = video.srcObject instanceof MediaStream ? (video.srcObject.getTracks()[0] ?? null) : null;
  if (track !== shown) video.srcObject = track && new MediaStream([track]);
  return track !== null;
}

/** A video with sound, which a browser lets begin only by a press of the person. */
export class PlayedVideo {
  #isQuiet = false;

  /** @param changed runs when the browser began, or ceased, to refuse */
  constructor(
    readonly node: HTMLVideoElement,
    private readonly changed: () => void,
  ) {
    node.srcObject = new MediaStream();
    this.play();
  }

  /** The browser refuses to play before another press. */
  get isQuiet(): boolean {
    return this.#isQuiet;
  }

  play(): void {
    this.node.play().then(
      () => this.#set(false),
      // Without a track nothing plays yet; refused is what a press of the person mends.
      (error: unknown) => this.#set(error instanceof DOMException && error.name === 'NotAllowedError'),
    );
  }

  #set(isQuiet: boolean): void {
    if (this.#isQuiet === isQuiet) return;
    this.#isQuiet = isQuiet;
    this.changed();
  }
}

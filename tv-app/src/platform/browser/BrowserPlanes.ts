import { Listeners } from '@falink/client';
import { largestStill, type Still } from '@falink/client/still';
import type { PlaneName, PlaneRect, Planes } from '../Platform.js';
import { playAllowed } from './playAllowed.js';
import { screenPlace } from './screenPlace.js';

/** As wide as the page shows the camera. */
const PREVIEW_WIDTH_PX = 656;

/** The three video elements of the page; they lie below the canvas in this order: programme, remote, self. */
export class BrowserPlanes implements Planes {
  private readonly elements: Record<PlaneName, HTMLVideoElement>;
  private readonly rects = new Map<PlaneName, PlaneRect | null>();
  private readonly listeners = new Listeners<PlaneName>();

  constructor(elements: Record<PlaneName, HTMLVideoElement>) {
    this.elements = elements;
    elements.self.muted = true;
    for (const plane of ['programme', 'remote', 'self'] as const) {
      const element = elements[plane];
      const tell = () => {
        this.listeners.notify(plane);
      };
      for (const event of ['loadeddata', 'playing', 'emptied', 'resize', 'volumechange'])
        element.addEventListener(event, tell);
      this.place(plane, null);
    }
    window.addEventListener('resize', () => {
      for (const [plane, rect] of this.rects) this.lay(plane, rect);
    });
  }

  place(plane: PlaneName, rect: PlaneRect | null): void {
    const before = this.rects.get(plane);
    this.rects.set(plane, rect);
    // Pages say where their videos are with every key; styles that did not change cost as much as those that did.
    if (before === undefined || !sameRect(before, rect)) this.lay(plane, rect);
  }

  private lay(plane: PlaneName, rect: PlaneRect | null): void {
    const { style } = this.elements[plane];
    if (!rect) {
      // Not display:none, which some boxes take as leave to stop decoding.
      style.visibility = 'hidden';
      return;
    }
    const { left, top, scale } = screenPlace(rect);
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${rect.w * scale}px`;
    style.height = `${rect.h * scale}px`;
    style.borderRadius = `${(rect.radius ?? 0) * scale}px`;
    style.visibility = 'visible';
    this.elements[plane].classList.toggle('plain', rect.mirrored === false);
  }

  attach(plane: 'remote' | 'self', stream: MediaStream | null): void {
    const element = this.elements[plane];
    if (element.srcObject === stream) return;
    element.srcObject = stream;
    if (!stream) return;
    playAllowed(element, [
      [window, 'keydown'],
      [this.elements.self, 'playing'],
    ]).catch(() => undefined);
  }

  setVolume(volume: number): void {
    this.elements.remote.volume = volume;
  }

  hasPicture(plane: PlaneName): boolean {
    const element = this.elements[plane];
    return element.readyState >= 2 && element.videoWidth > 0;
  }

  get soundAwaitsKey(): boolean {
    return this.elements.remote.muted;
  }

  onPicture(listener: (plane: PlaneName) => void): () => void {
    return this.listeners.add(listener);
  }

  async still(plane: 'self'): Promise<Still | null> {
    return this.hasPicture(plane) ? largestStill(this.elements[plane], PREVIEW_WIDTH_PX) : null;
  }
}

function sameRect(a: PlaneRect | null, b: PlaneRect | null): boolean {
  if (a === null || b === null) return a === b;
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h && a.radius === b.radius && a.mirrored === b.mirrored;
}

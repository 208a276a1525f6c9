import type { MeterPlane } from '../Platform.js';
import { screenPlace } from './screenPlace.js';

/** Heights of the bars as shares of the tallest: the picture of a voice. */
const SHAPE = [0.32, 0.46, 0.62, 0.44, 0.8, 1, 0.7, 0.86, 0.52, 0.66, 0.4, 0.56, 0.36, 0.3];
const STEP = 32;
const REST_H = 22;
const FULL_H = 74;

/**
 * Bars that move with the voice, as elements over the canvas: they change ten times a second, and on the canvas each
 * change would draw the whole screen again, which takes a box without a graphics processor 60 to 500 ms.
 */
export class BrowserMeter implements MeterPlane {
  readonly #bars: readonly HTMLElement[];
  #at: { readonly x: number; readonly y: number } | null = null;
  #lit = 0;

  constructor(private readonly root: HTMLElement) {
    this.#bars = SHAPE.map((_share, index) => {
      const bar = root.appendChild(document.createElement('i'));
      bar.style.left = `${index * STEP}px`;
      return bar;
    });
    this.#draw();
    window.addEventListener('resize', () => this.#lay());
  }

  place(at: { readonly x: number; readonly y: number } | null): void {
    this.#at = at;
    this.#lay();
  }

  level(level: number): void {
    const lit = Math.round(Math.max(0, Math.min(1, level)) * SHAPE.length);
    if (lit === this.#lit) return;
    this.#lit = lit;
    this.#draw();
  }

  #lay(): void {
    const { style } = this.root;
    style.display = this.#at ? 'block' : 'none';
    if (!this.#at) return;
    const { left, top, scale } = screenPlace(this.#at);
    style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  }

  #draw(): void {
    this.#bars.forEach((bar, index) => {
      const on = index < this.#lit;
      bar.className = on ? 'on' : '';
      bar.style.height = `${on ? Math.max(REST_H, Math.round(FULL_H * (SHAPE[index] ?? 0))) : REST_H}px`;
    });
  }
}

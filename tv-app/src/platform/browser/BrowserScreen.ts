import type { Screen } from '../Platform.js';
import { askBox, type BoxAdapter, findBoxAdapter } from './boxAdapter.js';

/** The darkest that a page makes itself: a resident must still find the way back. */
const DARKEST = 0.85;

/** The backlight where the box gives the page a way to it; else a dark layer over the page. */
export class BrowserScreen implements Screen {
  constructor(
    private readonly layer: HTMLElement,
    private readonly box: BoxAdapter | null = findBoxAdapter(),
  ) {}

  async brightness(percent: number): Promise<void> {
    if (this.box?.setBrightness) {
      try {
        await askBox(() => this.box?.setBrightness?.(percent), 'brightness');
        this.#dim(100);
        return;
      } catch (error) {
        this.#dim(percent);
        throw error;
      }
    }
    this.#dim(percent);
  }

  async power(on: boolean): Promise<void> {
    if (this.box?.setPower) await askBox(() => this.box?.setPower?.(on), 'power');
  }

  #dim(percent: number): void {
    this.layer.style.opacity = String((1 - percent / 100) * DARKEST);
  }
}

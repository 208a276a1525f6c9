import type { Screen } from '../Platform.js';

/** What the software of a box may put on the page's window before the page is loaded; see docs/boxes.md. */
interface BoxScreen {
  setBrightness?(percent: number): unknown;
  setPower?(on: boolean): unknown;
}

/** The darkest that a page makes itself: a resident must still find the way back. */
const DARKEST = 0.85;

/** The backlight where the box gives the page a way to it; else a dark layer over the page. */
export class BrowserScreen implements Screen {
  constructor(
    private readonly layer: HTMLElement,
    private readonly box: BoxScreen | null = (window as { falinkBox?: BoxScreen }).falinkBox ?? null,
  ) {}

  async brightness(percent: number): Promise<void> {
    if (this.box?.setBrightness) {
      try {
        await this.#ask(() => this.box?.setBrightness?.(percent), 'brightness');
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
    if (this.box?.setPower) await this.#ask(() => this.box?.setPower?.(on), 'power');
  }

  #dim(percent: number): void {
    this.layer.style.opacity = String((1 - percent / 100) * DARKEST);
  }

  async #ask(ask: () => unknown, what: string): Promise<void> {
    if ((await ask()) === false) throw new Error(`${what}: this box refuses`);
  }
}

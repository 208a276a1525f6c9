import type { CDPSession, Page } from 'playwright-core';

/** What one key press cost, ms of script on the main thread. */
export interface PressCost {
  /** From the event's first listener to its last, with the promises they settled. */
  readonly handlerMs: number;
  /** All animation callbacks of the first frame after it. */
  readonly frameMs: number;
}

interface Probe {
  /** Adds the listener that must be the last one; call it when the page is complete. */
  complete(): void;
  readonly presses: PressCost[];
}
declare const keyProbe: Probe;

/** Runs before the page's scripts; the same in every page that is compared. */
function probe(): void {
  const presses: PressCost[] = [];
  let pressedAt: number | undefined;
  let handlerMs: number | undefined;
  let frame: { time: number; ms: number } | undefined;
  const finish = () => {
    if (handlerMs !== undefined && frame) presses.push({ handlerMs, frameMs: frame.ms });
    handlerMs = undefined;
    frame = undefined;
  };
  addEventListener(
    'keydown',
    () => {
      pressedAt = performance.now();
    },
    true,
  );
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) =>
    request((time) => {
      // Every callback of one frame is given the same time.
      if (frame && frame.time !== time) finish();
      const began = performance.now();
      callback(time);
      if (handlerMs === undefined) return;
      frame ??= { time, ms: 0 };
      frame.ms += performance.now() - began;
    });
  const complete = () =>
    addEventListener('keydown', () => {
      if (pressedAt !== undefined) handlerMs = performance.now() - pressedAt;
      pressedAt = undefined;
    });
  Object.assign(globalThis, { keyProbe: { complete, presses } });
}

const PRESS_TIMEOUT_MS = 10_000;

/** Presses real keys on a page whose processor is slowed down, and reads what each of them cost. */
export class KeyProbe {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Must come before the page is loaded. */
  static async install(page: Page): Promise<KeyProbe> {
    await page.addInitScript(probe);
    return new KeyProbe(page, await page.context().newCDPSession(page));
  }

  /** The page is complete: from now on its keys are measured, `slowdown` times slower than this machine. */
  async begin(slowdown: number): Promise<void> {
    await this.page.evaluate(() => keyProbe.complete());
    await this.session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }

  async press(key: string): Promise<PressCost> {
    const before = await this.page.evaluate(() => keyProbe.presses.length);
    await this.page.keyboard.press(key);
    await this.page.waitForFunction((count) => keyProbe.presses.length > count, before, { timeout: PRESS_TIMEOUT_MS });
    return this.page.evaluate(
      (index) => keyProbe.presses[index] ?? { handlerMs: Number.NaN, frameMs: Number.NaN },
      before,
    );
  }

  async end(): Promise<void> {
    await this.session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await this.session.detach();
  }
}

import { untilWithin } from '@falink/fixtures/until';
import type { Page, Request } from 'playwright-core';

/** Some pages never come to rest: their server is lost on purpose. */
const PATIENCE_MS = 5_000;
const until = untilWithin(PATIENCE_MS);

/** Knows when a page shows all that it will. */
export class Drawing {
  readonly #underWay = new Set<Request>();

  constructor(private readonly page: Page) {
    page.on('request', (request) => this.#underWay.add(request));
    page.on('requestfinished', (request) => this.#underWay.delete(request));
    page.on('requestfailed', (request) => this.#underWay.delete(request));
  }

  /**
   * Waits until nothing is fetched, nothing says that it loads, every picture is there, and what moves to an end has
   * come to it.
   *
   * @throws Error what it still waits for
   */
  async done(): Promise<void> {
    await until(
      'the page is at rest',
      async () => [...this.#paths(), ...(await this.#loading())],
      (left) => left.length === 0,
    );
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    });
    await until('everything has moved', () =>
      this.page.evaluate(() =>
        document
          .getAnimations()
          .every(
            ({ effect, playState }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
          ),
      ),
    );
  }

  #paths(): string[] {
    return [...this.#underWay].map((request) => new URL(request.url()).pathname);
  }

  /** After two frames: what has just arrived is drawn. */
  #loading(): Promise<string[]> {
    return this.page.evaluate(async () => {
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
      const busy = document.querySelector('[aria-busy=true]') ? ['aria-busy'] : [];
      return [...busy, ...(/正在载入|Loading/.exec(document.body.innerText) ?? [])];
    });
  }
}

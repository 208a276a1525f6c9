/**
 * The server's clock as seen from this page. Every age and countdown on screen is measured with it, so that a desk
 * whose own clock is wrong still shows right numbers.
 */
export class ServerClock {
  #offsetMs = 0;
  #errorMs = Number.POSITIVE_INFINITY;
  #observedAtMs = 0;

  /** @param local the page's own clock, ms since 1970 */
  constructor(private readonly local: () => number = Date.now) {}

  /** The present instant by the server's clock, ms since 1970. */
  now(): number {
    return this.local() + this.#offsetMs;
  }

  /**
   * Learns from an answer that carries the server's time. The best estimate wins: the one with the smallest
   * uncertainty (half the round trip plus half the resolution); it fades after ten minutes.
   */
  observe(serverMs: number, sentAtMs: number, receivedAtMs: number, resolutionMs: number): void {
    const errorMs = (receivedAtMs - sentAtMs) / 2 + resolutionMs / 2;
    const stale = receivedAtMs - this.#observedAtMs > 600_000;
    if (errorMs >= this.#errorMs && !stale) return;
    this.#errorMs = errorMs;
    this.#observedAtMs = receivedAtMs;
    this.#offsetMs = serverMs + resolutionMs / 2 - (sentAtMs + receivedAtMs) / 2;
  }
}

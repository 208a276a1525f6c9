/** A heartbeat every 2 s: after a clock was put right, what was measured before is forgotten within seconds. */
const SAMPLES = 3;

/** By how much the api's clock is ahead of this machine's, measured with each heartbeat as NTP does. */
export class ClockOffset {
  #samples: { readonly offsetMs: number; readonly tookMs: number }[] = [];

  /** The api's time in an answer, and when the request was sent and answered by the own clock. */
  observe({
    sentAtMs,
    receivedAtMs,
    serverTimeMs,
  }: {
    readonly sentAtMs: number;
    readonly receivedAtMs: number;
    readonly serverTimeMs: number;
  }): void {
    const tookMs = receivedAtMs - sentAtMs;
    // The own clock was set between the two readings.
    if (tookMs < 0) return;
    this.#samples = [...this.#samples, { offsetMs: serverTimeMs - (sentAtMs + receivedAtMs) / 2, tookMs }].slice(
      -SAMPLES,
    );
  }

  /** The api gives no time any more. */
  forget(): void {
    this.#samples = [];
  }

  /** The measurement that is surest, in whole ms; null: the api has not given its time yet. */
  get ms(): number | null {
    const [first, ...rest] = this.#samples;
    if (!first) return null;
    return Math.round(rest.reduce((best, one) => (one.tookMs < best.tookMs ? one : best), first).offsetMs);
  }

  /** The api's clock, ms since the epoch; the own one while the api's is not known. */
  readonly apiNow = (): number => Date.now() + (this.ms ?? 0);
}

/**
 * What to try next about a picture that cannot be decoded or does not move on. `recover`: the player restarts its
 * decoder. `lower`: the same again from the next smaller picture. `skip`: past the place that cannot be shown. `reopen`: the
 * whole programme again, after a wait that grows.
 */
export type RecoveryStep = 'recover' | 'lower' | 'skip' | 'reopen';

const LADDER: readonly RecoveryStep[] = ['recover', 'lower', 'skip', 'skip', 'skip', 'reopen'];
/** Whoever has played on for this long is over the trouble; what comes then is another one. */
const OVER_AFTER_S = 10;

/** A bounded ladder for each trouble: no step is repeated without end. */
export class Recovery {
  #tries = 0;
  #atS = 0;
  #reopened = 0;

  /** @param positionS where in the programme it happened, in seconds */
  next(positionS: number): RecoveryStep {
    if (Math.abs(positionS - this.#atS) > OVER_AFTER_S) this.#tries = 0;
    this.#atS = positionS;
    const step = LADDER[Math.min(this.#tries, LADDER.length - 1)] ?? 'reopen';
    this.#tries += 1;
    if (step === 'reopen') {
      this.#tries = 0;
      this.#reopened += 1;
    }
    return step;
  }

  /** Times that the programme had to be opened again since it last played on. */
  get reopened(): number {
    return this.#reopened;
  }

  /** It could not be opened at all. */
  failedToOpen(): void {
    this.#reopened += 1;
  }

  /** It plays, for so long now. */
  played(seconds: number): void {
    if (seconds < OVER_AFTER_S) return;
    this.#tries = 0;
    this.#reopened = 0;
  }
}

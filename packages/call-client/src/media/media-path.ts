import type { Clock } from '../clock.js';
import type { TransportHealth } from './ice-repair.js';

/**
 * Whether media gets through to the sfu. `connecting`: tried. `open`: it did; what happens to the line later is its
 * quality. `blocked`: failing for so long that the person should see it; it is still retried.
 */
export type PathState = 'new' | 'connecting' | 'open' | 'blocked';

/** On a slow line ICE and DTLS take 2-3 s, with ICE-TCP after blocked UDP about 6 s. */
const BLOCKED_AFTER_MS = 12_000;

/** The path of one session over all its transports, one set of them after another. */
export class MediaPath {
  #state: PathState = 'new';
  #cancelTimer: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly changed: (state: PathState) => void,
  ) {}

  get state(): PathState {
    return this.#state;
  }

  /** Some transport of the session changed. */
  transport(health: TransportHealth): void {
    if (health === 'connected') this.#set('open');
    else if (this.#state === 'new' && health !== 'new' && health !== 'closed') {
      this.#set('connecting');
      this.#cancelTimer = this.clock.after(BLOCKED_AFTER_MS, () => this.#set('blocked'));
    }
  }

  close(): void {
    this.#cancelTimer?.();
  }

  #set(state: PathState): void {
    if (state === this.#state) return;
    this.#cancelTimer?.();
    this.#state = state;
    this.changed(state);
  }
}

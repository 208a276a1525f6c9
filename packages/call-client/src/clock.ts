/** Time as the session needs it: injected so that the pure parts can be tested without waiting. */
export interface Clock {
  /** Milliseconds from any fixed start; never goes back. */
  now(): number;
  /** Runs `callback` after `ms`; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
  /** 0 ≤ x < 1, to spread the retries of many boxes. */
  random(): number;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

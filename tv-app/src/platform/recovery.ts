import { backoffMs } from '@falink/client';
import { SOMETHING_AHEAD_S } from './stillness.js';

/**
 * What is wrong with a programme that should play. `undecodable`: the player or the decoder refuses what arrived.
 * `frozen`: there is more to show, and the picture does not move. `starved`: nothing to show arrives. `lost`: the player
 * has given up fetching. `unsupported`: this browser has no decoder for it.
 */
export type Trouble = 'undecodable' | 'frozen' | 'starved' | 'lost' | 'unsupported';

/**
 * `wait`: the player's own requests go on. `recover`: the decoder starts over. `lower`: the same from the next smaller
 * picture. `skip`: past the place that cannot be shown. `other`: the browser's other player. `reopen`: from the playlist on.
 */
export type RecoveryStep = 'wait' | 'recover' | 'lower' | 'skip' | 'other' | 'reopen';

export interface Rescue {
  readonly step: RecoveryStep;
  /** The wait before it. */
  readonly afterMs: number;
  /** What the person is shown from now on until it plays; null: as before. */
  readonly words: 'error' | 'unsupported' | null;
}

const DECODING: readonly RecoveryStep[] = ['recover', 'lower', 'skip', 'skip', 'skip', 'other', 'reopen'];
const LADDERS: Readonly<Record<Trouble, readonly RecoveryStep[]>> = {
  undecodable: DECODING,
  frozen: DECODING,
  // A slow line is not made to start over at once: what is half fetched would be fetched again.
  starved: ['wait', 'reopen'],
  lost: ['reopen'],
  unsupported: ['other', 'reopen'],
};

const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 60_000;
/** A browser gets no new decoder while it runs; a line-up may lose the film that it cannot decode. */
const UNSUPPORTED_RETRY_MS = 600_000;
/** The trouble is over when it has played for this long; what comes then is another one. */
const OVER_AFTER_S = 10;

/** A bounded ladder for each trouble: every one ends in words, and no step is repeated without end. */
export class Recovery {
  /** Steps taken of each ladder. */
  readonly #tries = new Map<readonly RecoveryStep[], number>();
  #atS = 0;
  #reopened = 0;
  readonly #random: () => number;
  readonly #hasOther: () => boolean;

  /** @param hasOther whether another player is there to be tried */
  constructor({ hasOther, random = Math.random }: { hasOther: () => boolean; random?: () => number }) {
    this.#hasOther = hasOther;
    this.#random = random;
  }

  /** @param at where in the programme it happened, and how much of it can still be shown, in seconds */
  next(trouble: Trouble, { atS, aheadS }: { atS: number; aheadS: number }): Rescue {
    const ladder = LADDERS[trouble];
    if (Math.abs(atS - this.#atS) > OVER_AFTER_S) this.#tries.clear();
    this.#atS = atS;
    const tries = this.#tries.get(ladder) ?? 0;
    let step = ladder[tries] ?? 'reopen';
    this.#tries.set(ladder, tries + 1);
    if (step === 'other' && !this.#hasOther()) step = 'reopen';
    if (step === 'reopen') {
      this.#tries.clear();
      this.#reopened += 1;
    }
    return { step, afterMs: this.#waitBefore(step, trouble), words: wordsAbout(step, trouble, aheadS) };
  }

  /** It plays, for so long now. @returns whether that ends the trouble */
  played(seconds: number): boolean {
    if (seconds < OVER_AFTER_S) return false;
    this.#tries.clear();
    this.#reopened = 0;
    return true;
  }

  #waitBefore(step: RecoveryStep, trouble: Trouble): number {
    if (step !== 'reopen') return 0;
    if (trouble === 'unsupported') return UNSUPPORTED_RETRY_MS;
    return backoffMs(this.#reopened, FIRST_RETRY_MS, LONGEST_RETRY_MS, this.#random);
  }
}

function wordsAbout(step: RecoveryStep, trouble: Trouble, aheadS: number): Rescue['words'] {
  switch (trouble) {
    case 'unsupported':
      return step === 'other' ? null : 'unsupported';
    case 'undecodable':
      return step === 'other' || step === 'reopen' ? 'error' : null;
    case 'lost':
      // The picture goes on from what is fetched: words would hide it.
      return aheadS >= SOMETHING_AHEAD_S ? null : 'error';
    case 'frozen':
    case 'starved':
      return 'error';
  }
}

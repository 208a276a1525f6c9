import { Store } from '@falink/client';
import type { KeyValueStore } from '../platform/Platform.js';
import type { Location, PageId } from './Navigator.js';

/** In this order; the last one only shows what the red key does. */
export const FIRST_STEPS = ['language', 'text', 'pairing', 'voice', 'privacy', 'check', 'done'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** The page of each step. */
export const PAGES_OF_STEPS: Readonly<Record<FirstStep, PageId>> = {
  language: 'language',
  text: 'welcome',
  pairing: 'pairing',
  voice: 'welcome',
  privacy: 'privacy',
  check: 'device-check',
  done: 'ready',
};
const KEY = 'first-start';

/**
 * How far the first start of this box is. Kept on the box, so that a restart goes on with the same step; null: it is over,
 * or was over before there was one.
 */
export class FirstStart {
  readonly store: Store<{ step: FirstStep | null }>;

  /**
   * @param isNew whether nobody has used this box yet; asked only where nothing is kept
   * @param isDecided whether a step has nothing to ask: the service decides it, or the box is paired
   */
  constructor(
    private readonly storage: KeyValueStore,
    isNew: boolean,
    private readonly isDecided: (step: FirstStep) => boolean,
  ) {
    const kept = FIRST_STEPS.find((step) => step === storage.get(KEY));
    this.store = new Store<{ step: FirstStep | null }>({ step: kept ?? (isNew ? FIRST_STEPS[0] : null) });
  }

  get step(): FirstStep | null {
    return this.store.state.step;
  }

  /** The page that stands before home; null: none. */
  get location(): Location | null {
    const { step } = this;
    return step && { page: PAGES_OF_STEPS[step], params: { step } };
  }

  /** Which of the numbered steps is shown, from 1; null: none of them. */
  get progress(): { readonly step: number; readonly count: number } | null {
    const count = FIRST_STEPS.length - 1;
    const at = this.step ? FIRST_STEPS.indexOf(this.step) : count;
    return at < count ? { step: at + 1, count } : null;
  }

  /** Whether a page is the one of the present step. */
  shows(page: PageId): boolean {
    return this.location?.page === page;
  }

  /** A step is answered or left for later. @returns whether it was the present one */
  next(from: FirstStep): boolean {
    if (this.step !== from) return false;
    const after = FIRST_STEPS.slice(FIRST_STEPS.indexOf(from) + 1);
    this.#go(after.find((step) => !this.isDecided(step)) ?? null);
    return true;
  }

  /** The box is not paired any more: what follows the code needs it. */
  unpaired(): void {
    if (this.step && FIRST_STEPS.indexOf(this.step) > FIRST_STEPS.indexOf('pairing')) this.#go('pairing');
  }

  /** To the step before. @returns whether there is one */
  back(): boolean {
    const before = FIRST_STEPS.slice(0, this.step ? FIRST_STEPS.indexOf(this.step) : 0);
    const step = before.reverse().find((one) => !this.isDecided(one));
    if (step) this.#go(step);
    return step !== undefined;
  }

  #go(step: FirstStep | null): void {
    if (step) this.storage.set(KEY, step);
    else this.storage.remove(KEY);
    this.store.set({ step });
  }
}

import type { Clock } from '../platform/Platform.js';

/** Another one is fetched so long before the one that is shown ends. */
const RENEW_BEFORE_MS = 20_000;
const RETRY_AFTER_MS = 3_000;

export interface RenewedOfferParts<Offer> {
  readonly clock: Pick<Clock, 'after'>;
  /** What an offer would be for now; null: none is wanted. Another value makes the offer before it invalid. */
  readonly wanted: () => string | null;
  /** Fetches an offer for it. */
  readonly fetch: (subject: string) => Promise<Offer>;
  readonly taken: (offer: Offer) => void;
  /** @returns whether another attempt may have another answer */
  readonly failed: (error: unknown) => boolean;
  /** Nothing is offered any more, or another offer is fetched from now on. */
  readonly forgotten: () => void;
}

/** An offer of the service with an end: fetched while a page shows it, and renewed before it ends. */
export class RenewedOffer<Offer extends { readonly expiresInMs: number }> {
  readonly #parts: RenewedOfferParts<Offer>;
  #shownBy = 0;
  #subject: string | null = null;
  #asked = 0;
  #cancel: (() => void) | undefined;

  constructor(parts: RenewedOfferParts<Offer>) {
    this.#parts = parts;
  }

  get isShown(): boolean {
    return this.#shownBy > 0;
  }

  /** A page shows the offer from now on. @returns what ends that */
  show(): () => void {
    this.#shownBy += 1;
    this.follow();
    let shown = true;
    return () => {
      if (!shown) return;
      shown = false;
      this.#shownBy -= 1;
      this.follow();
    };
  }

  /** What is wanted may have changed. */
  follow(): void {
    const subject = this.isShown ? this.#parts.wanted() : null;
    if (subject !== null && subject === this.#subject) return;
    this.#subject = subject;
    this.#asked += 1;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#parts.forgotten();
    if (subject !== null) void this.#fetch(subject);
  }

  /** Somebody does not want to wait for the next attempt. */
  retry(): void {
    if (this.#subject === null) return;
    this.#cancel?.();
    void this.#fetch(this.#subject);
  }

  async #fetch(subject: string): Promise<void> {
    const { clock, fetch, taken, failed } = this.#parts;
    const asked = ++this.#asked;
    const again = (afterMs: number): void => {
      this.#cancel = clock.after(afterMs, () => void this.#fetch(subject));
    };
    try {
      const offer = await fetch(subject);
      if (asked !== this.#asked) return;
      taken(offer);
      again(Math.max(RETRY_AFTER_MS, offer.expiresInMs - RENEW_BEFORE_MS));
    } catch (error) {
      if (asked === this.#asked && failed(error)) again(RETRY_AFTER_MS);
    }
  }
}

import type { Platform } from '../platform/Platform.js';

/** A room in which nobody rates for this long is empty, or does not want to. */
export const RATE_WITHIN_MS = 90_000;
const KEY = 'rating';

/** A call is asked about once on this box: not again after the question was left, and no longer than it stands anyway. */
export class RatingOnce {
  constructor(private readonly platform: Pick<Platform, 'clock' | 'storage'>) {}

  /** The question is on the screen. */
  asked(callId: string): void {
    if (this.#read()?.callId !== callId) this.#write(callId, this.platform.clock.wall());
  }

  /** It was answered or left. */
  over(callId: string): void {
    this.#write(callId, Number.NEGATIVE_INFINITY);
  }

  isOver(callId: string): boolean {
    const last = this.#read();
    return last?.callId === callId && this.platform.clock.wall() - last.askedAtMs >= RATE_WITHIN_MS;
  }

  #read(): { readonly callId: string; readonly askedAtMs: number } | undefined {
    const [callId, at] = this.platform.storage.get(KEY)?.split(' ') ?? [];
    return callId === undefined ? undefined : { callId, askedAtMs: Number(at) };
  }

  #write(callId: string, askedAtMs: number): void {
    this.platform.storage.set(KEY, `${callId} ${askedAtMs}`);
  }
}

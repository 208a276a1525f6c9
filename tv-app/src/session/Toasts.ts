import { Store } from '@falink/client';

export type ToastKey =
  | 'callOver'
  | 'connectionLost'
  | 'failed'
  | 'leftQueue'
  | 'returned'
  | 'backToLive'
  | 'noLocalMedia'
  | 'callOff'
  | 'ringDeclined'
  | 'ringCancelled'
  | 'ringMissed'
  | 'volume';

/** A short message at the foot of the screen; the same words twice are two messages. */
export interface Toast {
  readonly id: number;
  readonly key: ToastKey;
  /** What its words name. */
  readonly values: Readonly<Record<string, number>>;
}

/** The latest short message of this window. */
export class Toasts {
  readonly store = new Store<{ toast: Toast | null }>({ toast: null });
  #count = 0;

  say(key: ToastKey, values: Toast['values'] = {}): void {
    this.#count += 1;
    this.store.set({ toast: { id: this.#count, key, values } });
  }
}

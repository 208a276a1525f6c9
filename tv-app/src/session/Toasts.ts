import { Store } from '@falink/client';

export type ToastKey = 'callOver' | 'connectionLost' | 'failed' | 'leftQueue' | 'backToLive' | 'noLocalMedia';

/** A short message at the foot of the screen; the same words twice are two messages. */
export interface Toast {
  readonly id: number;
  readonly key: ToastKey;
}

/** The latest short message of this window. */
export class Toasts {
  readonly store = new Store<{ toast: Toast | null }>({ toast: null });
  #count = 0;

  say(key: ToastKey): void {
    this.#count += 1;
    this.store.set({ toast: { id: this.#count, key } });
  }
}

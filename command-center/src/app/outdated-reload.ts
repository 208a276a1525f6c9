const RELOADED_KEY = 'falink.reloadedAt';
/** Should the service still hand out the old page, the window does not load it in a loop. */
const RELOAD_AGAIN_MS = 10 * 60_000;
/** A person who types or points would lose what is not saved yet: drafts are saved a few seconds after the last key. */
const UNTOUCHED_MS = 30_000;

export interface OutdatedReloadOptions {
  /** A call rings, is answered or goes on in this window. */
  readonly isBusy: () => boolean;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly now: () => number;
  readonly reload: () => void;
}

/** Loads a window again that is older than its service, or lacks a part that the service no longer has, once nothing is lost by it. */
export class OutdatedReload {
  #touchedAt: number;

  constructor(private readonly options: OutdatedReloadOptions) {
    this.#touchedAt = options.now();
  }

  /** A key or the pointer was used. */
  touched(): void {
    this.#touchedAt = this.options.now();
  }

  /** To be called again and again while the window is outdated. */
  outdated(): void {
    if (this.options.now() - this.#touchedAt >= UNTOUCHED_MS) this.#reload();
  }

  /** A part of the page could not be loaded although the service can be reached: the person waits for it. */
  partLost(): void {
    this.#reload();
  }

  #reload(): void {
    const { isBusy, storage, now, reload } = this.options;
    const reloadedAt = Number(storage.getItem(RELOADED_KEY) ?? Number.NEGATIVE_INFINITY);
    // A clock that was set back must not hold it up for ever.
    if (isBusy() || Math.abs(now() - reloadedAt) < RELOAD_AGAIN_MS) return;
    storage.setItem(RELOADED_KEY, String(now()));
    reload();
  }
}

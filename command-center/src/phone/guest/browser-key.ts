const KEY = 'falink-guest';
/** There is only while a visit may be gone on with: otherwise nobody is asked for one. */
const BEGUN = 'falink-guest-visit';
const BYTES = 32;

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The key by which this browser finds its visit again, made once. Where nothing is stored it lasts as long as the page. */
export class BrowserKey {
  readonly key: string;
  readonly #storage: Kept | null;

  constructor(storage: Kept | null) {
    this.#storage = storage;
    const kept = this.#read(KEY);
    this.key = kept && /^[\w-]{43}$/.test(kept) ? kept : base64url(crypto.getRandomValues(new Uint8Array(BYTES)));
    if (this.key !== kept) this.#write(KEY, this.key);
  }

  /** A visit was begun here, and its end was not shown. */
  get hasBegun(): boolean {
    return this.#read(BEGUN) !== null;
  }

  begin(): void {
    this.#write(BEGUN, '1');
  }

  end(): void {
    try {
      this.#storage?.removeItem(BEGUN);
    } catch {
      // Nothing was stored.
    }
  }

  #read(name: string): string | null {
    try {
      return this.#storage?.getItem(name) ?? null;
    } catch {
      return null;
    }
  }

  #write(name: string, value: string): void {
    try {
      this.#storage?.setItem(name, value);
    } catch {
      // A page that is loaded again then has to queue again.
    }
  }
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** What a browser keeps for good; null where it refuses. */
export function lastingStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

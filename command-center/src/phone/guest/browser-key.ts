const NAME = 'falink-guest';
const BYTES = 32;

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

export interface BrowserKey {
  readonly key: string;
  /** The key was here before: there may be a visit to go on with. */
  readonly isKnown: boolean;
}

/** The key by which this browser finds its visit again, made once. Where nothing is stored it lasts as long as the page. */
export function browserKeyOf(storage: Kept | null): BrowserKey {
  const kept = read(storage);
  if (kept && /^[\w-]{43}$/.test(kept)) return { key: kept, isKnown: true };
  const key = base64url(crypto.getRandomValues(new Uint8Array(BYTES)));
  try {
    storage?.setItem(NAME, key);
  } catch {
    // A page that is loaded again then has to queue again.
  }
  return { key, isKnown: false };
}

function read(storage: Kept | null): string | null {
  try {
    return storage?.getItem(NAME) ?? null;
  } catch {
    return null;
  }
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** What a tab keeps for good; null where the browser refuses. */
export function lastingStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

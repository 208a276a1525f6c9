/** How the page was opened: by a link for one person, at a unit, or as it stands on a poster. */
export interface PageEntry {
  readonly link?: string;
  readonly place?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MAX_TOKEN = 100;

/** Tokens are in the fragment, which no server sees. */
const tokenOf = (name: 'link' | 'tv', hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get(name)?.slice(0, MAX_TOKEN) || null;

/** The place is no secret. */
export function entryOf({ hash, search }: Pick<Location, 'hash' | 'search'>): PageEntry {
  const link = tokenOf('link', hash);
  if (link) return { link };
  const place = new URLSearchParams(search).get('place') ?? '';
  return UUID.test(place) ? { place: place.toLowerCase() } : {};
}

/** The token of the television whose code was scanned; null: none was. */
export const televisionOf = ({ hash }: Pick<Location, 'hash'>): string | null => tokenOf('tv', hash);

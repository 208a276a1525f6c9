/** How the page was opened: by a link for one person, at a unit, or as it stands on a poster. */
export interface PageEntry {
  readonly link?: string;
  readonly place?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The token of a link is in the fragment, which no server sees; the place is no secret. */
export function entryOf({ hash, search }: Pick<Location, 'hash' | 'search'>): PageEntry {
  const link = new URLSearchParams(hash.replace(/^#/, '')).get('link');
  if (link) return { link: link.slice(0, 100) };
  const place = new URLSearchParams(search).get('place') ?? '';
  return UUID.test(place) ? { place: place.toLowerCase() } : {};
}

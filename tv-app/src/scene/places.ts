import type { Home, PlaceWord, RoomSummary } from '@falink/protocol';
import type { TextKey, Translate } from '../locales/index.js';

/** Of two names the one that this language shows; the Chinese one where there is no other. */
function named(t: Translate, name: string, english: string | undefined): string {
  return t('place.names') === 'en' && english ? english : name;
}

/** The unit where this television stands. */
export function unitName(t: Translate, home: Home | null): string {
  return home ? named(t, home.site.orgUnit.name, home.place.unitEn) : '';
}

export function siteName(t: Translate, home: Home): string {
  return named(t, home.site.name, home.place.siteEn);
}

export function roomName(t: Translate, room: Pick<RoomSummary, 'name' | 'nameEn'>): string {
  return named(t, room.name, room.nameEn);
}

/** Texts that say village, community or neither, by what people call the place. */
const BY_WORD = {
  adviser: { village: 'place.adviser.village', community: 'place.adviser.community', other: 'place.adviser.other' },
  published: {
    village: 'place.published.village',
    community: 'place.published.community',
    other: 'place.published.other',
  },
  visits: { village: 'place.visits.village', community: 'place.visits.community', other: 'place.visits.other' },
  next: { village: 'place.next.village', community: 'place.next.community', other: 'place.next.other' },
  seen: { village: 'place.seen.village', community: 'place.seen.community', other: 'place.seen.other' },
  seenLine: { village: 'place.seenLine.village', community: 'place.seenLine.community', other: 'place.seenLine.other' },
} as const satisfies Record<string, Record<PlaceWord, TextKey>>;

/** A text in the word of the place; before the place is known it names none. */
export function byPlace(t: Translate, what: keyof typeof BY_WORD, home: Home | null): string {
  return t(BY_WORD[what][home?.place.word ?? 'other']);
}

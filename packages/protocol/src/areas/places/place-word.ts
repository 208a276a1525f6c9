import { z } from 'zod';
import type { UnitLevel } from './org-unit.js';
import type { SiteKind } from './site-kind.js';

/** What people who live there call it: 村, 社区, or neither, as of a town, a court or an industrial park. */
export const PlaceWordSchema = z.enum(['village', 'community', 'other']);
export type PlaceWord = z.infer<typeof PlaceWordSchema>;

const COMMUNITY = /社区|居委会|居民委员会|小区/;
const VILLAGE = /(村|屯|寨|嘎查)(委会|民委员会)?$/;

/** Sites that belong to nobody's village: who comes there comes to the place itself. */
const OF_THEIR_OWN: readonly SiteKind[] = ['park_station', 'court', 'detention_centre'];

/** A unit's word, which its name says: villages and communities are of one level (SPEC O8). */
export function wordOfUnit({ level, name }: { readonly level: UnitLevel; readonly name: string }): PlaceWord {
  if (level !== 'village') return 'other';
  if (COMMUNITY.test(name)) return 'community';
  return VILLAGE.test(name) ? 'village' : 'other';
}

/** The word of what stands at a site. */
export function wordOfSite(kind: SiteKind, unit: { readonly level: UnitLevel; readonly name: string }): PlaceWord {
  return OF_THEIR_OWN.includes(kind) ? 'other' : wordOfUnit(unit);
}

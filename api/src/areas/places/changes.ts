import { changeKind } from '../../kernel/delivery/change-feed.js';

/** A unit's name, place or state: what a scope holds, and what many screens call a place, may be another. */
export const orgUnitChanged = changeKind('org_unit');
/** What a site is, whatever it is called and wherever it belongs. */
export const siteChanged = changeKind('site');

import type { Scene } from './scene.js';

/**
 * Pages of the television that hold what is the resident's own: a telephone number, answers, wages, an application, a
 * score, or a secret as the installation code. Pages of a version before the flag `private` describe them in full; what is listed here is withheld all the same.
 */
export const PRIVATE_PAGES = [
  'enrol',
  'precheck',
  'calculator',
  'follow',
  'callback',
  'call-rating',
  'intake',
  'receipt',
] as const;
export type PrivatePage = (typeof PRIVATE_PAGES)[number];

export function isPrivatePage(page: string): page is PrivatePage {
  return (PRIVATE_PAGES as readonly string[]).includes(page);
}

/** What may be known of a private page: that it is shown, and what goes on beside it. Its title may be a question or a sum. */
export function withheldScene({ page, call, player }: Scene): Scene {
  return { page, title: '', focus: null, options: [], private: true, ...(call && { call }), ...(player && { player }) };
}

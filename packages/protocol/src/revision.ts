/** A picture of something that changes, with the number of the change it shows. */
export interface Revised {
  readonly id: string;
  readonly revision: number;
}

/**
 * True if `news` tells of the same thing as `known` but is older: news and answers may overtake each other, and a
 * reader keeps the newest picture (SPEC C9, I5). Equal revisions are not outdated: told again is told.
 */
export function isOutdated(news: Revised, known: Revised | null | undefined): boolean {
  return known?.id === news.id && news.revision < known.revision;
}

/** A version of something that changes; `revision` grows with every change. */
export interface Revised {
  readonly id: string;
  readonly revision: number;
}

/**
 * True if `received` is an older version of the same thing as `known`: notifications and answers may overtake each
 * other, and a client keeps the latest version (SPEC C9, I5). Equal revisions are not outdated.
 */
export function isOutdated(received: Revised, known: Revised | null | undefined): boolean {
  return known?.id === received.id && received.revision < known.revision;
}

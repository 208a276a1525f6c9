/** A page of a list that is as long as it should be. */
export type ListOf = <T>(
  items: readonly T[],
  more: (index: number, item: T) => T,
  query: Readonly<Record<string, string>>,
  options?: { counted: boolean },
) => { items: T[]; nextCursor: string | null; total: number | null };

/** The id of a made-up item. */
export const idOf = (index: number): string => `00000000-0000-4000-8000-${`${index}`.padStart(12, '0')}`;

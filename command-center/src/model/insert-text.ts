/** What is selected in a field, or where the caret stands: then both are the same. */
export interface Caret {
  readonly start: number;
  readonly end: number;
}

/** The text with words in the place of what is selected, and where the caret stands after them; null: it would be too long. */
export function insertText(
  text: string,
  { start, end }: Caret,
  words: string,
  max: number,
): { readonly text: string; readonly caret: number } | null {
  const inserted = text.slice(0, start) + words + text.slice(end);
  return inserted.length > max ? null : { text: inserted, caret: start + words.length };
}

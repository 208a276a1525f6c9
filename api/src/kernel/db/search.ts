/**
 * SQL: every word of what a person typed is somewhere in these columns, in any case. Null: nothing was asked for.
 *
 * @param columns expressions of type text that are never null
 * @param parameter `$n`, the words
 */
export function hasEveryWord(columns: readonly string[], parameter: string): string {
  const text = `lower(concat_ws(' ', ${columns.join(', ')}))`;
  return `(${parameter}::text IS NULL OR NOT EXISTS (
    SELECT FROM regexp_split_to_table(lower(${parameter}::text), '\\s+') AS word WHERE strpos(${text}, word) = 0))`;
}

/** What a person typed, as patterns of {@link likeEveryWord}. */
export function wordPatterns(text: string): string[] {
  const words = text.toLowerCase().split(/\s+/u);
  return words.filter((word) => word !== '').map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/**
 * SQL: the same with patterns made beforehand, several times as fast over many rows.
 *
 * @param patterns `$n`, of {@link wordPatterns}
 */
export function likeEveryWord(columns: readonly string[], patterns: string): string {
  return `lower(concat_ws(' ', ${columns.join(', ')}) COLLATE "C") LIKE ALL (${patterns}::text[])`;
}

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

const DIGITS = 6;

/**
 * The file name of the next migration: `000007-add-callback-reason.sql`.
 * @param {string[]} existing names in the folder
 * @param {string} name what it does, in lower-case words
 * @returns {{ file: string } | { error: string }}
 */
export function nextMigration(existing, name) {
  const slug = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    return {
      error: 'Give the migration a name of lower-case words, for example: npm run db:new -- add-callback-reason',
    };
  }
  const numbers = existing.map((file) => Number(/^(\d{6})-.*\.sql$/.exec(file)?.[1] ?? 0));
  return { file: `${String(Math.max(0, ...numbers) + 1).padStart(DIGITS, '0')}-${slug}.sql` };
}

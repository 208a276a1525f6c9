import { SQL_HOME } from './rules.mjs';

const QUERY = /\.query\s*[<(]/;
const TEST = /\.test\.tsx?$|\/test\//;

/**
 * The api's SQL stands in the areas' queries and in the frame, so that a table's readers and writers are found at once.
 * @param {{ path: string, text: string }} file
 * @returns {import('./check.mjs').Violation[]}
 */
export function checkSql({ path, text }) {
  if (!path.startsWith('api/src/') || TEST.test(path) || SQL_HOME.test(path) || !QUERY.test(text)) return [];
  return [
    {
      path,
      specifier: '',
      problem: 'a statement stands outside the queries',
      remedy: 'Move it to queries.ts or queries/ of its area, and call it by name.',
    },
  ];
}

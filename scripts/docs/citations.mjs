/** Files of the repository that a document names, and the names of tests that it quotes after one. */

/** A path with a folder and an ending, or a test file. */
const FILE = /^(?:[\w.-]+\/)+[\w.-]+\.(?:m?[jt]sx?|md|json|css|sql)$/;
const CITED = /`([^`]+)`(?:\s+“([^”]+)”)?/g;

/**
 * @typedef {object} Citation
 * @property {string} path
 * @property {string | undefined} test the name of a test in that file
 */

/**
 * @param {string} document
 * @returns {Citation[]}
 */
export function citationsOf(document) {
  return [...document.matchAll(CITED)].flatMap(([, path = '', test]) => (FILE.test(path) ? [{ path, test }] : []));
}

/**
 * What is cited and is not there.
 *
 * @param {readonly Citation[]} citations
 * @param {(path: string) => string | null} read the text of a file; null: there is none
 * @returns {string[]}
 */
export function missing(citations, read) {
  return citations.flatMap(({ path, test }) => {
    const text = read(path);
    if (text === null) return [path];
    return test === undefined || text.includes(test) ? [] : [`${path}: ${test}`];
  });
}

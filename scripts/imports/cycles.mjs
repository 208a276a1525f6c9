import { posix } from 'node:path';

const TEST = /\.test\.tsx?$|\/test\//;

/**
 * Circles of imports between the files of a workspace, those of types included: a circle of types still means that
 * neither file can be read, moved or tested without the other.
 * @param {{ path: string, imports: string[] }[]} files
 * @returns {import('./check.mjs').Violation[]}
 */
export function checkCycles(files) {
  const sources = files.filter(({ path }) => !TEST.test(path));
  const byName = new Map(sources.map(({ path }) => [withoutEnding(path), path]));
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const { path, imports } of sources) {
    const targets = imports
      .filter((specifier) => specifier.startsWith('.'))
      .flatMap((specifier) => {
        const target = withoutEnding(posix.normalize(posix.join(posix.dirname(path), specifier)));
        return byName.get(target) ?? byName.get(`${target}/index`) ?? [];
      });
    graph.set(path, targets);
  }
  return circlesOf(graph).map((circle) => ({
    path: /** @type {string} */ (circle[0]),
    specifier: '',
    problem: `these files import each other in a circle: ${circle.join(' → ')}`,
    remedy: 'Move what both need to a file below them.',
  }));
}

/**
 * One circle for every file that is the first to close one, found by a depth-first walk.
 * @param {Map<string, string[]>} graph
 * @returns {string[][]}
 */
function circlesOf(graph) {
  /** @type {Map<string, 'open' | 'done'>} */
  const seen = new Map();
  /** @type {string[]} */
  const way = [];
  /** @type {string[][]} */
  const circles = [];
  const visit = (/** @type {string} */ path) => {
    seen.set(path, 'open');
    way.push(path);
    for (const target of graph.get(path) ?? []) {
      const state = seen.get(target);
      if (state === 'open') circles.push([...way.slice(way.indexOf(target)), target]);
      else if (!state) visit(target);
    }
    way.pop();
    seen.set(path, 'done');
  };
  for (const path of graph.keys()) if (!seen.has(path)) visit(path);
  return circles;
}

function withoutEnding(/** @type {string} */ path) {
  return path.replace(/\.(d\.ts|tsx?|mts|mjs|jsx?)$/, '');
}

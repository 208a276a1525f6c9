import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { AREA, FEATURE, FOR_TESTS, OUTERMOST, PAGE, RULES, SEAMS } from './rules.mjs';

/**
 * @typedef {object} SourceFile
 * @property {string} path from the root, with forward slashes
 * @property {string[]} imports specifiers as written
 *
 * @typedef {{ path: string, specifier: string, problem: string, remedy: string }} Violation
 */

const SCOPE = '@falink/';
/** What builds, configures or tests a workspace is not part of what it ships. */
const CONFIGURATION = /(^|\/)[\w.-]+\.config\.(ts|mjs|js)$/;
const TEST = /\.test\.tsx?$|\/test\/|\/testing\.ts$/;

/**
 * Checks one file against the import table.
 * @param {SourceFile} file
 * @param {import('../lib/workspaces.mjs').Workspace[]} workspaces
 * @returns {Violation[]}
 */
export function checkFile(file, workspaces) {
  const owner = workspaces.find((it) => file.path.startsWith(`${it.folder}/`));
  if (!owner) return [];
  const rule = RULES[owner.name];
  if (!rule) {
    return [
      {
        path: file.path,
        specifier: '',
        problem: `the workspace "${owner.name}" is not in the import table`,
        remedy: 'Add it to scripts/imports/rules.mjs and to the table in ARCHITECTURE.md.',
      },
    ];
  }
  return file.imports.flatMap((specifier) => {
    const found = checkImport({ file, specifier, owner, rule, workspaces });
    return found ? [{ path: file.path, specifier, ...found }] : [];
  });
}

/**
 * @param {{ file: SourceFile, specifier: string, owner: import('../lib/workspaces.mjs').Workspace,
 *   rule: import('./rules.mjs').Rule, workspaces: import('../lib/workspaces.mjs').Workspace[] }} input
 * @returns {{ problem: string, remedy: string } | undefined}
 */
function checkImport({ file, specifier, owner, rule, workspaces }) {
  const isTest = TEST.test(file.path);
  const isSource = file.path.startsWith(`${owner.folder}/src/`) && !isTest;
  if (specifier.startsWith('.')) return checkRelative(file, specifier, owner);
  if (specifier.startsWith(SCOPE))
    return checkWorkspace({ specifier, owner, rule, workspaces, path: file.path, isTest });
  if (isBuiltin(specifier)) {
    if (rule.node || !isSource) return undefined;
    return {
      problem: `${owner.name} also runs in browsers and must not use Node's "${specifier}"`,
      remedy: 'Take what you need as a parameter, or move the code to a workspace that runs on Node.',
    };
  }
  const name = packageName(specifier);
  if (isSource && rule.only && !rule.only.includes(name)) {
    return {
      problem: `${owner.name} may use only ${rule.only.join(', ')} from npm, not "${name}"`,
      remedy: 'Keep it out, or widen the table in ARCHITECTURE.md and scripts/imports/rules.mjs with a reason.',
    };
  }
  return isTest ? undefined : seamBroken(file.path, name);
}

/** @param {SourceFile} file  @param {string} specifier  @param {import('../lib/workspaces.mjs').Workspace} owner */
function checkRelative(file, specifier, owner) {
  const target = posix.normalize(posix.join(posix.dirname(file.path), specifier));
  if (!target.startsWith(`${owner.folder}/`)) {
    if (CONFIGURATION.test(file.path)) return undefined;
    return {
      problem: 'a relative path leads out of the workspace',
      remedy: `Import the other workspace by its name (${SCOPE}…) through what its index.ts exports.`,
    };
  }
  const here = FEATURE.exec(file.path)?.[1];
  const there = FEATURE.exec(`${target}/`)?.[1];
  if (here && there && here !== there) {
    return {
      problem: `the feature "${here}" imports the feature "${there}"`,
      remedy: 'Move what both need to src/ui, src/api or src/app.',
    };
  }
  const page = PAGE.exec(file.path)?.[1];
  const otherPage = PAGE.exec(target)?.[1];
  if (page && otherPage && page !== otherPage) {
    return {
      problem: `the page "${page}" imports the page "${otherPage}"`,
      remedy: 'Move what both need to src/scene/words.ts, src/components or beside the folders of the pages.',
    };
  }
  const area = AREA.exec(target)?.[1];
  if (area && area !== AREA.exec(file.path)?.[1] && !TEST.test(file.path) && !target.endsWith(`/${area}/index.js`)) {
    return {
      problem: `this reaches inside the area "${area}"`,
      remedy: `Import what api/src/areas/${area}/index.ts exports, or export it there.`,
    };
  }
  return TEST.test(file.path) ? undefined : seamBroken(file.path, target);
}

/**
 * @param {{ specifier: string, owner: import('../lib/workspaces.mjs').Workspace, rule: import('./rules.mjs').Rule,
 *   workspaces: import('../lib/workspaces.mjs').Workspace[], path: string, isTest: boolean }} input
 */
function checkWorkspace({ specifier, owner, rule, workspaces, path, isTest }) {
  const [name, ...rest] = specifier.slice(SCOPE.length).split('/');
  const target = workspaces.find((it) => it.name === name);
  if (!name || !target) return { problem: `there is no workspace "${specifier}"`, remedy: 'Correct the name.' };
  if (name === owner.name) {
    return { problem: 'a workspace imports itself by name', remedy: 'Use a relative path inside a workspace.' };
  }
  if (name === 'tooling' && (isTest || CONFIGURATION.test(path))) return undefined;
  const entry = rest.length > 0 ? `./${rest.join('/')}` : '.';
  if (!exportsEntry(target.manifest.exports, entry)) {
    return {
      problem: `"${entry}" is inside ${name}, and its package.json does not export it`,
      remedy: `Import what ${target.folder}/src/index.ts exports, or export it there.`,
    };
  }
  if (FOR_TESTS.includes(name) && !OUTERMOST.includes(owner.name)) {
    if (isTest) return undefined;
    return {
      problem: `${owner.name} ships ${name}, which is for tests and developer tools`,
      remedy: 'Import it from a test, or move what the product needs to a workspace of its own.',
    };
  }
  if (OUTERMOST.includes(name) && !OUTERMOST.includes(owner.name)) {
    return {
      problem: `${owner.name} imports ${name}, which stands outside the product`,
      remedy: `Turn the dependency round: ${name} may import ${owner.name}.`,
    };
  }
  if (rule.workspaces === 'anything') return undefined;
  const allowed = isTest ? [...rule.workspaces, ...(rule.testsToo ?? [])] : rule.workspaces;
  if (allowed.includes(name) || allowed.includes(specifier.slice(SCOPE.length))) return undefined;
  return {
    problem: `${owner.name} must not import ${name}`,
    remedy: `It may import ${allowed.length > 0 ? allowed.join(', ') : 'no other workspace'}. What both need belongs in protocol.`,
  };
}

/** @param {string} path  @param {string} target a package's name, or a path from the root */
function seamBroken(path, target) {
  const seam = SEAMS.find((it) => it.in.test(path) && !it.except?.test(path) && it.never.test(target));
  return seam && { problem: `${path} must not import ${target}`, remedy: `${seam.why}.` };
}

/**
 * Whether the package offers this entry, directly or through one `*`.
 * @param {any} exported  @param {string} entry
 */
function exportsEntry(exported, entry) {
  if (typeof exported === 'string') return entry === '.';
  return Object.keys(exported ?? {}).some((key) => {
    const [before, after] = key.split('*');
    return after === undefined
      ? key === entry
      : entry.startsWith(/** @type {string} */ (before)) && entry.endsWith(after);
  });
}

/** `@scope/name/deep` → `@scope/name` */
function packageName(/** @type {string} */ specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : /** @type {string} */ (parts[0]);
}

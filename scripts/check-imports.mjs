#!/usr/bin/env node
// Holds every workspace to the "May import" table of ARCHITECTURE.md. Part of `npm run lint`.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { checkFile } from './imports/check.mjs';
import { checkCycles } from './imports/cycles.mjs';
import { checkReferences } from './imports/references.mjs';
import { checkSql } from './imports/sql.mjs';
import { filesBelow } from './lib/files.mjs';
import { ROOT } from './lib/paths.mjs';
import { listWorkspaces } from './lib/workspaces.mjs';

const SOURCE = /\.(ts|tsx|mts|mjs|js)$/;
const SKIP = new Set(['node_modules', 'dist', 'coverage', 'vectors']);

const workspaces = listWorkspaces();
let count = 0;
const violations = workspaces.flatMap((workspace) => {
  const files = filesBelow(join(ROOT, workspace.folder), SKIP)
    .filter((name) => SOURCE.test(name))
    .map((name) => {
      const text = readFileSync(join(ROOT, workspace.folder, name), 'utf8');
      return { path: `${workspace.folder}/${name}`, text, imports: importsOf(text) };
    });
  count += files.length;
  return [
    ...files.flatMap((file) => [...checkFile(file, workspaces), ...checkSql(file)]),
    ...checkCycles(files),
    ...checkReferences(workspace, files, referencesOf(workspace.folder), workspaces),
  ];
});

for (const { path, specifier, problem, remedy } of violations) {
  process.stderr.write(`${path}${specifier ? `: import "${specifier}"` : ''}\n  ✘ ${problem}.\n    ${remedy}\n`);
}
process.stdout.write(
  violations.length === 0
    ? `✔ The imports of ${count} files keep to the table in ARCHITECTURE.md.\n`
    : `✘ ${violations.length} imports break the table in ARCHITECTURE.md ("May import").\n`,
);
process.exitCode = violations.length === 0 ? 0 : 1;

/** Every specifier: import, export … from, import(), import type. */
function importsOf(/** @type {string} */ text) {
  return ts.preProcessFile(text, true, true).importedFiles.map((it) => it.fileName);
}

/** @returns {string[]} */
function referencesOf(/** @type {string} */ folder) {
  const { config } = ts.readConfigFile(join(ROOT, folder, 'tsconfig.json'), ts.sys.readFile);
  return (config?.references ?? []).map((/** @type {{ path: string }} */ it) =>
    posix.normalize(posix.join(folder, it.path)),
  );
}

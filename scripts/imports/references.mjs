const SCOPE = '@falink/';

/**
 * Whether a workspace's package.json and tsconfig.json name the workspaces that it imports: npm links by the one,
 * `tsc -b` orders by the other.
 * @param {import('../lib/workspaces.mjs').Workspace} workspace
 * @param {{ path: string, imports: string[] }[]} files
 * @param {string[]} references folders from the root that its tsconfig refers to
 * @param {import('../lib/workspaces.mjs').Workspace[]} workspaces
 * @returns {import('./check.mjs').Violation[]}
 */
export function checkReferences(workspace, files, references, workspaces) {
  const declared = {
    ...workspace.manifest.dependencies,
    ...workspace.manifest.devDependencies,
    ...workspace.manifest.peerDependencies,
  };
  /** @type {import('./check.mjs').Violation[]} */
  const found = [];
  const seen = new Set();
  for (const { path, imports } of files) {
    for (const specifier of imports) {
      if (!specifier.startsWith(SCOPE)) continue;
      const name = specifier.slice(SCOPE.length).split('/')[0];
      const target = workspaces.find((it) => it.name === name);
      if (!target || name === 'tooling' || name === workspace.name || seen.has(name)) continue;
      seen.add(name);
      if (!declared[`${SCOPE}${name}`]) {
        found.push({
          path,
          specifier,
          problem: `${workspace.folder}/package.json does not declare ${SCOPE}${name}`,
          remedy: `Run: npm install --ignore-scripts -w ${workspace.folder} ${SCOPE}${name}`,
        });
      }
      if (path.startsWith(`${workspace.folder}/src/`) && !references.includes(target.folder)) {
        found.push({
          path,
          specifier,
          problem: `${workspace.folder}/tsconfig.json does not refer to ${target.folder}`,
          remedy: 'Add it to "references", so that tsc -b builds it first.',
        });
      }
    }
  }
  return found;
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { ROOT } from './paths.mjs';

/**
 * @typedef {object} Workspace
 * @property {string} name without the scope: `api`, `call-client`
 * @property {string} folder relative to the root
 * @property {any} manifest its package.json
 */

/** The workspaces in the order of the root package.json. @returns {Workspace[]} */
export function listWorkspaces(root = ROOT) {
  /** @type {string[]} */
  const patterns = readJson(join(root, 'package.json'))?.workspaces ?? [];
  const folders = patterns.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    if (!existsSync(join(root, parent))) return [];
    return readdirSync(join(root, parent)).map((child) => `${parent}/${child}`);
  });
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = readJson(join(root, folder, 'package.json'));
      return { name: String(manifest.name).replace(/^@falink\//, ''), folder, manifest };
    });
}

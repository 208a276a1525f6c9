// `npm run bench`: sets up what is missing, then measures; `npm run bench -- setup` measures the set-up itself.
import { parseArgs } from 'node:util';
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
if (process.argv[2] === 'setup') {
  const { benchSetup } = await import('./bench/setup.mjs');
  const { values } = parseArgs({ args: process.argv.slice(3), options: { out: { type: 'string' } } });
  process.exitCode = await benchSetup(values);
} else {
  const { setUp } = await import('./setup/run.mjs');
  const { inRoot } = await import('./lib/paths.mjs');
  const { continueAs } = await import('./lib/project-node.mjs');
  if (!(await setUp('test'))) process.exit(1);
  await continueAs(inRoot('packages', 'bench', 'dist', 'bin.js'));
}

// `npm run bench`: sets up what is missing, then measures.
import { pathToFileURL } from 'node:url';
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { setUp } = await import('./setup/run.mjs');
const { inRoot } = await import('./lib/paths.mjs');

if (!(await setUp('test'))) process.exit(1);
const program = inRoot('packages', 'bench', 'dist', 'bin.js');
process.argv[1] = program;
await import(pathToFileURL(program).href);

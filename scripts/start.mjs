// `npm start`: sets up what is missing, then becomes the development environment. One process from the shell to the
// supervisor, so that a signal sent to it reaches the part that ends everything in order.
import { pathToFileURL } from 'node:url';
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { setUp } = await import('./setup/run.mjs');
const { inRoot } = await import('./lib/paths.mjs');

if (!(await setUp('start'))) process.exit(1);
const program = inRoot('packages', 'dev-env', 'dist', 'bin.js');
process.argv[1] = program;
await import(pathToFileURL(program).href);

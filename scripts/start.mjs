// `npm start`: sets up what is missing, then becomes the development environment. A signal sent to it reaches the part
// that ends everything in order.
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { setUp } = await import('./setup/run.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { continueAs } = await import('./lib/project-node.mjs');

if (!(await setUp('start'))) process.exit(1);
await continueAs(inRoot('packages', 'dev-env', 'dist', 'bin.js'));

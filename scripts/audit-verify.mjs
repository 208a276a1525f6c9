#!/usr/bin/env node
// `npm run audit:verify`: the audit log of this installation against its hash chain, its signatures and the anchor of
// this host. The service may run. Exit code: 0 all of it holds, 1 the first place that does not is named.
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { setUp } = await import('./setup/run.mjs');
const { inRoot } = await import('./lib/paths.mjs');
const { continueAs } = await import('./lib/project-node.mjs');

if (!(await setUp('start'))) process.exit(1);
process.argv.splice(2, 0, 'audit', 'verify');
await continueAs(inRoot('packages', 'dev-env', 'dist', 'database-main.js'));

#!/usr/bin/env node
// `npm run audit:verify`: the audit log of this installation against its hash chain, its signatures and the anchor of
// this host. The service may run. Exit code: 0 all of it holds, 1 the first place that does not is named.
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { continueAsDatabaseCommand } = await import('./lib/database-command.mjs');

await continueAsDatabaseCommand('audit', 'verify');

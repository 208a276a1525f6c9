#!/usr/bin/env node
// `npm test`: sets up what is missing, runs the tests in groups that two cores can carry and ends with the total.
//   npm test -- --only sfu        one project            npm test -- --unit | --e2e
//   npm run nightly               what waits by the clock, about an hour
//   npm test -- --node 22         unit tests there       npm test -- --only api -t "first wins"
import { requireSupportedNode } from './setup/node-version.mjs';

requireSupportedNode();
const { main } = await import('./test/main.mjs');
process.exitCode = await main(process.argv.slice(2));

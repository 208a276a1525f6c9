#!/usr/bin/env node
// Every rule of a SPEC.md is quoted by a test, and every rule that is quoted exists. Part of `npm run lint`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './lib/files.mjs';
import { ROOT } from './lib/paths.mjs';
import { compare, rulesOf } from './spec/quotes.mjs';

const SPECS = ['packages/protocol/SPEC.md', 'packages/legal-rules/SPEC.md'];
const QUOTING = /\.(ts|tsx|mjs|md|sql)$|\/vectors\/.*\.json$/;
/** Here the numbers are examples. */
const EXAMPLES = /^scripts\/spec(\/|-rules)/;
const SKIP = new Set(['node_modules', 'dist', 'coverage']);

const read = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');
const rules = SPECS.flatMap((path) => rulesOf(read(path)));
const files = filesBelow(ROOT, SKIP)
  .filter((path) => QUOTING.test(path) && !EXAMPLES.test(path))
  .map((path) => ({ path, text: read(path) }));
const { untested, unknown, repeated } = compare(rules, files);

const problems = [
  ...untested.map((rule) => `${rule} is quoted by no test. Put [${rule}] into the name of the test that states it.`),
  ...unknown.map(({ path, line, rule }) => `${path}:${line} quotes ${rule}, which no SPEC.md states.`),
  ...repeated.map((rule) => `${rule} is stated twice. A number is given once and never again.`),
];
for (const problem of problems) process.stderr.write(`✘ ${problem}\n`);
process.stdout.write(
  problems.length === 0
    ? `✔ Each of the ${rules.length} rules is quoted by a test.\n`
    : `✘ ${problems.length} problems between the rules and their tests.\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

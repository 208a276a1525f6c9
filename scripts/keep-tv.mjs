#!/usr/bin/env node
// `node scripts/keep-tv.mjs <commit> [--checkout <folder>]`: keeps the television of a release for the tests of later
// ones: its page in tv-app/releases, and the contract that it speaks in packages/protocol/versions.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { contractOf } from './lib/contract.mjs';
import { inRoot } from './lib/paths.mjs';

/** The page works without them, with the letters of its first pages only; together they are 5 MB. */
const LEFT_OUT = /^(full|rare)-.*\.woff2$/;
const MAX_BYTES = 2 * 1024 * 1024;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { checkout: { type: 'string' } } });
const given = positionals[0];
if (given === undefined) {
  process.stderr.write('Which release? For example: node scripts/keep-tv.mjs v1.4.0\n');
  process.exit(2);
}
const run = (/** @type {string} */ command, /** @type {string[]} */ args, cwd = inRoot()) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }).trim();

const commit = run('git', ['rev-parse', `${given}^{commit}`]);
const work = mkdtempSync(join(tmpdir(), 'falink-keep-'));
const checkout = values.checkout ?? join(work, 'checkout');
try {
  if (values.checkout === undefined) {
    run('git', ['worktree', 'add', '--detach', checkout, commit]);
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], checkout);
  } else if (run('git', ['rev-parse', 'HEAD'], checkout) !== commit) {
    throw new Error(`${checkout} is not a checkout of ${commit}`);
  }
  run('npm', ['run', 'build', '--workspace', 'tv-app'], checkout);
  await keep();
} finally {
  if (values.checkout === undefined) run('git', ['worktree', 'remove', '--force', checkout]);
  rmSync(work, { recursive: true, force: true });
}

async function keep() {
  const contract = await contractOf(pathToFileURL(join(checkout, 'packages', 'protocol', 'dist', 'index.js')).href);
  const name = `tv-v${contract.version}`;
  const page = join(work, 'tv');
  cpSync(join(checkout, 'tv-app', 'dist'), page, { recursive: true });
  const leftOut = readdirSync(join(page, 'assets')).filter((file) => LEFT_OUT.test(file));
  for (const file of leftOut) rmSync(join(page, 'assets', file));
  const archive = inRoot('tv-app', 'releases', `${name}.tgz`);
  // The same files give the same archive: sorted, without times and owners.
  const form = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  run('tar', [...form, '--use-compress-program=gzip -9n', '-cf', archive, '-C', page, '.']);
  const bytes = readFileSync(archive);
  if (bytes.length > MAX_BYTES)
    throw new Error(`${archive} has ${bytes.length} bytes: more than a repository should keep`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(
    inRoot('tv-app', 'releases', `${name}.json`),
    `${JSON.stringify({ protocol: contract.version, commit, sha256, leftOut }, null, 2)}\n`,
  );
  writeFileSync(
    inRoot('packages', 'protocol', 'versions', `v${contract.version}.json`),
    `${JSON.stringify({ ...contract, commit })}\n`,
  );
  process.stdout.write(`✔ ${name}: ${bytes.length} bytes, sha256 ${sha256}\n`);
}

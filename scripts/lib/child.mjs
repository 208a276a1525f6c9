import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { descendantsOf } from './processes.mjs';
import { StepLine, withoutColours } from './terminal.mjs';

const TAIL_LINES = 200;
const GRACE_MS = 2_000;

/**
 * @typedef {{ child: import('node:child_process').ChildProcess, group: boolean, patient: boolean, graceMs: number }} Running
 * @type {Set<Running>}
 */
const running = new Set();

/**
 * @typedef {object} ChildOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [onLine] every line of stdout and stderr
 * @property {(line: string) => void} [onStatus] every line written to file descriptor 3
 * @property {string} [logFile] receives the whole output
 * @property {boolean} [inherit] print straight to our own output
 * @property {boolean} [sameGroup] stay in the terminal's process group (sudo asks the terminal who is calling)
 * @property {boolean} [patient] a stop waits for it (a package manager in mid-install leaves a broken machine)
 * @property {number} [timeoutMs] stop it after this long
 * @property {number} [graceMs] from being asked to stop to being killed
 */

/**
 * Runs a program to its end and never throws for its exit status. The program gets a process group of its own,
 * so that stopping it stops what it started too.
 * @param {string} command
 * @param {string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<{ code: number, tail: string[], timedOut: boolean }>}
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve) => {
    const group = !options.sameGroup;
    const output = options.inherit ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      detached: group,
      stdio: ['ignore', output, output, options.onStatus ? 'pipe' : 'ignore'],
    });
    const entry = { child, group, patient: Boolean(options.patient), graceMs: options.graceMs ?? GRACE_MS };
    running.add(entry);
    if (options.logFile) mkdirSync(dirname(options.logFile), { recursive: true });
    const log = options.logFile ? createWriteStream(options.logFile) : undefined;
    log?.write(`$ ${[command, ...args].join(' ')}\n`);
    /** @type {string[]} */
    const tail = [];
    const keep = (/** @type {string} */ coloured) => {
      const line = withoutColours(coloured);
      log?.write(`${line}\n`);
      options.onLine?.(line);
      if (line.trim()) tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
    };
    if (child.stdout) eachLine(child.stdout, keep);
    if (child.stderr) eachLine(child.stderr, keep);
    const status = child.stdio[3];
    if (options.onStatus && status && 'on' in status) {
      eachLine(/** @type {import('node:stream').Readable} */ (status), options.onStatus);
    }
    let timedOut = false;
    const timer = options.timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          stop(entry);
        }, options.timeoutMs)
      : undefined;
    let settled = false;
    const finish = (/** @type {number} */ code) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      running.delete(entry);
      log?.end();
      resolve({ code, tail, timedOut });
    };
    child.on('error', (error) => {
      keep(error.message);
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal ? 128 : 1)));
  });
}

/**
 * Ctrl-C and friends stop every program we started, then us. Returns a function that puts things back.
 * @param {string} farewell printed when it happens
 */
export function stopChildrenOnSignal(farewell) {
  let asked = false;
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    if (asked) return;
    asked = true;
    StepLine.silenceAll();
    const live = Boolean(process.stdout.isTTY);
    process.stdout.write(`${live ? '\r\u001b[2K' : ''}${farewell}\n`);
    if ([...running].some(({ patient }) => patient)) {
      process.stdout.write("Debian's package manager first ends what it is installing; this takes a moment.\n");
    }
    void stopAll().then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}

async function stopAll() {
  await Promise.all(
    [...running].map(
      (entry) =>
        new Promise((resolve) => {
          entry.child.once('exit', resolve);
          if (entry.child.exitCode !== null || entry.child.signalCode !== null) resolve(undefined);
          stop(entry);
        }),
    ),
  );
}

/** Asks the program, its group, and what it started in groups of their own (a database, a browser) to end. */
function stop(/** @type {Running} */ entry) {
  if (entry.patient) {
    signalTo(entry, [], 'SIGINT');
    return;
  }
  const below = entry.child.pid === undefined ? [] : descendantsOf(entry.child.pid);
  signalTo(entry, below, 'SIGTERM');
  setTimeout(() => signalTo(entry, below, 'SIGKILL'), entry.graceMs).unref();
}

/** @param {Running} entry  @param {number[]} below  @param {NodeJS.Signals} signal */
function signalTo({ child, group }, below, signal) {
  if (child.pid === undefined) return;
  for (const pid of [group ? -child.pid : child.pid, ...below]) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone already, or it belongs to root (sudo): the terminal's own Ctrl-C reaches that one.
    }
  }
}

function eachLine(/** @type {import('node:stream').Readable} */ stream, /** @type {(line: string) => void} */ use) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split(/\r?\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) use(line);
  });
  stream.on('end', () => {
    if (rest) use(rest);
  });
}

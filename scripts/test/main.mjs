import { mkdirSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { runChild, stopChildrenOnSignal } from '../lib/child.mjs';
import { readJson } from '../lib/files.mjs';
import { inRoot, ROOT } from '../lib/paths.mjs';
import { nodeVersion, projectNode, withNode } from '../lib/project-node.mjs';
import { SetupError } from '../lib/setup-error.mjs';
import { elapsed, withoutColours } from '../lib/terminal.mjs';
import { listWorkspaces } from '../lib/workspaces.mjs';
import { setUp } from '../setup/run.mjs';
import { filesToRepeat, repetitionOf, settled } from './again.mjs';
import { groupsOf } from './groups.mjs';
import { provideNode } from './other-node.mjs';
import { readPlan } from './plan.mjs';
import { countReport, totalLine } from './results.mjs';
import { TemporaryFolder } from './temporary.mjs';

/** A group that takes longer than this hangs; it is stopped and counted as a failure. */
const GROUP_LIMIT_MS = 45 * 60_000;
/** For databases and browsers that tests have started. */
const GRACE_MS = 8_000;
const MESSAGE_LINES = 25;
/** Stack frames of jest and Node say nothing about the failure. */
const FOREIGN_FRAME = /^\s+at .*(\/node_modules\/|node:internal|<anonymous>\)|\(native\))/;

/**
 * Runs the tests and prints the total as the last line.
 * @param {string[]} argv
 * @returns {Promise<number>} the exit status: 0 when something passed and nothing failed
 */
export async function main(argv) {
  const plan = readPlan(argv);
  if ('error' in plan) return misuse(plan.error);
  const groups = groupsOf(plan, listWorkspaces());
  if ('error' in groups) return misuse(groups.error);
  if (!(await setUp('test'))) {
    print(totalLine(0, 1));
    return 1;
  }
  stopChildrenOnSignal('Stopped.');
  const started = Date.now();
  const node = plan.node ? await otherNode(plan.node) : projectNode();
  mkdirSync(inRoot('.test-results'), { recursive: true });
  const temporary = new TemporaryFolder();
  let passed = 0;
  /** @type {import('./results.mjs').Failure[]} */
  const failures = [];
  /** @type {import('./results.mjs').Failure[]} */
  const unsteady = [];
  for (const group of groups) {
    const from = Date.now();
    print(`\n── ${group.title} ──`);
    rmSync(group.file, { force: true });
    const { timedOut } = await runJest(node, group, temporary.path);
    let totals = countReport(readJson(group.file), { group: group.title, selection: plan.passthrough.length > 0 });
    const files = process.env.CI && !timedOut ? filesToRepeat(readJson(group.file)) : [];
    if (files.length > 0) {
      const again = repetitionOf(group, files);
      print(`\n── ${again.title} ──`);
      rmSync(again.file, { force: true });
      await runJest(node, again, temporary.path);
      const after = settled(totals, readJson(again.file), again.title);
      unsteady.push(...after.unsteady);
      totals = after;
    }
    if (timedOut) totals.failures.push({ name: group.title, message: `stopped after ${elapsed(GROUP_LIMIT_MS)}` });
    totals.failures.push(...temporary.leftBy(group.title));
    passed += totals.passed;
    failures.push(...totals.failures);
    print(`── ${group.title}: ${totalLine(totals.passed, totals.failures.length)} (${elapsed(Date.now() - from)}) ──`);
  }
  temporary.remove();
  if (passed + failures.length === 0) failures.push({ name: 'the whole run', message: 'not one test was found' });
  report('Failures', failures);
  report('Unsteady: failed once, passed alone', unsteady);
  print(`Tests took ${elapsed(Date.now() - started)} on Node ${nodeVersion(node)}.`);
  print(totalLine(passed, failures.length));
  return failures.length === 0 ? 0 : 1;
}

/** @param {string} node  @param {import('./groups.mjs').Group} group  @param {string} temporary */
function runJest(node, { args, env }, temporary) {
  const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return runChild(node, [inRoot('node_modules', 'jest', 'bin', 'jest.js'), ...args], {
    cwd: ROOT,
    env: { ...withNode(node), ...env, NODE_OPTIONS: options.filter(Boolean).join(' '), TMPDIR: temporary },
    inherit: true,
    timeoutMs: GROUP_LIMIT_MS,
    graceMs: GRACE_MS,
  });
}

/** @param {string} title  @param {import('./results.mjs').Failure[]} failures */
function report(title, failures) {
  if (failures.length === 0) return;
  print(`\n${title}`);
  failures.forEach(({ name, message }, index) => {
    print(`${index + 1}) ${name.replace(`${ROOT}/`, '')}`);
    const lines = withoutColours(message)
      .split('\n')
      .filter((line) => !FOREIGN_FRAME.test(line));
    for (const line of lines.slice(0, MESSAGE_LINES)) print(`     ${line}`);
    if (lines.length > MESSAGE_LINES)
      print(`     … ${lines.length - MESSAGE_LINES} more lines; see ${relative(ROOT, inRoot('.test-results'))}/`);
  });
  print('');
}

/** @param {string} major */
async function otherNode(major) {
  try {
    return await provideNode(major);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    for (const line of error.output) print(`    ${line}`);
    print(`✘ ${error.message}\n${error.remedy}`);
    print(totalLine(0, 1));
    return process.exit(1);
  }
}

function misuse(/** @type {string} */ message) {
  process.stderr.write(`✘ ${message}\n`);
  process.stderr.write(
    'Usage: npm test -- [--only <project>[,<project>]] [--unit | --e2e | --nightly | --faults] [--node <major>] [<jest arguments>]\n',
  );
  return 2;
}

function print(/** @type {string} */ line) {
  process.stdout.write(`${line}\n`);
}

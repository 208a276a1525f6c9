import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { nodeVersion, projectNode, projectNodeIsReady, withNode } from './project-node.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'falink-node-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A `node` that says it is another version. @param {string} version */
function fakeNode(version) {
  const file = join(folder, 'fake-node');
  writeFileSync(file, `#!/bin/sh\n[ "$1" = --version ] && echo v${version} && exit\nexec '${process.execPath}' "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A project whose installed Node is this file. @param {string} node */
function projectWith(node) {
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(node, join(folder, 'node_modules', '.bin', 'node'));
  return folder;
}

test('the installed Node is the project’s, and this process’s where none is installed', () => {
  expect(projectNode(folder)).toBe(realpathSync(process.execPath));
  const node = fakeNode('24.3.1');
  expect(projectNode(projectWith(node))).toBe(realpathSync(node));
  expect(nodeVersion(node)).toBe('24.3.1');
});

test.each([
  ['24.0.0', true],
  ['26.1.0', true],
  ['23.11.0', false],
  ['20.19.0', false],
])('an installed Node %s is ready: %s', (version, ready) => {
  expect(projectNodeIsReady(projectWith(fakeNode(version)))).toBe(ready);
});

test('its folder comes first on PATH', () => {
  expect(withNode('/x/bin/node', { PATH: '/usr/bin:/bin', A: '1' })).toEqual({ PATH: '/x/bin:/usr/bin:/bin', A: '1' });
  expect(withNode('/x/bin/node', {})).toEqual({ PATH: '/x/bin' });
});

describe('going on as a program', () => {
  /** Runs a program through `continueAs`, here or on another Node. @param {string} source  @param {boolean} other */
  function start(source, other) {
    const program = join(folder, 'program.mjs');
    const first = join(folder, 'first.mjs');
    const module = pathToFileURL(inRoot('scripts', 'lib', 'project-node.mjs')).href;
    const node = other ? fakeNode('24.0.0') : realpathSync(process.execPath);
    writeFileSync(program, source);
    writeFileSync(first, `import { continueAs } from '${module}'; await continueAs('${program}', '${node}');`);
    const child = spawn(process.execPath, [first, '--lan', 'a b'], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.setEncoding('utf8');
    return { child, program };
  }

  test.each([false, true])('it gets the arguments and gives its exit status (on another Node: %s)', async (other) => {
    const { child, program } = start(
      'console.log(JSON.stringify(process.argv.slice(1))); process.exitCode = 7;',
      other,
    );
    const [[line], [code]] = await Promise.all([once(child.stdout, 'data'), once(child, 'exit')]);
    expect(JSON.parse(line)).toEqual([program, '--lan', 'a b']);
    expect(code).toBe(7);
  });

  test.each([false, true])('it gets the signal and ends in its own time (on another Node: %s)', async (other) => {
    const source = `process.on('SIGTERM', () => setTimeout(() => { console.log('ended in order'); process.exit(0); }, 200));
      setInterval(() => {}, 1000); console.log('running');`;
    const { child } = start(source, other);
    expect(await once(child.stdout, 'data')).toEqual(['running\n']);
    child.kill('SIGTERM');
    const [[line], [code]] = await Promise.all([once(child.stdout, 'data'), once(child, 'exit')]);
    expect([line, code]).toEqual(['ended in order\n', 0]);
  });

  test('a program that is killed is a failure here too', async () => {
    const { child } = start("process.kill(process.pid, 'SIGKILL');", true);
    expect(await once(child, 'exit')).toEqual([137, null]);
  });
});

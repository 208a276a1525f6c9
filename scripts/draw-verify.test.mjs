import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './lib/paths.mjs';

const EXAMPLE = inRoot('packages', 'legal-rules', 'vectors', 'draw', 'example.json');
const PICKED = inRoot('packages', 'legal-rules', 'vectors', 'draw', 'example-picked.json');
/** The first run may have to compile the rules. */
const BUILD_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'falink-draw-'));
afterAll(() => rmSync(folder, { recursive: true }));

function verify(/** @type {string[]} */ ...args) {
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [inRoot('scripts', 'draw-verify.mjs'), ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function changed(/** @type {(text: string) => string} */ change) {
  writeFileSync(join(folder, 'record.json'), change(readFileSync(EXAMPLE, 'utf8')));
  return verify('record.json');
}

test(
  'a true record is said to be true in both languages',
  () => {
    const { status, stdout } = verify(EXAMPLE);
    expect(stdout).toContain('✔ 抽取记录属实：昆区援字〔2026〕第12号');
    expect(stdout).toContain('The record of the draw is true');
    expect(stdout).toContain('正在休假');
    expect(status).toBe(0);
    expect(verify(PICKED)).toMatchObject({ status: 0, stdout: expect.stringContaining('点援记录属实') });
  },
  BUILD_MS,
);

test('a changed record is refused with the line', () => {
  const { status, stderr } = changed((text) => text.replace('"digits": "0417"', '"digits": "0418"'));
  const line =
    readFileSync(EXAMPLE, 'utf8')
      .split('\n')
      .findIndex((it) => it.includes('"seed"')) + 1;
  expect(stderr).toContain(`第${line}行对不上`);
  expect(stderr).toContain(`Line ${line} differs`);
  expect(status).toBe(1);
});

test('a commitment that was not the one on the receipt is refused', () => {
  const { commitment, poolHash } = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
  expect(verify(EXAMPLE, '--commitment', commitment, '--pool-hash', poolHash).status).toBe(0);
  expect(verify(EXAMPLE, '--commitment', '0'.repeat(64)).status).toBe(1);
  expect(verify(EXAMPLE, '--pool-hash', '0'.repeat(64)).status).toBe(1);
});

test.each([
  ['no file', []],
  ['a file that is not there', ['nowhere.json']],
  ['two files', [EXAMPLE, EXAMPLE]],
  ['an unknown option', [EXAMPLE, '--quiet']],
])('%s: exit code 2', (_case, args) => {
  const { status, stderr } = verify(...args);
  expect(stderr).toContain('✘');
  expect(status).toBe(2);
});

test('a broken record: exit code 2', () => {
  expect(changed((text) => text.slice(0, -20)).status).toBe(2);
});

test('the text of the pool hashes to the hash of the pool', () => {
  const { stdout } = verify(EXAMPLE, '--pool-text');
  const { poolHash } = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
  expect(createHash('sha256').update(stdout).digest('hex')).toBe(poolHash);
});

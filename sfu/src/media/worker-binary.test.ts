import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveWorkerBinary } from './worker-binary.js';

let root: string;
let binary: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'falink-worker-'));
  binary = join(root, 'mediasoup-worker');
  writeFileSync(binary, '');
  chmodSync(binary, 0o755);
  mkdirSync(join(root, 'node_modules'));
  mkdirSync(join(root, 'sfu', 'dist', 'media'), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

const startAt = () => join(root, 'sfu', 'dist', 'media');

test('the one that is given comes first', () => {
  expect(resolveWorkerBinary(binary, startAt())).toBe(binary);
});

test('otherwise the one that the set-up noted in a folder above', () => {
  writeFileSync(join(root, 'node_modules', '.falink-worker'), `${binary}\n`);
  expect(resolveWorkerBinary(undefined, startAt())).toBe(binary);
});

test('none at all names the remedy', () => {
  expect(() => resolveWorkerBinary(undefined, startAt())).toThrow(/npm run setup/);
});

test('one that cannot be executed names it and the remedy', () => {
  rmSync(binary);
  expect(() => resolveWorkerBinary(binary, startAt())).toThrow(/cannot be executed.*MEDIASOUP_WORKER_BIN/);
});

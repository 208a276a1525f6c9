import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from './paths.js';

const textOf = (file: string) => readFile(path.join(PROJECT_ROOT, file), 'utf8');
const NAMES = /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|HOST|PORT)`/g;

/** The variables in the first column of a table of docs/operations.md. */
async function documented(head: string): Promise<string[]> {
  const text = await textOf('docs/operations.md');
  const table = text.slice(text.indexOf(`| ${head}`)).split('\n\n')[0] ?? '';
  const first = table.split('\n').map((row) => row.split('|')[1] ?? '');
  return first.flatMap((cell) => [...cell.matchAll(NAMES)].map(([, name = '']) => name)).sort();
}

/** The variables of a service's schema. */
async function read(file: string): Promise<string[]> {
  const source = await textOf(file);
  const schema = source.slice(source.indexOf('const EnvSchema'), source.indexOf('\n});'));
  return [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name).sort();
}

test.each([
  ['api (`node api/dist/bin.js`)', 'api/src/kernel/config.ts'],
  ['sfu (`node sfu/dist/bin.js`)', 'sfu/src/config.ts'],
])('docs/operations.md names every variable of %s, and no other', async (head, file) => {
  const names = await read(file);
  expect(names.length).toBeGreaterThan(10);
  expect(await documented(head)).toEqual(names);
});

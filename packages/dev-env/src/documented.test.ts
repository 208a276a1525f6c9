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

/** What of `docs/pipl.md` somebody would type: between backquotes. */
async function quoted(pattern: RegExp): Promise<string[]> {
  const text = await textOf('docs/pipl.md');
  return [...new Set([...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.match(pattern)?.[1] ?? []))];
}

describe('docs/pipl.md', () => {
  test('names variables of the api only', async () => {
    const names = await quoted(/^(FALINK_[A-Z_]+)$/);
    expect(names.length).toBeGreaterThan(5);
    expect(await read('api/src/kernel/config.ts')).toEqual(expect.arrayContaining(names));
  });

  test('names commands that the api has', async () => {
    const usage = (await textOf('api/src/cli.ts')).split('\n').map((line) => line.trim());
    const commands = [
      ...(await quoted(/^node api\/dist\/bin\.js ((?:[a-z]+ ?)+)/)),
      ...(await quoted(/^(person [a-z]+)$/)),
    ].map((command) => command.trim().split(' '));
    expect(commands.length).toBeGreaterThan(3);
    const isKnown = ([first = '', ...more]: string[]) =>
      usage.some((line) => line.startsWith(`${first} `) && more.every((word) => line.split(/[ ,]+/).includes(word)));
    expect(commands.filter((command) => !isKnown(command))).toEqual([]);
  });

  test('names tables that there are', async () => {
    const schema = await textOf('api/migrations/schema.sql');
    const text = await textOf('docs/pipl.md');
    const kinds = text.slice(text.indexOf('## 3. Kinds'), text.indexOf('## 4.'));
    const tables = [...kinds.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) expect(schema).toContain(`CREATE TABLE ${table} (`);
  });
});

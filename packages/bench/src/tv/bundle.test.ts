import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { totalOf, weighBundle } from './bundle.js';

describe('weighing a built page', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'falink-bundle-'));
    await mkdir(path.join(folder, 'assets'));
    await writeFile(
      path.join(folder, 'index.html'),
      '<link rel="stylesheet" href="/tv/assets/a.css"><script type="module" src="/tv/assets/main.js"></script>',
    );
    await writeFile(path.join(folder, 'assets/a.css'), 'body{}');
    await writeFile(
      path.join(folder, 'assets/main.js'),
      'import{a}from"./shared.js";import"./side.js";const b=()=>import("./later.js");',
    );
    await writeFile(path.join(folder, 'assets/shared.js'), 'import"./main.js";export const a=1');
    await writeFile(path.join(folder, 'assets/side.js'), 'void 0');
    await writeFile(path.join(folder, 'assets/later.js'), 'import"./deep.js";import("./latest.js");export default 1');
    await writeFile(path.join(folder, 'assets/deep.js'), 'import"./shared.js"');
    await writeFile(path.join(folder, 'assets/latest.js'), 'export default 2');
    await writeFile(path.join(folder, 'assets/later-of-an-older-build.js'), 'export default 1');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('counts the page, its styles and everything imported at once, and leaves out what is imported when needed', async () => {
    const { firstLoad, later } = await weighBundle(folder, '/tv/');
    expect([...firstLoad.keys()].sort()).toEqual([
      'assets/a.css',
      'assets/main.js',
      'assets/shared.js',
      'assets/side.js',
      'index.html',
    ]);
    expect([...later.keys()]).toEqual(['assets/later.js', 'assets/deep.js', 'assets/latest.js']);
    expect(totalOf(firstLoad)).toBeGreaterThan(0);
  });
});

import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSecrets } from './secrets.js';

const folder = () => mkdtemp(path.join(tmpdir(), 'falink-secrets-'));

describe('secrets', () => {
  it('are made once, differ from each other, and only their owner reads them', async () => {
    const dir = await folder();
    const [first, together] = await Promise.all([loadSecrets(dir), loadSecrets(dir)]);
    expect(together).toEqual(first);
    expect(await loadSecrets(dir)).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(5);
    expect((await stat(path.join(dir, 'secrets/data.key'))).mode & 0o077).toBe(0);
    expect((await readFile(path.join(dir, 'secrets/data.key'), 'utf8')).trim()).toBe(first.data);
  });

  it('are never replaced silently', async () => {
    const dir = await folder();
    await loadSecrets(dir);
    await writeFile(path.join(dir, 'secrets/data.key'), '\n');
    await expect(loadSecrets(dir)).rejects.toThrow(/data\.key.*backup/);
  });
});

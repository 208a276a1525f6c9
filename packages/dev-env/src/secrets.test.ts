import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSecrets } from './secrets.js';

describe('secrets', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(path.join(tmpdir(), 'falink-secrets-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('are made once and differ from each other', async () => {
    const [first, together] = await Promise.all([loadSecrets(dir), loadSecrets(dir)]);
    expect(together).toEqual(first);
    expect(await loadSecrets(dir)).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(3);
    expect((await readdir(path.join(dir, 'secrets'))).toSorted()).toEqual(['database.key', 'room.key', 'service.key']);
  });

  it('are never replaced silently', async () => {
    await loadSecrets(dir);
    await writeFile(path.join(dir, 'secrets/room.key'), '\n');
    await expect(loadSecrets(dir)).rejects.toThrow(/room\.key.*backup/);
  });
});

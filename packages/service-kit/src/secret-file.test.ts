import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { existingSecret, secretFromFile } from './secret-file.js';

describe('a secret in a file', () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'falink-secret-'));
    folder = join(parent, 'secrets');
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('is made once, whoever asks first, and only its owner reads it', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => secretFromFile(folder, 'data')));
    expect(new Set(asked).size).toBe(1);
    expect(await secretFromFile(folder, 'data')).toBe(asked[0]);
    expect((await readFile(join(folder, 'data.key'), 'utf8')).trim()).toBe(asked[0]);
    expect((await stat(join(folder, 'data.key'))).mode & 0o077).toBe(0);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect(await readdir(folder)).toEqual(['data.key']);
    expect(await secretFromFile(folder, 'jwt')).not.toBe(asked[0]);
  });

  it('may be written by hand', async () => {
    await secretFromFile(folder, 'jwt');
    await writeFile(join(folder, 'room.key'), `${'r'.repeat(32)}\n\n`);
    expect(await secretFromFile(folder, 'room')).toBe('r'.repeat(32));
  });

  it('is only looked for where none may be made', async () => {
    expect(await existingSecret(folder, 'data')).toBeNull();
    expect(await readdir(parent)).toEqual([]);
    const made = await secretFromFile(folder, 'data');
    expect(await existingSecret(folder, 'data')).toBe(made);
  });

  it.each(['', '\n', 'too short'])('is never replaced silently (%j)', async (content) => {
    await secretFromFile(folder, 'jwt');
    await writeFile(join(folder, 'data.key'), content);
    await expect(secretFromFile(folder, 'data')).rejects.toThrow(/data\.key.*backup/);
    expect(await readFile(join(folder, 'data.key'), 'utf8')).toBe(content);
  });
});

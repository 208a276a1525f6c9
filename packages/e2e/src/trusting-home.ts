import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A home folder whose browsers trust this certificate authority, as a box does after the install page. */
export async function homeThatTrusts(caFile: string): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'falink-home-'));
  const database = path.join(home, '.pki/nssdb');
  await mkdir(database, { recursive: true });
  const certutil = (...args: string[]) =>
    execFileSync('certutil', ['-d', `sql:${database}`, ...args], { stdio: 'pipe' });
  certutil('-N', '--empty-password');
  certutil('-A', '-n', 'falink', '-t', 'C,,', '-i', caFile);
  return home;
}

import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** Makes `home` a home folder whose browsers trust this certificate authority, as a box does after the install page. */
export async function trustAuthority(home: string, caFile: string): Promise<void> {
  const database = path.join(home, '.pki/nssdb');
  await mkdir(database, { recursive: true });
  const certutil = (...args: string[]) =>
    execFileSync('certutil', ['-d', `sql:${database}`, ...args], { stdio: 'pipe' });
  certutil('-N', '--empty-password');
  certutil('-A', '-n', 'falink', '-t', 'C,,', '-i', caFile);
}

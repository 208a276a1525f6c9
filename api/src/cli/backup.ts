import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { identityFile } from '../kernel/backup/backup-keys.js';
import { makeBackup } from '../kernel/backup/make-backup.js';
import type { Totals } from '../kernel/backup/manifest.js';
import { checkBackup, restoreBackup } from '../kernel/backup/restore-backup.js';
import { readConfig } from '../kernel/config.js';
import { runAuditVerify } from './audit.js';
import { say, withTools } from './tools.js';

const MEGABYTE = 1_000_000;

const inWords = ({ rows, files }: Totals): string => {
  const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return `${all} rows of ${Object.keys(rows).length} tables, ${files} files`;
};

/** `backup [--out FILE]`. @returns the exit status */
export async function runBackup(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { out: { type: 'string' } } });
  const config = readConfig();
  const { file, bytes, totals } = await makeBackup(config, values.out && resolve(values.out));
  say(`${file}: ${inWords(totals)}, ${(bytes / MEGABYTE).toFixed(1)} MB`);
  if (config.backup.recipients.length === 0)
    say(`Only ${identityFile(config)} opens it. Keep a copy of that file where the backups are not.`);
  return 0;
}

/** `restore FILE [--identity FILE] [--check]`. @returns the exit status */
export async function runRestore(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { identity: { type: 'string' }, check: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    process.stderr.write('restore needs the file of one backup\n');
    return 2;
  }
  const config = readConfig();
  const identities = await readIdentities(values.identity ?? identityFile(config));
  if (values.check) {
    const { manifest, totals } = await checkBackup(resolve(file), identities);
    say(`whole: of ${manifest.at}, by version ${manifest.version}, ${inWords(totals)}`);
    return 0;
  }
  const { manifest, totals } = await restoreBackup({ ...config, file: resolve(file), identities });
  say(`restored: of ${manifest.at}, by version ${manifest.version}, ${inWords(totals)}`);
  return await withTools(runAuditVerify);
}

/** A file as `age-keygen` writes it, or one that holds the key alone. */
async function readIdentities(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no key in ${file}. Name the file that holds it: --identity FILE`);
  });
  const keys = text.split(/\s+/).filter((word) => word.startsWith('AGE-SECRET-KEY-'));
  if (keys.length === 0) throw new Error(`${file} holds no key (AGE-SECRET-KEY-…).`);
  return keys;
}

import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { backupFiles, backupRecipients } from './backup-keys.js';
import type { Totals } from './manifest.js';
import { writeBackup } from './write-backup.js';

export interface MadeBackup {
  readonly file: string;
  readonly bytes: number;
  readonly totals: Totals;
}

/** Writes a backup of an installation, in the folder of its configuration unless another file is named. */
export async function makeBackup(
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'secrets' | 'backup'>,
  file: string = join(config.backup.folder, `falink-${new Date().toISOString().replace(/[:.]/g, '-')}.tar.gz.age`),
): Promise<MadeBackup> {
  await mkdir(config.backup.folder, { recursive: true, mode: 0o700 });
  const totals = await writeBackup({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    file,
    recipients: await backupRecipients(config),
    files: await backupFiles(config),
  });
  return { file, bytes: (await stat(file)).size, totals };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { existingSecret, secretFromFile } from '@falink/service-kit';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { anchorFile, readAnchor } from '../audit/anchor.js';
import type { Config } from '../config.js';

const folderOf = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'secrets');

/** Where an installation's own private key for backups is. */
export const identityFile = (config: Pick<Config, 'dataDir'>): string => join(folderOf(config), 'backup.key');

/** The public keys of the configuration, or that of this installation, whose private key is made when there is none. */
export async function backupRecipients(config: Pick<Config, 'dataDir' | 'backup'>): Promise<readonly string[]> {
  if (config.backup.recipients.length > 0) return config.backup.recipients;
  return [await identityToRecipient(await secretFromFile(folderOf(config), 'backup', generateX25519Identity))];
}

/** What a service needs to open its papers and rows again, wherever its keys came from. */
export async function backupFiles(config: Pick<Config, 'dataDir' | 'secrets'>): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of ['jwt', 'room', 'service', 'data'] as const) {
    const secret = config.secrets[name] ?? (await existingSecret(folderOf(config), name));
    if (secret !== null) files.set(`secrets/${name}.key`, Buffer.from(`${secret}\n`));
  }
  if (config.secrets.otherData.length > 0)
    files.set('secrets/other-data-keys.txt', Buffer.from(`${config.secrets.otherData.join('\n')}\n`));
  const anchor = anchorFile(config.dataDir);
  if ((await readAnchor(anchor)) !== null) files.set('audit/anchor.json', await readFile(anchor));
  return files;
}

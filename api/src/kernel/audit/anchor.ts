import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Checkpoint } from './queries/checkpoints.js';

const hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => Buffer.from(text, 'hex'));

const AnchorSchema = z.object({ number: z.number().int(), at: z.string(), seal: z.number().int(), signature: hex });

/** The last checkpoint that this host saw, outside of the database. */
export type Anchor = z.infer<typeof AnchorSchema>;

export const anchorFile = (dataDir: string): string => join(dataDir, 'audit', 'anchor.json');

/** @returns null when there is none. @throws Error when the file is none */
export async function readAnchor(file: string): Promise<Anchor | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return AnchorSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is no anchor of the audit log`, { cause });
  }
}

/** Replaces the anchor, whole or not at all. */
export async function writeAnchor(file: string, { number, at, seal, signature }: Checkpoint): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  const anchor = { number, at: at.toISOString(), seal, signature: signature?.toString('hex') };
  await writeFile(draft, `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
  await rename(draft, file);
}

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskBlobStore } from '@falink/storage';
import { openKeys } from '../kernel/keys/bind-keys.js';
import { countRetention, type DueCount, keepRetention } from '../kernel/retention/keep-retention.js';
import { countLateBlobRemovals, findUnproved, listErasures, sumErasures } from '../kernel/retention/queries.js';
import { STAYS } from '../retention-coverage.js';
import { RETENTION_RULES } from '../retention-rules.js';
import { SEALED_COLUMNS } from '../sealed-columns.js';
import { say, type Tools } from './tools.js';

/** A run is due every night: what is over its time for longer was forgotten. */
const LATE_HOURS = 36;
const LATE_DAYS = LATE_HOURS / 24;
const SHOWN = 5;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

function dueLine({ kind, keepDays, due, oldest }: DueCount): string {
  const what = oldest ? `${due} due, the oldest since ${dayOf(oldest)}` : 'nothing due';
  return `${kind}: kept ${keepDays} days; ${what}`;
}

/** Prints each rule, what is due, what was erased, and what stays. */
export async function runRetentionStatus(tools: Tools): Promise<number> {
  const sums = await sumErasures(tools.pool);
  for (const count of await countRetention(tools, RETENTION_RULES)) {
    const sum = sums.find(({ kind }) => kind === count.kind);
    say(`${dueLine(count)}; ${sum ? `${sum.items} erased, last on ${dayOf(sum.last)}` : 'none erased yet'}`);
  }
  const asked = sums.find(({ kind }) => kind === 'person_request');
  if (asked) say(`person_request: ${asked.items} erased, last on ${dayOf(asked.last)}`);
  const { items, total } = await listErasures(tools.pool, 1);
  const last = items[0];
  if (last)
    say(
      `last proof of ${total}: erasure ${last.id}, ${last.kind}, ${last.items} items, ${last.sha256.toString('hex')}`,
    );
  say('');
  for (const [what, why] of STAYS) say(`stays: ${what} (${why})`);
  return 0;
}

/** Erases what is due, or says what it would erase. */
export async function runRetentionRun(tools: Tools, { dryRun }: { readonly dryRun: boolean }): Promise<number> {
  if (dryRun) {
    for (const count of await countRetention(tools, RETENTION_RULES)) say(dueLine(count));
    say('Nothing was erased.');
    return 0;
  }
  const { blobs, folder } = await openBlobs(tools);
  if (!blobs) {
    say(`There is no ${folder} on this host. Run it with the FALINK_DATA_DIR of the service. Nothing was erased.`);
    return 1;
  }
  const { erased, files } = await keepRetention({ ...tools, blobs }, RETENTION_RULES, {
    onBatch: (kind, n) => say(`${kind}: ${n} erased`),
  });
  say(`${erased} erased, ${files} files removed.`);
  return 0;
}

/** Whether the rules were kept to, and the proofs are those of the audit log. @returns 0 when all of it holds */
export async function runRetentionVerify(tools: Tools): Promise<number> {
  const keep = Object.fromEntries(
    Object.entries(tools.config.keep).map(([kind, days]) => [kind, days + LATE_DAYS]),
  ) as Tools['config']['keep'];
  const problems: string[] = [];
  for (const { kind, due, oldest } of await countRetention(
    { ...tools, config: { ...tools.config, keep } },
    RETENTION_RULES,
  ))
    if (oldest) problems.push(`${kind}: ${due} should have been erased, the oldest ended on ${dayOf(oldest)}`);
  const files = await countLateBlobRemovals(tools.pool, LATE_HOURS);
  if (files > 0) problems.push(`${files} files of erased papers are still to be removed`);
  for (const subject of await findUnproved(tools.pool, SHOWN))
    problems.push(`${subject}: the proof and the audit log do not agree`);
  for (const problem of problems) say(problem);
  if (problems.length > 0) return 1;
  const { total } = await listErasures(tools.pool, 1);
  say(
    `Nothing is over its time; ${total} proofs are those of the audit log. \`audit verify\` says whether that holds.`,
  );
  return 0;
}

/** The papers of the service; a wrong folder would count files as removed that are elsewhere. */
export async function openBlobs(tools: Tools): Promise<{ blobs: DiskBlobStore | null; folder: string }> {
  const folder = join(tools.config.dataDir, 'blobs');
  if (!(await stat(folder).catch(() => null))) return { blobs: null, folder };
  const { kept } = await openKeys(tools.config, tools, SEALED_COLUMNS);
  return { blobs: await DiskBlobStore.open({ folder, encryptionKey: kept.blobs }), folder };
}

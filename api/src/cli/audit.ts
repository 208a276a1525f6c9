import { anchorFile, readAnchor } from '../kernel/audit/anchor.js';
import { type AuditBreak, type Verified, verifyChain } from '../kernel/audit/verify-chain.js';
import { openKeys } from '../kernel/keys/bind-keys.js';
import { SEALED_COLUMNS } from '../sealed-columns.js';
import { say, type Tools } from './tools.js';

/** How often the progress is printed, in events. */
const SAY_EVERY = 1_000_000;

/** Compares the audit log with its chain, its signatures and the anchor of this host. @returns 0 when all of it holds */
export async function runAuditVerify(tools: Tools): Promise<number> {
  const { key, trouble } = await signatureKey(tools);
  const file = anchorFile(tools.config.dataDir);
  const anchor = await readAnchor(file);
  const began = performance.now();
  let said = 0;
  const verified = await verifyChain(tools.pool, {
    key,
    anchor,
    onProgress: (events) => {
      if (events - said < SAY_EVERY) return;
      said = events;
      say(`${events} events compared`);
    },
  });
  const perSecond = Math.round(verified.sealed / Math.max(0.001, (performance.now() - began) / 1000));
  say(`${verified.sealed} events compared, ${perSecond} a second`);
  if (verified.broken) {
    say(`The audit log is broken: ${describe(verified.broken)}`);
    return 1;
  }
  say(extent(verified, anchor !== null, file));
  if (trouble === null) return 0;
  say(`The signatures were not compared: ${trouble}`);
  return 1;
}

async function signatureKey(tools: Tools): Promise<{ key: Uint8Array | null; trouble: string | null }> {
  try {
    const { kept } = await openKeys(tools.config, tools, SEALED_COLUMNS);
    return { key: kept.audit, trouble: null };
  } catch (error) {
    return { key: null, trouble: error instanceof Error ? error.message : String(error) };
  }
}

function extent({ sealed, signedSeal, checkpoints }: Verified, anchored: boolean, file: string): string {
  const unsigned = sealed - signedSeal;
  const end = anchored
    ? `the end is the one of ${file} or later`
    : `there is no ${file} on this host, so that nobody can say whether the end was cut off together with its signatures`;
  return `The chain holds. ${checkpoints} signatures cover the events up to ${signedSeal}; ${unsigned} later ones are not signed yet; ${end}.`;
}

function describe(broken: AuditBreak): string {
  switch (broken.kind) {
    case 'changed':
      return `event ${broken.seal} (id ${broken.id}), or the one before it, was changed.`;
    case 'removed':
      return `events ${broken.seal} to ${broken.next - 1} were removed.`;
    case 'rewritten':
      return `somewhere in events ${broken.seal} to ${broken.signedSeal} something was changed and the hashes were made again: they are not those that were signed.`;
    case 'cut':
      return `the newest end was cut off: events ${broken.seal} to ${broken.signedSeal} were there when it was signed. After the restore of an older backup this is so; then delete the anchor file.`;
    case 'signature':
      return `signature ${broken.number}, for events up to about ${broken.seal}, was changed or removed, or belongs to another database.`;
  }
}

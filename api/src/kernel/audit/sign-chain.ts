import type { Context } from '../context.js';
import { inTransaction } from '../db/transaction.js';
import { type Anchor, anchorFile, readAnchor, writeAnchor } from './anchor.js';
import {
  type Checkpoint,
  findCheckpoint,
  findLastCheckpoint,
  insertCheckpoint,
  lockCheckpoints,
  readClock,
} from './queries/checkpoints.js';
import { findChainEnd, findHash } from './queries/events.js';
import { isSame, signatureOf } from './signature.js';

type Host = Pick<Context, 'pool' | 'changes' | 'log' | 'secrets'> & { readonly config: { readonly dataDir: string } };

/** The log is not what was signed: nothing that repeating could mend. */
export class AuditMismatch extends Error {
  override readonly name = 'AuditMismatch';
}

/**
 * Signs where the audit chain stands, when it has grown, and keeps the signature outside of the database too: in the log
 * and in the anchor file (SPEC P19). What has been signed must still be there: a chain that was changed is not signed.
 *
 * @throws AuditMismatch in words for operators when the chain, or the anchor, does not continue what was signed
 */
export async function signChain(host: Host): Promise<void> {
  const file = anchorFile(host.config.dataDir);
  const last = await inTransaction(host, async (db) => {
    await lockCheckpoints(db);
    const before = await findLastCheckpoint(db);
    if (!before)
      throw new AuditMismatch('The audit log has lost its checkpoints. Run `node api/dist/bin.js audit verify`.');
    const end = await findChainEnd(db);
    if (before.seal > 0 && !isSame(await findHash(db, before.seal), before.hash))
      throw new AuditMismatch(broken(before));
    await requireAnchor(await readAnchor(file), file, (number) => findCheckpoint(db, number));
    if (end.seal === before.seal) return before;
    const unsigned = { number: before.number + 1, at: await readClock(db), ...end };
    const next = { ...unsigned, signature: signatureOf(host.secrets.kept.audit, unsigned, before.signature) };
    await insertCheckpoint(db, next);
    return next;
  });
  if (!last.signature) return;
  const anchor = await readAnchor(file);
  if (anchor && anchor.number >= last.number) return;
  await writeAnchor(file, last);
  const { number, seal, signature } = last;
  host.log.info({ number, seal, signature: signature.toString('hex') }, 'audit log signed');
}

async function requireAnchor(
  anchor: Anchor | null,
  file: string,
  find: (number: number) => Promise<Checkpoint | null>,
): Promise<void> {
  if (!anchor) return;
  const known = await find(anchor.number);
  if (known && isSame(known.signature, anchor.signature)) return;
  throw new AuditMismatch(
    `The audit log in the database is not the one that ${file} was written for: up to event ${anchor.seal} was signed on ${anchor.at}. Run \`node api/dist/bin.js audit verify\`. If you restored a backup from before then, or began with an empty database, delete the file.`,
  );
}

function broken({ seal, at }: Checkpoint): string {
  return `The audit log is not what was signed on ${at.toISOString()} up to event ${seal}: it is not signed any further. Run \`node api/dist/bin.js audit verify\`.`;
}

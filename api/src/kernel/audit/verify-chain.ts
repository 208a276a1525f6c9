import type { Queryable } from '../db/pool.js';
import type { Anchor } from './anchor.js';
import { type Checkpoint, findCheckpoint, listCheckpoints } from './queries/checkpoints.js';
import { type ChainEnd, type ChainPart, comparePart, findChainEnd } from './queries/events.js';
import { isSame, signatureOf } from './signature.js';

/** A batch is one statement; its rows stay in the database. */
const EVENTS_AT_ONCE = 20_000;
const CHECKPOINTS_AT_ONCE = 1_000;

/** The first place at which the log is not what it was, by the number under which an event was sealed. */
export type AuditBreak = { readonly seal: number } & (
  | { readonly kind: 'changed'; readonly id: number }
  /** Events from here on, up to the one before `next`, are missing. */
  | { readonly kind: 'removed'; readonly next: number }
  /** The chain is whole, and is not the one that was signed: somebody made its hashes again. */
  | { readonly kind: 'rewritten'; readonly signedSeal: number }
  /** What was signed is not there: the newest end was cut off. */
  | { readonly kind: 'cut'; readonly signedSeal: number }
  /** A checkpoint was changed or removed. */
  | { readonly kind: 'signature'; readonly number: number }
);

export interface Verified {
  /** Sealed events. */
  readonly sealed: number;
  /** Events up to this one are covered by a signature; 0: none are. */
  readonly signedSeal: number;
  readonly checkpoints: number;
  readonly broken: AuditBreak | null;
}

export interface VerifyOptions {
  /** The key of the signatures; null: only the chain is compared, which says nothing about a chain made again. */
  readonly key: Uint8Array | null;
  /** What was signed according to a file outside of the database; null: there is none. */
  readonly anchor: Anchor | null;
  readonly onProgress?: (events: number) => void;
  readonly eventsAtOnce?: number;
}

/** Compares the whole log with its chain and its signatures, in batches: memory does not grow with it. */
export async function verifyChain(db: Queryable, options: VerifyOptions): Promise<Verified> {
  const chain = await walkChain(db, options);
  const end = await findChainEnd(db);
  const signed = await walkCheckpoints(db, options.key, end.seal);
  const anchored = await compareAnchor(db, options.anchor, end.seal);
  const breaks = [chain.broken, signed.broken, anchored].filter((found) => found !== null);
  return { ...signed, sealed: chain.sealed, broken: breaks.toSorted((a, b) => a.seal - b.seal)[0] ?? null };
}

async function walkChain(
  db: Queryable,
  { onProgress = () => {}, eventsAtOnce = EVENTS_AT_ONCE }: VerifyOptions,
): Promise<{ sealed: number; broken: AuditBreak | null }> {
  let end: ChainEnd = { seal: 0, hash: null };
  let sealed = 0;
  for (;;) {
    const part = await comparePart(db, end, eventsAtOnce);
    sealed += part.events;
    if (part.brokenSeal !== null) return { sealed, broken: breakOf(part.brokenSeal, part) };
    if (part.lastSeal === null) return { sealed, broken: null };
    end = { seal: part.lastSeal, hash: part.lastHash };
    onProgress(sealed);
  }
}

function breakOf(seal: number, { brokenPlace, brokenId }: ChainPart): AuditBreak {
  if (brokenPlace !== null && brokenPlace < seal) return { kind: 'removed', seal: brokenPlace, next: seal };
  return { kind: 'changed', seal, id: brokenId ?? 0 };
}

async function walkCheckpoints(
  db: Queryable,
  key: Uint8Array | null,
  endSeal: number,
): Promise<Omit<Verified, 'sealed'>> {
  let before: Checkpoint | null = null;
  for (;;) {
    const next = before ? before.number + 1 : 0;
    const batch = await listCheckpoints(db, next, CHECKPOINTS_AT_ONCE);
    for (const checkpoint of batch) {
      const broken = compareCheckpoint(checkpoint, before, { key, endSeal });
      if (broken) return { ...covered(key, before), broken };
      before = checkpoint;
    }
    if (batch.length > 0) continue;
    // Number 0 is as old as the table.
    const broken: AuditBreak | null = before ? null : { kind: 'signature', seal: 1, number: 0 };
    return { ...covered(key, before), broken };
  }
}

function compareCheckpoint(
  checkpoint: Checkpoint & { readonly found: Buffer | null },
  before: Checkpoint | null,
  { key, endSeal }: { readonly key: Uint8Array | null; readonly endSeal: number },
): AuditBreak | null {
  const { number, seal, hash, signature, found } = checkpoint;
  const first = (before?.seal ?? 0) + 1;
  if (number !== (before ? before.number + 1 : 0)) return { kind: 'signature', seal: first, number };
  if (key && before && !isSame(signature, signatureOf(key, checkpoint, before.signature)))
    return { kind: 'signature', seal: first, number };
  if (seal > endSeal) return { kind: 'cut', seal: endSeal + 1, signedSeal: seal };
  return isSame(found, hash) ? null : { kind: 'rewritten', seal: first, signedSeal: seal };
}

function covered(key: Uint8Array | null, last: Checkpoint | null): Pick<Verified, 'signedSeal' | 'checkpoints'> {
  return key && last?.signature
    ? { signedSeal: last.seal, checkpoints: last.number }
    : { signedSeal: 0, checkpoints: 0 };
}

async function compareAnchor(db: Queryable, anchor: Anchor | null, endSeal: number): Promise<AuditBreak | null> {
  if (!anchor) return null;
  if (anchor.seal > endSeal) return { kind: 'cut', seal: endSeal + 1, signedSeal: anchor.seal };
  const known = await findCheckpoint(db, anchor.number);
  if (known && isSame(known.signature, anchor.signature)) return null;
  return { kind: 'signature', seal: anchor.seal, number: anchor.number };
}

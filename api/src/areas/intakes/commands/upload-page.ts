import {
  FalinkError,
  type Intake,
  MAX_CAPTURE_BYTES,
  type Paper,
  replacedPages,
  takesMorePages,
} from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { requireOpen, requireTerminal } from '../access.js';
import { createPerson, openPersonKey, type PersonKey } from '../personal-data.js';
import { reencode } from '../picture.js';
import { findIntake, type IntakeRow, lockIntakeRow, setPerson } from '../queries/intakes.js';
import { deletePages, insertPage, listPapers, setPaperState } from '../queries/papers.js';
import { changeIntake, requirePaper } from './change-intake.js';

export interface UploadedPage {
  readonly id: string;
  readonly paperId: string;
  /** The page that is taken again; its place is kept. */
  readonly replaces?: string | undefined;
  readonly bytes: Buffer;
  /** Taken by the phone that is the terminal's camera; `stillServes` throws when it no longer is. */
  readonly phone?: { readonly stillServes: (db: Queryable) => Promise<void> };
}

/**
 * Keeps a still from the room's camera, or its phone: encoded again, encrypted under the person's key, then known to the database.
 * It is another page, or takes the place of one, of all pages, or of a card's single picture (SPEC I7). The same picture
 * again is a repetition, because no camera gives the same twice: it changes nothing.
 *
 * @throws FalinkError intake.unknown, intake.closed, capture.unknown, capture.unreadable, capture.full,
 *   request.too_large, request.media_type, storage.full, service.busy; capture.changed when the page to be replaced is
 *   gone
 */
export async function uploadPage(ctx: Context, by: Actor, input: UploadedPage): Promise<Intake> {
  const { id, paperId, bytes } = input;
  if (bytes.length > MAX_CAPTURE_BYTES) throw new FalinkError('request.too_large');
  await refuseEarly(ctx, by, input);
  const picture = await ctx.gates.pictures.run(() => reencode(bytes));
  const { key } = await personOf(ctx, by, id);
  // The file first: a row never points to nothing. A file without a row is removed below, or stays, encrypted.
  const blob = await ctx.blobs.put(picture.jpeg, { encryptionKey: key });
  const obsolete: string[] = [];
  try {
    return await changeIntake(ctx, by, { id, authorise: requireTerminal }, async (tx, intake) => {
      // Decoding takes a while.
      await input.phone?.stillServes(tx);
      const paper = requirePaper(intake.papers, paperId);
      if (paper.pages.some(({ sha256 }) => sha256 === blob.sha256)) {
        tx.afterCommit(() => removeBlobs(ctx, [blob.key]));
        return null;
      }
      const gone = requirePlace(paper, input);
      const waits = paper.pages.some((page) => page.retake && !gone.includes(page));
      // Before its pages change: an accepted paper keeps those that it has.
      await setPaperState(tx, paper, waits ? 'retake' : 'receive');
      tx.afterCommit(() => removeBlobs(ctx, obsolete));
      const { blobs, position } = await deletePages(
        tx,
        gone.map((page) => page.id),
      );
      obsolete.push(...blobs);
      await insertPage(tx, {
        paperId,
        position,
        width: picture.width,
        height: picture.height,
        sharpness: picture.sharpness,
        bytes: blob.bytes,
        sha256: blob.sha256,
        blobKey: blob.key,
      });
      const device = input.phone && { device: 'phone' };
      return {
        action: 'intake.page_received',
        data: { paper: paper.id, kind: paper.kind, replaced: gone.length, ...device },
      };
    });
  } catch (error) {
    // Of a refusal it is known that there is no row. After a lost connection there may be one: better a file too many.
    if (error instanceof FalinkError) removeBlobs(ctx, [blob.key]);
    throw error;
  }
}

/** Before eight megabytes are decoded: the intake and the paper must be there and open. */
async function refuseEarly(ctx: Context, by: Actor, input: UploadedPage): Promise<void> {
  const { id, paperId } = input;
  const row = await findIntake(ctx.pool, id);
  requireTerminal(row, by);
  requireOpen(row);
  const paper = requirePaper(await listPapers(ctx.pool, id), paperId);
  // A page that is gone may have been replaced by this very picture: that is known once it is decoded.
  if (input.replaces === undefined) requirePlace(paper, input);
}

/** The person's key, made when this is the first personal datum of the intake. */
function personOf(ctx: Context, by: Actor, id: string): Promise<PersonKey> {
  return command(ctx, by, {
    lock: (tx) => lockIntakeRow(tx, id),
    authorise: (row) => requireTerminal(row, by),
    change: async (tx, found) => {
      const row = found as IntakeRow;
      requireOpen(row);
      const known = row.person_id === null ? null : openPersonKey(ctx.secrets, row.person_id, row.data_key_sealed);
      if (known) return { audit: 'not audited', result: known };
      const person = await createPerson(tx, ctx.secrets);
      await setPerson(tx, id, person.personId);
      // A key without data says nothing about anybody; the page that it is made for is audited.
      return { audit: 'not audited', result: person };
    },
  });
}

/** The pages that the new one takes the place of. @throws FalinkError capture.full, capture.changed */
function requirePlace(paper: Paper, { replaces }: Pick<UploadedPage, 'replaces'>): ReturnType<typeof replacedPages> {
  if (replaces !== undefined && !paper.pages.some(({ id }) => id === replaces))
    throw new FalinkError('capture.changed');
  const gone = replacedPages(paper, replaces);
  if (gone.length === 0 && paper.kind === 'document' && !takesMorePages(paper)) throw new FalinkError('capture.full');
  return gone;
}

function removeBlobs(ctx: Context, keys: readonly string[]): void {
  for (const key of keys) {
    ctx.blobs
      .delete(key)
      .catch((err: unknown) => ctx.log.warn({ err, key }, 'a blob that nobody needs could not be removed'));
  }
}

import { FalinkError, type Intake, MAX_CAPTURE_BYTES, MAX_PAGES, type Paper } from '@falink/protocol';
import type { Actor } from '../../../kernel/actor.js';
import { command } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { requireOpen, requireTerminal } from '../access.js';
import { createPerson, openPersonKey, type PersonKey } from '../personal-data.js';
import { reencode } from '../picture.js';
import {
  deletePages,
  findIntake,
  type IntakeRow,
  insertPage,
  listPapers,
  lockIntakeRow,
  setIdentityChecked,
  setPaperState,
  setPerson,
} from '../queries/intakes.js';
import { changeIntake, type Done, type OpenedIntake } from './change-intake.js';

export interface UploadedPage {
  readonly id: string;
  readonly paperId: string;
  readonly bytes: Buffer;
}

/**
 * Keeps a still from the room's camera: encoded again, encrypted under the person's key, then known to the database.
 * A paper to be taken again, and one that has a single page by nature, replaces what was there. The same picture again is
 * a repetition, because no camera gives the same twice: it changes nothing.
 *
 * @throws FalinkError intake.unknown, intake.closed, capture.unknown, capture.unreadable, request.too_large,
 *   request.media_type, storage.full, service.busy
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
      const paper = requirePaper(intake.papers, paperId);
      if (paper.pages.some(({ sha256 }) => sha256 === blob.sha256)) {
        tx.afterCommit(() => removeBlobs(ctx, [blob.key]));
        return null;
      }
      tx.afterCommit(() => removeBlobs(ctx, obsolete));
      obsolete.push(...(replaces(paper) ? await deletePages(tx, paperId) : []));
      await insertPage(tx, {
        paperId,
        width: picture.width,
        height: picture.height,
        bytes: blob.bytes,
        sha256: blob.sha256,
        blobKey: blob.key,
      });
      return received(tx, intake, paper);
    });
  } catch (error) {
    // Of a refusal it is known that there is no row. After a lost connection there may be one: better a file too many.
    if (error instanceof FalinkError) removeBlobs(ctx, [blob.key]);
    throw error;
  }
}

/** Before eight megabytes are decoded: the intake and the paper must be there and open. */
async function refuseEarly(ctx: Context, by: Actor, { id, paperId }: UploadedPage): Promise<void> {
  const row = await findIntake(ctx.pool, id);
  requireTerminal(row, by);
  requireOpen(row);
  requirePaper(await listPapers(ctx.pool, id), paperId);
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

function requirePaper(papers: readonly Paper[], paperId: string): Paper {
  const paper = papers.find((candidate) => candidate.id === paperId);
  if (!paper) throw new FalinkError('capture.unknown');
  if (!replaces(paper) && paper.pages.length >= MAX_PAGES) throw new FalinkError('request.too_large');
  return paper;
}

function replaces(paper: Pick<Paper, 'kind' | 'state'>): boolean {
  return paper.kind !== 'document' || paper.state === 'retake';
}

async function received(tx: Transaction, { row }: OpenedIntake, paper: Paper): Promise<Done> {
  await setPaperState(tx, paper, 'receive');
  // Another card than the one that was compared: the comparison is to be done again.
  if (paper.kind === 'identity_front' && row.identity_checked_at !== null) await setIdentityChecked(tx, row.id, null);
  return { action: 'intake.page_received', data: { paper: paper.id, kind: paper.kind } };
}

function removeBlobs(ctx: Context, keys: readonly string[]): void {
  for (const key of keys) {
    ctx.blobs
      .delete(key)
      .catch((err: unknown) => ctx.log.warn({ err, key }, 'a blob that nobody needs could not be removed'));
  }
}

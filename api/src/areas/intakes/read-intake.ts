import { FalinkError, type Intake } from '@falink/protocol';
import { type Actor, actorName } from '../../kernel/actor.js';
import { recordAudit } from '../../kernel/audit/queries/events.js';
import type { Context } from '../../kernel/context.js';
import { requireReader } from './access.js';
import { openPersonKey } from './personal-data.js';
import { findIntake } from './queries/intakes.js';
import { findPage, listPapers } from './queries/papers.js';
import { presentIntake } from './view.js';

/** An intake with its personal data. The reading is recorded. @throws FalinkError intake.unknown, auth.forbidden */
export async function readIntake(ctx: Context, by: Actor, { id }: { readonly id: string }): Promise<Intake> {
  const row = await findIntake(ctx.pool, id);
  requireReader(row, by);
  await recordAudit(ctx.pool, {
    actor: actorName(by),
    action: 'intake.read',
    subject: `intake:${id}`,
    orgPath: row.org_path,
  });
  return presentIntake(ctx, row, await listPapers(ctx.pool, id));
}

/**
 * A captured page as JPEG. The reading is recorded before the first byte leaves.
 *
 * @throws FalinkError intake.unknown, auth.forbidden; capture.unknown, also after the person was erased
 */
export async function readPage(
  ctx: Context,
  by: Actor,
  { id, pageId }: { readonly id: string; readonly pageId: string },
): Promise<Buffer> {
  const row = await findIntake(ctx.pool, id);
  requireReader(row, by);
  const page = await findPage(ctx.pool, id, pageId);
  const person = row.person_id === null ? null : openPersonKey(ctx.secrets, row.person_id, row.data_key_sealed);
  if (!page || !person) throw new FalinkError('capture.unknown');
  await recordAudit(ctx.pool, {
    actor: actorName(by),
    action: 'intake.page_read',
    subject: `intake:${id}`,
    orgPath: row.org_path,
    data: { page: pageId },
  });
  return ctx.blobs.read(page.blobKey, { encryptionKey: person.key });
}

import { type CompanionProof, FalinkError, type RoomAccess } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { roomAccess } from '../sessions/index.js';
import { isPhoneKey } from './companion-keys.js';
import { type CompanionRow, findCompanion } from './queries/companions.js';

/** The phone that opened the link last, while its call goes on. @throws FalinkError companion.ended, call.ended */
export async function requireCompanion(
  { secrets }: Pick<Context, 'secrets'>,
  db: Queryable,
  { companionId, key }: CompanionProof,
): Promise<CompanionRow> {
  const row = await findCompanion(db, companionId);
  if (!row || !isPhoneKey(secrets, key, { companionId, openedBy: row.openedBy }))
    throw new FalinkError('companion.ended');
  if (!row.open) throw new FalinkError('call.ended');
  return row;
}

/** A fresh room token for the phone that opened the link last. @throws FalinkError companion.ended, call.ended, service.no_sfu */
export async function companionAccess(ctx: Context, proof: CompanionProof): Promise<RoomAccess> {
  const { contactId } = await requireCompanion(ctx, ctx.pool, proof);
  return roomAccess(ctx, ctx.pool, contactId, { companionId: proof.companionId }, { mustLive: true });
}

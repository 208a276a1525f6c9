import { type CompanionProof, FalinkError, type RoomAccess } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { roomAccess } from '../sessions/index.js';
import { isPhoneKey } from './companion-keys.js';
import { findCompanion } from './queries/companions.js';

/** A fresh room token for the phone that opened the link last. @throws FalinkError companion.ended, call.ended, service.no_sfu */
export async function companionAccess(ctx: Context, { companionId, key }: CompanionProof): Promise<RoomAccess> {
  const row = await findCompanion(ctx.pool, companionId);
  if (!row || !isPhoneKey(ctx.secrets, key, { companionId, openedBy: row.openedBy }))
    throw new FalinkError('companion.ended');
  if (!row.open) throw new FalinkError('call.ended');
  return roomAccess(ctx, ctx.pool, row.contactId, { companionId }, { mustLive: true });
}

import type { GuestClosed, GuestDoor } from '@falink/protocol';
import type { Actor } from '../../kernel/actor.js';
import type { Context } from '../../kernel/context.js';
import { recentWaits, waitRange } from '../contacts/index.js';
import { enter, type Visitor } from './entry.js';
import { type DoorFacts, findDoorFacts } from './queries/door.js';
import { hasRoom } from './share.js';

/** What the page says before somebody queues (SPEC U1). @throws FalinkError as `enter` */
export async function openDoor(ctx: Context, by: Actor, visitor: Visitor): Promise<GuestDoor> {
  const { place, link, notice } = await enter(ctx, by, visitor);
  const facts = await findDoorFacts(ctx.pool, place.path);
  const closed = whyClosed(ctx, facts);
  return {
    place: { id: place.id, name: place.name },
    serviceName: { zh: place.serviceNameZh, en: place.serviceNameEn },
    hotline: place.hotline,
    hours: place.hours,
    closed,
    onDuty: facts.onDuty,
    waiting: facts.guests + facts.others,
    waitRangeMs: closed === null ? waitRange(await recentWaits(ctx.pool, 'consultation', true), 0) : null,
    notice,
    category: link?.category ?? null,
  };
}

/** Why nobody can queue now; null: somebody can. */
export function whyClosed({ config: { guest } }: Pick<Context, 'config'>, facts: DoorFacts): GuestClosed | null {
  if (!guest.isOpen) return 'closed';
  if (facts.onDuty === 0) return 'nobody_on_duty';
  return hasRoom(facts, guest.sharePercent) ? null : 'full';
}

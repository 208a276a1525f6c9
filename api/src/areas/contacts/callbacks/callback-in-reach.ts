import { FalinkError } from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import type { Queryable } from '../../../kernel/db/pool.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { loadCallbacks, type ScopedCallback } from '../queries/callbacks.js';

/** @throws FalinkError request.not_found */
export async function findCallback(db: Queryable, id: string): Promise<ScopedCallback> {
  const found = (await loadCallbacks(db, [id]))[0];
  if (!found) throw new FalinkError('request.not_found');
  return found;
}

/** @throws FalinkError auth.out_of_scope for a number from outside the actor's scope */
export function requireReach(by: Actor, { orgPath }: Pick<ScopedCallback, 'orgPath'>): void {
  requireScope(staffOf(by), orgPath);
}

/** Refuses with who has the number. @throws FalinkError callback.claimed (details: name, until) */
export function refuseClaimed({ callback: { claim } }: Pick<ScopedCallback, 'callback'>): never {
  throw new FalinkError('callback.claimed', claim ? { details: { name: claim.name, until: claim.until } } : {});
}

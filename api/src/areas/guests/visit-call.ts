import { FalinkError, isWaiting, type VisitCall } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import { loadTerminalCalls, promiseAt } from '../contacts/index.js';
import { loadScreenOf } from '../screens/index.js';
import { findPlaceOf } from './queries/visits.js';

/** A call as the browser of its guest sees it. @throws FalinkError call.unknown */
export async function visitCallOf(db: Queryable, contactId: string): Promise<VisitCall> {
  const [entry] = await loadTerminalCalls(db, { ids: [contactId] });
  if (!entry) throw new FalinkError('call.unknown');
  const { call } = entry;
  const screen = call.state === 'ended' ? null : await loadScreenOf(db, contactId);
  const mayLeaveNumber = isWaiting(call.state) || call.endReason === 'nobody_answered';
  const place = mayLeaveNumber ? await findPlaceOf(db, contactId) : null;
  return { ...call, screen, callbackPromise: place === null ? null : await promiseAt(db, place) };
}

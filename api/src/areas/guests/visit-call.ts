import { FalinkError, isWaiting, type VisitCall } from '@falink/protocol';
import type { GuestIdentity } from '../../kernel/actor.js';
import type { Queryable } from '../../kernel/db/pool.js';
import { loadTerminalCalls, promiseAt } from '../contacts/index.js';
import { loadScreenOf } from '../screens/index.js';

/** A call as the browser of its guest sees it. @throws FalinkError call.unknown */
export async function visitCallOf(
  db: Queryable,
  { contactId, orgPath }: Pick<GuestIdentity, 'contactId' | 'orgPath'>,
): Promise<VisitCall> {
  const [entry] = await loadTerminalCalls(db, { ids: [contactId] });
  if (!entry) throw new FalinkError('call.unknown');
  const { call } = entry;
  const mayLeaveNumber = isWaiting(call.state) || call.endReason === 'nobody_answered';
  return {
    ...call,
    screen: call.state === 'ended' ? null : await loadScreenOf(db, contactId),
    callbackPromise: mayLeaveNumber ? await promiseAt(db, orgPath) : null,
  };
}

import { FalinkError, type VisitCall } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import { loadTerminalCalls } from '../contacts/index.js';
import { loadScreenOf } from '../screens/index.js';

/** A call as the browser of its guest sees it. @throws FalinkError call.unknown */
export async function visitCallOf(db: Queryable, contactId: string): Promise<VisitCall> {
  const [entry] = await loadTerminalCalls(db, { ids: [contactId] });
  if (!entry) throw new FalinkError('call.unknown');
  return { ...entry.call, screen: await loadScreenOf(db, contactId) };
}

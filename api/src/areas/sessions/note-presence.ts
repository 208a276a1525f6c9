import type { SfuEvent } from '@falink/protocol';
import type { Queryable } from '../../kernel/db/pool.js';
import { markFlowing, markJoined, markLeft, type Peer } from './queries/participants.js';
import { markLive } from './queries/sessions.js';

/** Takes over who is in the room of an open session, and whether it is live. @param peer whom the event is about */
export async function notePresence(
  db: Queryable,
  sessionId: string,
  event: SfuEvent,
  peer: Peer | null,
): Promise<void> {
  if (event.type === 'room.activated') return markLive(db, sessionId);
  if (!peer) return;
  if (event.type === 'peer.joined') await markJoined(db, peer);
  else if (event.type === 'media.flowing') await markFlowing(db, peer);
  else if (event.type === 'peer.left') await markLeft(db, peer);
}

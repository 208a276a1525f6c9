import { pathOf, sfuRoutes } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type pg from 'pg';

const TIMEOUT_MS = 2_000;

/**
 * Tells an sfu to close a room. Best effort: a room that could not be closed is named in the answer to that sfu's next
 * heartbeat, so nothing stays open for long.
 */
export class SfuClient {
  private readonly pending = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly options: { readonly pool: pg.Pool; readonly secret: string; readonly log: Logger }) {}

  /** Returns at once; failures are logged. */
  closeRoomOf(callId: string, reason: 'ended' | 'failed'): void {
    const closing = this.close(callId, reason)
      .catch((err) =>
        this.options.log.info({ err, callId }, 'the sfu will learn from its heartbeat that a room is over'),
      )
      .finally(() => this.pending.delete(closing));
    this.pending.add(closing);
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.pending);
  }

  private async close(callId: string, reason: 'ended' | 'failed'): Promise<void> {
    const { rows } = await this.options.pool.query<{ room_id: string; internal_url: string }>(
      'SELECT r.id AS room_id, n.internal_url FROM room r JOIN sfu_node n ON n.id = r.sfu_id WHERE r.call_id = $1',
      [callId],
    );
    const room = rows[0];
    if (!room || this.stopping.signal.aborted) return;
    const response = await fetch(new URL(pathOf(sfuRoutes.closeRoom, { roomId: room.room_id }), room.internal_url), {
      method: sfuRoutes.closeRoom.method,
      headers: { authorization: `Bearer ${this.options.secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ reason }),
      signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) throw new Error(`the sfu answered ${response.status}`);
  }
}

import { type fleet, isPrivatePage, type PayloadOf, type Scene, withheldScene } from '@falink/protocol';
import { isUnavailable } from '@falink/service-kit';
import type { Context } from '../../kernel/context.js';
import { terminalChanged } from '../../kernel/delivery/changes.js';
import { writeBeats } from './queries/connections.js';

const FLUSH_MS = 500;
/** Rows in one statement: 10,000 terminals are written in five. */
const MAX_BATCH = 2_000;

interface Waiting {
  readonly terminalId: string;
  readonly connectionId: string;
  scene: string | null;
  health: string;
}

/**
 * Gathers heartbeats and writes them together. What is not written when the database is away stays here and is written
 * when it is back; only the newest of each terminal counts.
 */
export class Heartbeats {
  private readonly waiting = new Map<string, Waiting>();
  /** Connection → its latest scene, without what changes all the time. */
  private readonly scenes = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> = Promise.resolve();

  constructor(private readonly ctx: Context) {}

  add(terminalId: string, connectionId: string, beat: PayloadOf<(typeof fleet)['heartbeat']>): void {
    const scene = isPrivatePage(beat.scene.page) ? withheldScene(beat.scene) : beat.scene;
    const shown = withoutClock(scene);
    const isNew = this.scenes.get(connectionId) !== shown;
    if (isNew) this.scenes.set(connectionId, shown);
    const before = this.waiting.get(connectionId);
    this.waiting.set(connectionId, {
      terminalId,
      connectionId,
      scene: isNew ? JSON.stringify(scene) : (before?.scene ?? null),
      health: JSON.stringify(beat.health),
    });
    this.schedule();
  }

  forget(connectionId: string): void {
    this.scenes.delete(connectionId);
    this.waiting.delete(connectionId);
  }

  /** Writes what is left. */
  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.flushing;
    await this.flush();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.flushing = this.flush().finally(() => {
        this.timer = null;
        if (this.waiting.size > 0) this.schedule();
      });
    }, FLUSH_MS);
  }

  /** A newer beat may have arrived while this one was written, of a scene that was taken as written. */
  private putBack(beat: Waiting): void {
    const newer = this.waiting.get(beat.connectionId);
    if (newer) newer.scene ??= beat.scene;
    else this.waiting.set(beat.connectionId, beat);
  }

  /** One that the database refuses must not keep the others from being written. */
  private async writeEach(batch: readonly Waiting[]): Promise<void> {
    for (const beat of batch) {
      try {
        await writeBeats(this.ctx.pool, [beat]);
        if (beat.scene !== null) this.ctx.changes.publish([terminalChanged(beat.terminalId)]);
      } catch (err) {
        if (isUnavailable(err)) this.putBack(beat);
        else this.ctx.log.warn({ err, terminalId: beat.terminalId }, 'a heartbeat cannot be written and is left out');
      }
    }
  }

  private async flush(): Promise<void> {
    while (this.waiting.size > 0) {
      const batch = [...this.waiting.values()].slice(0, MAX_BATCH);
      for (const beat of batch) this.waiting.delete(beat.connectionId);
      try {
        await writeBeats(this.ctx.pool, batch);
      } catch (err) {
        if (!isUnavailable(err)) {
          await this.writeEach(batch);
          continue;
        }
        this.ctx.log.warn({ err, beats: batch.length }, 'heartbeats could not be written');
        for (const beat of batch) this.putBack(beat);
        return;
      }
      const changed = batch.filter((beat) => beat.scene !== null);
      if (changed.length > 0) {
        this.ctx.changes.publish(changed.map((beat) => terminalChanged(beat.terminalId)));
      }
    }
  }
}

/** A scene to compare: where a film is goes on with every heartbeat, and is neither shown nor stored for itself (SPEC D8). */
function withoutClock({ player, ...scene }: Scene): string {
  return JSON.stringify([scene, player?.state, player?.kind, player?.title]);
}
